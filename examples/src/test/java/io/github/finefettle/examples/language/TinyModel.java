package io.github.finefettle.examples.language;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A checkpoint so small that a test can train it: random weights, bytes as vocabulary. */
final class TinyModel {
  static final LlamaConfig CONFIG =
      new LlamaConfig(8, 12, 2, 2, 1, BytePairTokenizer.FIRST_PIECE + 2, 32, 1e-5, 10_000);

  private TinyModel() {}

  static Checkpoint checkpoint() {
    SortedMap<String, Tensor> tensors = new TreeMap<>();
    CONFIG.tensorShapes().forEach((name, shape) -> tensors.put(name, random(name, shape)));
    return new Checkpoint(CONFIG, tensors, tokenizer());
  }

  static BytePairTokenizer tokenizer() {
    List<String> pieces = new ArrayList<>();
    for (int token = 0; token < BytePairTokenizer.FIRST_PIECE; token++) {
      pieces.add("<" + token + ">");
    }
    pieces.add("a");
    pieces.add(" a");
    return BytePairTokenizer.of(pieces, new double[CONFIG.vocabulary()]);
  }

  private static Tensor random(String name, int... shape) {
    int size = 1;
    for (int dimension : shape) {
      size *= dimension;
    }
    RandomSequence draws = RandomStream.of(7, name).sequence();
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) (0.4 * draws.nextGaussian() + (shape.length == 1 ? 1 : 0));
    }
    return Tensor.of(shape, values);
  }

  /** Texts of two classes, told apart by a letter. */
  static TokenizedExamples examples() {
    List<String> texts = new ArrayList<>();
    int[] labels = new int[24];
    for (int row = 0; row < labels.length; row++) {
      labels[row] = row % 2;
      texts.add((row % 2 == 0 ? "ab" : "cd").repeat(1 + row % 5) + " a");
    }
    return TokenizedExamples.of(tokenizer(), texts, labels, 16);
  }
}
