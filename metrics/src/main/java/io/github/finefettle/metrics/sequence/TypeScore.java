package io.github.finefettle.metrics.sequence;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.PresetMetric;
import java.util.Set;

/**
 * A ratio of counts by type, of one type or averaged over types. A subclass says what is counted.
 * Immutable, and equal to another if the signatures are.
 */
@CheckReturnValue
abstract class TypeScore implements PresetMetric<TaggedSentence> {
  private final TypeMeasure measure;

  TypeScore(TypeMeasure measure) {
    this.measure = measure;
  }

  final TypeMeasure measure() {
    return measure;
  }

  /** The head of the signature and what the subclass chose; the common choices come behind. */
  abstract MetricSignature choices();

  /** A counter for one state. */
  abstract TypeCounter counter();

  private MetricSignature description() {
    return choices().with("zero", measure.zeroRule().key()).with(measure.resampling());
  }

  @Override
  public final String id() {
    return description().head();
  }

  @Override
  public final String signature() {
    return description().toString();
  }

  @Override
  public final Direction direction() {
    return Direction.MAXIMIZE;
  }

  @Override
  public final double lowest() {
    return 0;
  }

  @Override
  public final double highest() {
    return 1;
  }

  @Override
  public final Set<MetricInput> needs() {
    return Set.of(MetricInput.TAGS);
  }

  @Override
  public final TypeState newState() {
    return new TypeState(this, counter(), new TypeCounts());
  }

  @Override
  public final TypeState readState(byte[] bytes) {
    return TypeState.read(this, counter(), bytes);
  }

  @Override
  public final Measurement measure(MetricState<TaggedSentence> state) {
    return measure.measure(signature(), TypeState.of(state, this));
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof TypeScore that && signature().equals(that.signature());
  }

  @Override
  public final int hashCode() {
    return signature().hashCode();
  }

  @Override
  public final String toString() {
    return signature();
  }
}
