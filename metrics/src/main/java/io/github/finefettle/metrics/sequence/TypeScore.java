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
  public String id() {
    return description().head();
  }

  @Override
  public String signature() {
    return description().toString();
  }

  @Override
  public Direction direction() {
    return Direction.MAXIMIZE;
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
    return Set.of(MetricInput.TAGS);
  }

  @Override
  public TypeState newState() {
    return new TypeState(this, counter(), new TypeCounts());
  }

  @Override
  public TypeState readState(byte[] bytes) {
    return TypeState.read(this, counter(), bytes);
  }

  @Override
  public Measurement measure(MetricState<TaggedSentence> state) {
    return measure.measure(signature(), TypeState.of(state, this));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TypeScore that && signature().equals(that.signature());
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
