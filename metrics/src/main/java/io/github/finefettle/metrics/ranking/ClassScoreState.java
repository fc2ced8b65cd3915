package io.github.finefettle.metrics.ranking;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.metrics.ranking.internal.KeyRuns;
import io.github.finefettle.metrics.ranking.internal.ScoreKeys;
import io.github.finefettle.metrics.ranking.internal.ScoreRuns;
import io.github.finefettle.metrics.ranking.internal.Ties;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The scores of every class, apart for each true class: eight bytes a row and class. Any partition
 * of the rows merged in any order gives the same bytes. The first row says which classes there are;
 * rows of another order are refused.
 *
 * <p>Not safe for use by several threads; give each its own and merge.
 */
public final class ClassScoreState implements MetricState<ClassScores> {
  private static final int VERSION = 1;

  private final MulticlassAuroc metric;
  private @Nullable ClassOrder order;

  /** The scores of class k of the rows that truly belong to class t stand at t * classes + k. */
  private KeyRuns[] runs = new KeyRuns[0];

  ClassScoreState(MulticlassAuroc metric) {
    this.metric = metric;
  }

  static ClassScoreState read(MulticlassAuroc metric, byte[] bytes) {
    ClassScoreState state = new ClassScoreState(metric);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readUnsignedByte() != VERSION) {
        throw malformed(null);
      }
      int classes = in.readInt();
      if (classes != 0) {
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
          labels.add(in.readUTF());
        }
        state.begin(ClassOrder.ofAll(labels));
        for (KeyRuns keys : state.runs) {
          readKeys(in, keys);
        }
      }
      if (in.available() > 0) {
        throw malformed(null);
      }
      return state;
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  @Override
  public void add(ClassScores row) {
    requireOrder(row.order());
    int classes = row.order().size();
    for (int k = 0; k < classes; k++) {
      runs[row.truth() * classes + k].add(ScoreKeys.of(row.score(k)));
    }
  }

  @Override
  public void merge(MetricState<ClassScores> other) {
    if (!(other instanceof ClassScoreState that)) {
      throw new IllegalArgumentException(
          "Scores of classes cannot take in a "
              + other.getClass().getSimpleName()
              + ". Merge states of the same metric only.");
    }
    if (that.order == null) {
      return;
    }
    requireOrder(that.order);
    for (int i = 0; i < runs.length; i++) {
      runs[i].addAll(that.runs[i]);
    }
  }

  @Override
  public Measurement measure() {
    return metric.measure(this);
  }

  @Override
  public byte[] toBytes() {
    return ScoreRuns.written(
        out -> {
          out.writeByte(VERSION);
          out.writeInt(order == null ? 0 : order.size());
          if (order != null) {
            for (String label : order.labels()) {
              out.writeUTF(label);
            }
          }
          for (KeyRuns keys : runs) {
            long[] sorted = keys.sorted();
            out.writeInt(sorted.length);
            for (long key : sorted) {
              out.writeLong(key);
            }
          }
        });
  }

  /**
   * The classes.
   *
   * @return the order of the first row, or empty before it
   */
  public Optional<ClassOrder> order() {
    return Optional.ofNullable(order);
  }

  /** How many rows truly belong to a class. */
  long rows(int truth) {
    return runs[truth * classes()].size();
  }

  int classes() {
    return order == null ? 0 : order.size();
  }

  /** The scores of a class, its own rows against those of another class. */
  Ties pair(int own, int other) {
    return Ties.ofSorted(
        runs[own * classes() + own].sorted(), runs[other * classes() + own].sorted());
  }

  /** The scores of a class, its own rows against all others. */
  Ties againstRest(int own) {
    return Ties.ofSorted(
        runs[own * classes() + own].sorted(),
        KeyRuns.union(
            IntStream.range(0, classes())
                .filter(t -> t != own)
                .mapToObj(t -> runs[t * classes() + own])
                .toList()));
  }

  /** The scores of all classes, those of true classes against all others. */
  Ties pooled() {
    List<KeyRuns> own = new ArrayList<>();
    List<KeyRuns> others = new ArrayList<>();
    for (int i = 0; i < runs.length; i++) {
      (i / classes() == i % classes() ? own : others).add(runs[i]);
    }
    return Ties.ofSorted(KeyRuns.union(own), KeyRuns.union(others));
  }

  private void requireOrder(ClassOrder found) {
    if (order == null) {
      begin(found);
    } else if (!order.equals(found)) {
      throw new IllegalArgumentException(
          "The rows have the classes "
              + found
              + ", but earlier ones had "
              + order
              + ". Give all rows their scores in one order.");
    }
  }

  private void begin(ClassOrder first) {
    order = first;
    runs = new KeyRuns[Math.multiplyExact(first.size(), first.size())];
    for (int i = 0; i < runs.length; i++) {
      runs[i] = new KeyRuns();
    }
  }

  private static void readKeys(DataInputStream in, KeyRuns keys) throws IOException {
    int size = in.readInt();
    if (size < 0 || (long) size * Long.BYTES > in.available()) {
      throw new IOException("The number of scores (" + size + ") does not fit.");
    }
    for (int i = 0; i < size; i++) {
      keys.add(in.readLong());
    }
  }

  private static IllegalArgumentException malformed(@Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The bytes are no scores of classes. Maybe they were cut off, belong to another metric or"
            + " were written by a newer release.",
        cause);
  }
}
