package io.github.finefettle.metrics.calibration;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import java.util.Optional;
import java.util.Set;

/**
 * A metric of confidences and what came true, by their table: an error, which is 0 at the least and
 * 1 at the most, unless a subclass says otherwise. Immutable, and equal to another if the
 * signatures are.
 */
@CheckReturnValue
abstract class CalibrationMetric implements Metric<ProbabilityRow> {
  static final String PERFECT = "the same confidences, each right as often as it says";

  /** What is counted; it alone decides which metrics share a state. */
  abstract CalibrationLayout layout();

  /** The counts of a state that a metric with this layout began. */
  final CalibrationState counted(MetricState<ProbabilityRow> state) {
    return CalibrationState.of(state, signature(), layout());
  }

  @Override
  public Direction direction() {
    return Direction.MINIMIZE;
  }

  @Override
  public double lowest() {
    return 0;
  }

  @Override
  public double highest() {
    return 1;
  }

  @Override
  public Set<MetricInput> needs() {
    return Set.of(MetricInput.PROBABILITIES);
  }

  @Override
  public Optional<String> baseline() {
    return Optional.of(PERFECT);
  }

  /** The same for whatever else looks at the same confidences in the same way. */
  @Override
  public String stateId() {
    return layout().id();
  }

  @Override
  public CalibrationState newState() {
    return new CalibrationState(this, layout());
  }

  @Override
  public CalibrationState readState(byte[] bytes) {
    return CalibrationState.read(this, layout(), bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CalibrationMetric that && signature().equals(that.signature());
  }

  @Override
  public int hashCode() {
    return signature().hashCode();
  }

  @Override
  public String toString() {
    return signature();
  }
}
