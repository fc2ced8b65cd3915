package io.github.finefettle.metrics.calibration;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.statistics.ExactSum;
import io.github.finefettle.metrics.ranking.ClassOrder;
import io.github.finefettle.metrics.ranking.internal.ScoreRuns;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The sum of the losses of each true class, of their squares, and how many rows each class has: all
 * exact, so any partition of the rows merged in any order gives the same bytes. Memory does not
 * grow with the rows. The first row says which classes there are; rows of another order are
 * refused.
 *
 * <p>Not safe for use by several threads; give each its own and merge.
 */
public final class LossState implements MetricState<ProbabilityRow> {
  private static final int VERSION = 1;
  private static final ClassOrder BINARY = ProbabilityRow.of(true, 1).order();

  private final ProbabilityScore metric;
  private final LossRule rule;
  private final ExactSum squares = new ExactSum();
  private @Nullable ClassOrder order;
  private long[] counts = new long[0];
  private ExactSum[] losses = new ExactSum[0];
  private long infinite;

  LossState(ProbabilityScore metric) {
    this.metric = metric;
    this.rule = metric.rule();
  }

  static LossState read(ProbabilityScore metric, byte[] bytes) {
    LossState state = new LossState(metric);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readUnsignedByte() != VERSION || !in.readUTF().equals(metric.stateId())) {
        throw malformed(null);
      }
      Optional<ClassOrder> order = StateBytes.readOrder(in);
      if (order.isPresent()) {
        state.begin(order.get());
        for (int k = 0; k < state.counts.length; k++) {
          state.counts[k] = in.readLong();
          state.losses[k] = StateBytes.readSum(in);
        }
      }
      state.infinite = in.readLong();
      state.squares.add(StateBytes.readSum(in));
      if (in.available() > 0 || Arrays.stream(state.counts).anyMatch(c -> c < 0)) {
        throw malformed(null);
      }
      return state;
    } catch (IOException e) {
      throw malformed(e);
    }
  }

  @Override
  public void add(ProbabilityRow row) {
    requireOrder(row.order());
    add(row.truth(), rule.of(row));
  }

  /**
   * Takes a binary row in without an object for it.
   *
   * @param positive the truth
   * @param probability that the row is positive, in [0, 1]
   * @throws IllegalArgumentException if it is no probability, with the reason
   */
  public void add(boolean positive, double probability) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(ProbabilityRow.whyRefused(probability).orElse(""));
    }
    requireOrder(BINARY);
    add(positive ? 1 : 0, rule.of(positive, probability));
  }

  @Override
  public void merge(MetricState<ProbabilityRow> other) {
    if (!(other instanceof LossState that) || !that.rule.id().equals(rule.id())) {
      throw new IllegalArgumentException(
          "A state of "
              + rule.id()
              + " cannot take in this "
              + other.getClass().getSimpleName()
              + ". Merge states of metrics with the same stateId().");
    }
    if (that.order == null) {
      return;
    }
    requireOrder(that.order);
    for (int k = 0; k < counts.length; k++) {
      counts[k] = Math.addExact(counts[k], that.counts[k]);
      losses[k].add(that.losses[k]);
    }
    squares.add(that.squares);
    infinite += that.infinite;
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
          out.writeUTF(rule.id());
          StateBytes.writeOrder(out, Optional.ofNullable(order));
          for (int k = 0; k < counts.length; k++) {
            out.writeLong(counts[k]);
            StateBytes.writeSum(out, losses[k]);
          }
          out.writeLong(infinite);
          StateBytes.writeSum(out, squares);
        });
  }

  /**
   * How many rows cost infinitely much, because their true class was given the probability 0.
   *
   * @return 0 or more; always 0 where probabilities are clipped
   */
  public long infiniteLosses() {
    return infinite;
  }

  LossRule rule() {
    return rule;
  }

  int classes() {
    return counts.length;
  }

  long rows() {
    return Arrays.stream(counts).sum();
  }

  long rows(int place) {
    return counts[place];
  }

  /** The sum of the finite losses of one class. */
  double loss(int place) {
    return losses[place].value();
  }

  double mean() {
    ExactSum all = new ExactSum();
    for (ExactSum loss : losses) {
      all.add(loss);
    }
    return all.dividedBy(rows());
  }

  double sumOfSquares() {
    return squares.value();
  }

  private void add(int place, double loss) {
    counts[place]++;
    if (loss == Double.POSITIVE_INFINITY) {
      infinite++;
      return;
    }
    losses[place].add(loss);
    squares.addProduct(loss, loss);
  }

  private void requireOrder(ClassOrder found) {
    if (order == null) {
      begin(found);
    } else if (!order.equals(found)) {
      throw new IllegalArgumentException(StateBytes.otherOrder(order, found));
    }
  }

  private void begin(ClassOrder first) {
    order = first;
    counts = new long[first.size()];
    losses = new ExactSum[first.size()];
    for (int k = 0; k < losses.length; k++) {
      losses[k] = new ExactSum();
    }
  }

  private static IllegalArgumentException malformed(@Nullable Throwable cause) {
    return new IllegalArgumentException(StateBytes.MALFORMED, cause);
  }
}
