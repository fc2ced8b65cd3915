package io.github.finefettle.dataprep.semantic;

import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The vectors of the rows that have a text, checked and brought to length 1. */
final class EmbeddedRows {
  private static final String TASK = "embed";
  private static final float[] NONE = {};

  private final float[][] vectors;
  private int dimension = -1;

  private EmbeddedRows(int rows) {
    this.vectors = new float[rows][];
    java.util.Arrays.fill(vectors, NONE);
  }

  static EmbeddedRows of(
      List<String> texts,
      Embedding embedding,
      int batch,
      IntFunction<String> names,
      ProgressListener listener,
      Cancellation cancellation) {
    EmbeddedRows embedded = new EmbeddedRows(texts.size());
    List<Integer> waiting = new ArrayList<>();
    for (int row = 0; row < texts.size(); row++) {
      if (!texts.get(row).isBlank()) {
        waiting.add(row);
      }
    }
    for (int from = 0; from < waiting.size(); from += batch) {
      cancellation.throwIfCancelled(TASK);
      List<Integer> rows = waiting.subList(from, Math.min(waiting.size(), from + batch));
      embedded.embed(rows, texts, embedding, names);
      listener.progressed(Progress.of(TASK, from + rows.size(), waiting.size(), "rows"));
    }
    return embedded;
  }

  private void embed(
      List<Integer> rows, List<String> texts, Embedding embedding, IntFunction<String> names) {
    String which = names.apply(rows.get(0));
    if (rows.size() > 1) {
      which += " to " + names.apply(rows.get(rows.size() - 1));
    }
    float @Nullable [][] given;
    try {
      given = embedding.embed(rows.stream().map(texts::get).toList());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddingException("The embedding of " + which + " was interrupted.", e);
    } catch (Exception e) {
      throw new EmbeddingException("The embedding failed on " + which + ".", e);
    }
    if (given == null || given.length != rows.size()) {
      throw new EmbeddingException(
          "The embedding gave "
              + (given == null ? "nothing" : given.length + " vectors")
              + " for "
              + which
              + ", which are "
              + rows.size()
              + " texts. Give one vector for each text, in their order.");
    }
    for (int i = 0; i < given.length; i++) {
      vectors[rows.get(i)] = unit(given[i], names.apply(rows.get(i)));
    }
  }

  private float[] unit(float @Nullable [] vector, String name) {
    if (vector == null || vector.length == 0) {
      throw new EmbeddingException(
          "The embedding gave an empty vector for " + name + ". Give at least one number.");
    }
    if (dimension < 0) {
      dimension = vector.length;
    }
    if (vector.length != dimension) {
      throw new EmbeddingException(
          "The embedding gave "
              + vector.length
              + " numbers for "
              + name
              + ", but "
              + dimension
              + " before. Give vectors of one length.");
    }
    double squares = 0;
    for (float value : vector) {
      if (!Float.isFinite(value)) {
        throw new EmbeddingException(
            "The embedding gave "
                + value
                + " for "
                + name
                + ", which must be finite. Look at what the model makes of this text.");
      }
      squares += (double) value * value;
    }
    if (squares == 0) {
      throw new EmbeddingException(
          "The embedding gave a vector of zeros for "
              + name
              + ", which has no direction. Empty such texts before, or look at the model.");
    }
    double length = Math.sqrt(squares);
    float[] unit = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      unit[i] = (float) (vector[i] / length);
    }
    return unit;
  }

  boolean has(int row) {
    return vectors[row].length > 0;
  }

  float[] vector(int row) {
    return vectors[row];
  }

  /** How many numbers a vector has; 0 where there is none. */
  int dimension() {
    return Math.max(0, dimension);
  }
}
