package io.github.finefettle.metrics.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Inverse document frequencies by which rare tokens weigh more (Zhang et al., BERTScore, 2020):
 * ln((N + 1) / (d + 1)) for a token that d of N reference texts hold. Immutable.
 */
public final class TokenWeights {
  private final long texts;

  /** Asked by key only, never walked over. */
  private final Map<String, Long> frequencies;

  private TokenWeights(long texts, Map<String, Long> frequencies) {
    this.texts = texts;
    this.frequencies = frequencies;
  }

  /**
   * Counts the tokens of texts.
   *
   * @param tokensOfTexts the tokens of each text, in any order; usually those of the references
   * @return the weights
   */
  public static TokenWeights of(Iterable<List<String>> tokensOfTexts) {
    Map<String, Long> frequencies = new HashMap<>();
    long texts = 0;
    for (List<String> tokens : tokensOfTexts) {
      texts++;
      for (String token : new HashSet<>(tokens)) {
        frequencies.merge(token, 1L, Long::sum);
      }
    }
    return new TokenWeights(texts, frequencies);
  }

  /**
   * The weight of a token.
   *
   * @param token any token
   * @return 0 or more; the greatest for a token that no text held
   */
  public double of(String token) {
    return StrictMath.log((texts + 1.0) / (frequencies.getOrDefault(token, 0L) + 1.0));
  }
}
