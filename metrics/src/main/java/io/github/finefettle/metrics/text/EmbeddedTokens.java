package io.github.finefettle.metrics.text;

import java.util.List;

/**
 * The tokens of a text and a vector for each. The vectors are not copied; do not change them.
 *
 * @param tokens the tokens, of use to rare-word weights only
 * @param vectors a vector for each token, all of one length, finite
 */
// A record because it is made for every text by the user's own code; equality is not asked of it.
@SuppressWarnings("ArrayRecordComponent")
public record EmbeddedTokens(List<String> tokens, float[][] vectors) {
  /** Checks that there is a vector for each token, and that all are of one length and finite. */
  public EmbeddedTokens {
    tokens = List.copyOf(tokens);
    if (tokens.size() != vectors.length) {
      throw new IllegalArgumentException(
          "There are "
              + tokens.size()
              + " tokens but "
              + vectors.length
              + " vectors. Give one vector for each token.");
    }
    for (float[] vector : vectors) {
      if (vector.length != vectors[0].length) {
        throw new IllegalArgumentException(
            "A vector has "
                + vector.length
                + " numbers, the first one "
                + vectors[0].length
                + ". Give vectors of one model and layer.");
      }
      for (float number : vector) {
        if (!Float.isFinite(number)) {
          throw new IllegalArgumentException(
              "A vector holds "
                  + number
                  + ", which is not finite. Look for an overflow in half precision.");
        }
      }
    }
  }
}
