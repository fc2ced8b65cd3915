package io.github.finefettle.dataprep.semantic;

import java.util.List;
import java.util.Locale;

/**
 * A small embedding of our own for tests: how often each run of three characters stands in the
 * text, in a fixed number of places chosen by a hash. Near for texts that are worded alike.
 */
final class CharacterGrams implements Embedding {
  private final int dimension;

  CharacterGrams(int dimension) {
    this.dimension = dimension;
  }

  @Override
  public float[][] embed(List<String> texts) {
    return texts.stream().map(this::vector).toArray(float[][]::new);
  }

  private float[] vector(String text) {
    float[] vector = new float[dimension];
    String padded = "  " + text.toLowerCase(Locale.ROOT) + "  ";
    for (int i = 0; i + 3 <= padded.length(); i++) {
      int hash = padded.substring(i, i + 3).hashCode() * 0x9E3779B1;
      vector[Integer.remainderUnsigned(hash >>> 8, dimension)] += (hash & 1) == 0 ? 1 : -1;
    }
    vector[0] += 0.01f;
    return vector;
  }
}
