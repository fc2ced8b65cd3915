package io.github.finefettle.metrics.answering;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a search for the best no-answer threshold remembers: how often each combination of
 * probability and score occurred, in the order of the probability. Any partition of the questions
 * merged in any order gives the same bytes. Memory grows with the different combinations.
 *
 * <p>Not safe for use by several threads; give each its own and merge.
 */
public final class ThresholdState implements MetricState<AnsweredQuestion> {
  static final String ID = "squad2-thresholds";

  private static final int VERSION = 1;

  private final Squad2BestScore metric;
  private final TreeMap<Cell, Long> cells = new TreeMap<>();
  private long n;

  ThresholdState(Squad2BestScore metric) {
    this.metric = metric;
  }

  @Override
  public void add(AnsweredQuestion row) {
    add(Cell.of(row), 1);
  }

  @Override
  public void merge(MetricState<AnsweredQuestion> other) {
    if (!(other instanceof ThresholdState that)) {
      throw new IllegalArgumentException(
          "A state of "
              + ID
              + " cannot take in a "
              + other.getClass().getSimpleName()
              + ". Merge states of the same metric only.");
    }
    that.cells.forEach(this::add);
  }

  @Override
  public Measurement measure() {
    return metric.measure(this);
  }

  @Override
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(VERSION);
      out.writeUTF(ID);
      out.writeInt(cells.size());
      for (Map.Entry<Cell, Long> entry : cells.entrySet()) {
        Cell cell = entry.getKey();
        out.writeDouble(cell.probability);
        out.writeBoolean(cell.answerable);
        out.writeDouble(cell.exact);
        out.writeDouble(cell.f1);
        out.writeLong(entry.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Writing to memory cannot fail.", e);
    }
    return bytes.toByteArray();
  }

  static ThresholdState read(Squad2BestScore metric, byte[] bytes) {
    ThresholdState state = new ThresholdState(metric);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readUnsignedByte() != VERSION || !in.readUTF().equals(ID)) {
        throw malformed("they are of another kind or version", null);
      }
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        Cell cell = new Cell(in.readDouble(), in.readBoolean(), in.readDouble(), in.readDouble());
        state.add(cell, in.readLong());
      }
      if (in.available() > 0) {
        throw malformed("they go on after their end", null);
      }
    } catch (IOException e) {
      throw malformed("they were cut off", e);
    }
    return state;
  }

  long n() {
    return n;
  }

  /** How often each combination occurred, in ascending order. */
  Map<Cell, Long> cells() {
    return cells;
  }

  private void add(Cell cell, long times) {
    if (times < 1) {
      throw malformed("a count is not positive", null);
    }
    cells.merge(cell, times, Math::addExact);
    n = Math.addExact(n, times);
  }

  private static IllegalArgumentException malformed(String why, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The bytes are no state of "
            + ID
            + ": "
            + why
            + ". Maybe they were damaged on their way or written by a newer release.",
        cause);
  }

  /**
   * What matters of a question.
   *
   * @param probability that there is no answer, as the model says
   * @param answerable whether there is one
   * @param exact what answering gains in exact match over not answering
   * @param f1 what answering gains in F1 over not answering
   */
  record Cell(double probability, boolean answerable, double exact, double f1)
      implements Comparable<Cell> {
    static Cell of(AnsweredQuestion row) {
      if (row.isAnswerable()) {
        return new Cell(row.noAnswerProbability(), true, row.isExact() ? 1 : 0, row.f1());
      }
      // As in SQuAD's script: any character at all is an answer here.
      double loss = row.prediction().isEmpty() ? 0 : -1;
      return new Cell(row.noAnswerProbability(), false, loss, loss);
    }

    @Override
    public int compareTo(Cell other) {
      int order = Double.compare(probability, other.probability);
      order = order != 0 ? order : Boolean.compare(answerable, other.answerable);
      order = order != 0 ? order : Double.compare(exact, other.exact);
      return order != 0 ? order : Double.compare(f1, other.f1);
    }
  }
}
