package io.github.finefettle.metrics.text;

import io.github.finefettle.core.definition.Named;
import io.github.finefettle.metrics.items.ItemScorer;
import java.util.List;
import java.util.Optional;

/**
 * Precision, recall and F of a pair by its nearest vectors, and the tokens of its references. Sums
 * run in the order of dimensions and tokens, in double precision.
 */
final class EmbeddingScorer implements ItemScorer<TextPair> {
  /** Behind precision, recall and F. */
  static final int TOKENS = 3;

  private final Named<TokenEmbedding> embedding;
  private final Optional<Named<TokenWeights>> weights;

  EmbeddingScorer(Named<TokenEmbedding> embedding, Optional<Named<TokenWeights>> weights) {
    this.embedding = embedding;
    this.weights = weights;
  }

  @Override
  public String id() {
    return "embedding-scores|model:"
        + EmbeddingScore.name(embedding)
        + "|idf:"
        + weights.map(EmbeddingScore::name).orElse("no");
  }

  @Override
  public int columns() {
    return 4;
  }

  @Override
  public void score(TextPair row, double[] out) {
    Unit prediction = embed(row.prediction());
    boolean first = true;
    for (String text : row.references()) {
      Unit reference = embed(text);
      out[TOKENS] += reference.vectors.length;
      double precision = greedy(prediction, reference);
      double recall = greedy(reference, prediction);
      double f = precision > 0 && recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
      out[0] = first ? precision : Math.max(out[0], precision);
      out[1] = first ? recall : Math.max(out[1], recall);
      out[2] = first ? f : Math.max(out[2], f);
      first = false;
    }
  }

  /** The weighted mean, over the tokens of one text, of the greatest cosine with the other's. */
  private static double greedy(Unit of, Unit with) {
    if (with.vectors.length == 0) {
      return 0;
    }
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < of.vectors.length; i++) {
      double best = -1;
      for (double[] other : with.vectors) {
        best = Math.max(best, cosine(of.vectors[i], other));
      }
      sum += of.weights[i] * best;
      weight += of.weights[i];
    }
    return weight == 0 ? 0 : sum / weight;
  }

  /** Of vectors of length 1 or 0. */
  private static double cosine(double[] a, double[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(
          "Vectors of "
              + a.length
              + " and of "
              + b.length
              + " numbers cannot be compared. Embed all texts with one model and layer.");
    }
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    // Rounding may carry it a little beyond.
    return Math.max(-1, Math.min(1, sum));
  }

  private Unit embed(String text) {
    EmbeddedTokens embedded;
    try {
      embedded = embedding.function().embed(text);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(e);
    } catch (Exception e) {
      throw failed(e);
    }
    return new Unit(embedded, weights.map(Named::function));
  }

  private IllegalStateException failed(Exception e) {
    return new IllegalStateException(
        "The embedding "
            + EmbeddingScore.name(embedding)
            + " failed. Try it on the texts of this row alone; its own error is the cause of this"
            + " one.",
        e);
  }

  /** Vectors of length 1, and what each weighs. */
  private static final class Unit {
    private final double[][] vectors;
    private final double[] weights;

    Unit(EmbeddedTokens embedded, Optional<TokenWeights> idf) {
      List<String> tokens = embedded.tokens();
      vectors = new double[tokens.size()][];
      weights = new double[tokens.size()];
      for (int i = 0; i < vectors.length; i++) {
        vectors[i] = normalized(embedded.vectors()[i]);
        weights[i] = idf.isPresent() ? idf.get().of(tokens.get(i)) : 1;
      }
    }

    private static double[] normalized(float[] vector) {
      double squares = 0;
      for (float number : vector) {
        squares += (double) number * number;
      }
      double length = squares == 0 ? 1 : Math.sqrt(squares);
      double[] unit = new double[vector.length];
      for (int i = 0; i < unit.length; i++) {
        unit[i] = vector[i] / length;
      }
      return unit;
    }
  }
}
