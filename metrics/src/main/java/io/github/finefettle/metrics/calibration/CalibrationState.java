package io.github.finefettle.metrics.calibration;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.metrics.calibration.CalibrationLayout.View;
import io.github.finefettle.metrics.ranking.ClassOrder;
import io.github.finefettle.metrics.ranking.internal.ScoreRuns;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Confidences and whether they came true: in bins of equal width with exact sums, one by one in
 * eight bytes a row, or counted in fixed cells, as the metric that began it needs. Any partition of
 * the rows merged in any order gives the same bytes. The first row says which classes there are;
 * rows of another order are refused.
 *
 * <p>Not safe for use by several threads; give each its own and merge.
 */
public final class CalibrationState implements MetricState<ProbabilityRow> {
  private static final int VERSION = 1;
  private static final ClassOrder BINARY = ProbabilityRow.of(true, 1).order();

  private final Metric<ProbabilityRow> metric;
  private final CalibrationLayout layout;
  private final List<ConfidenceTable> tables = new ArrayList<>();
  private @Nullable ClassOrder order;

  CalibrationState(Metric<ProbabilityRow> metric, CalibrationLayout layout) {
    this.metric = metric;
    this.layout = layout;
  }

  static CalibrationState read(
      Metric<ProbabilityRow> metric, CalibrationLayout layout, byte[] bytes) {
    CalibrationState state = new CalibrationState(metric, layout);
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readUnsignedByte() != VERSION || !in.readUTF().equals(layout.id())) {
        throw malformed(null);
      }
      Optional<ClassOrder> order = StateBytes.readOrder(in);
      if (order.isPresent()) {
        state.begin(order.get());
        for (ConfidenceTable table : state.tables) {
          table.readFrom(in);
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
  public void add(ProbabilityRow row) {
    requireOrder(row.order());
    switch (layout.view()) {
      case POSITIVE_CLASS -> tables.get(0).add(row.truth() == 1, row.probability(1));
      case TOP_LABEL -> {
        int top = row.top();
        tables.get(0).add(row.truth() == top, row.probability(top));
      }
      case EVERY_CLASS -> {
        for (int k = 0; k < tables.size(); k++) {
          tables.get(k).add(row.truth() == k, row.probability(k));
        }
      }
    }
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
    switch (layout.view()) {
      case POSITIVE_CLASS -> tables.get(0).add(positive, probability);
      case TOP_LABEL -> {
        boolean top = probability > 1 - probability;
        tables.get(0).add(positive == top, top ? probability : 1 - probability);
      }
      case EVERY_CLASS -> {
        tables.get(0).add(!positive, 1 - probability);
        tables.get(1).add(positive, probability);
      }
    }
  }

  @Override
  public void merge(MetricState<ProbabilityRow> other) {
    if (!(other instanceof CalibrationState that) || !that.layout.equals(layout)) {
      throw new IllegalArgumentException(
          "A state of "
              + layout.id()
              + " cannot take in "
              + (other instanceof CalibrationState that
                  ? "one of " + that.layout.id()
                  : "a " + other.getClass().getSimpleName())
              + ". Merge states of metrics with the same stateId().");
    }
    if (that.order == null) {
      return;
    }
    requireOrder(that.order);
    for (int i = 0; i < tables.size(); i++) {
      tables.get(i).addAll(that.tables.get(i));
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
          out.writeUTF(layout.id());
          StateBytes.writeOrder(out, Optional.ofNullable(order));
          for (ConfidenceTable table : tables) {
            table.writeTo(out);
          }
        });
  }

  /**
   * How many rows were taken in.
   *
   * @return 0 or more
   */
  public long rows() {
    return tables.isEmpty() ? 0 : tables.get(0).rows();
  }

  CalibrationLayout layout() {
    return layout;
  }

  /** One table, or one for each class; none before the first row. */
  List<ConfidenceTable> tables() {
    return tables;
  }

  /** This state, if it gathers what a metric needs. */
  static CalibrationState of(
      MetricState<ProbabilityRow> state, String signature, CalibrationLayout needed) {
    if (!(state instanceof CalibrationState found) || !found.layout.equals(needed)) {
      throw new IllegalArgumentException(
          "The metric "
              + signature
              + " cannot be measured from this "
              + state.getClass().getSimpleName()
              + ". Give it a state that a metric with the same stateId() began.");
    }
    return found;
  }

  private void requireOrder(ClassOrder found) {
    if (order == null) {
      begin(found);
    } else if (!order.equals(found)) {
      throw new IllegalArgumentException(StateBytes.otherOrder(order, found));
    }
  }

  private void begin(ClassOrder first) {
    if (layout.view() == View.POSITIVE_CLASS && first.size() != 2) {
      throw new IllegalArgumentException(
          "The metric "
              + metric.signature()
              + " looks at the positive class, but there are "
              + first.size()
              + " classes. Look at the top label, or at each class as a binary row.");
    }
    order = first;
    int count = layout.view() == View.EVERY_CLASS ? first.size() : 1;
    for (int i = 0; i < count; i++) {
      tables.add(layout.newTable());
    }
  }

  private static IllegalArgumentException malformed(@Nullable Throwable cause) {
    return new IllegalArgumentException(StateBytes.MALFORMED, cause);
  }
}
