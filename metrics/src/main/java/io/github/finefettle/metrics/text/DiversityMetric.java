package io.github.finefettle.metrics.text;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.metrics.description.MetricSignature;
import java.util.Set;

/**
 * How alike the predictions of one set are by their n-grams, in [0, 1]. It is no mean over rows.
 * Immutable, and equal to another if the signatures are.
 */
@CheckReturnValue
abstract class DiversityMetric implements Metric<TextPair> {
  private final String id;
  private final int order;
  private final WordRule rule;
  private final String signature;

  /**
   * A metric.
   *
   * @param description the whole signature
   * @param order the words of the longest n-gram
   * @param rule what a word is
   */
  DiversityMetric(MetricSignature description, int order, WordRule rule) {
    this.id = description.head();
    this.order = order;
    this.rule = rule;
    this.signature = description.toString();
  }

  /** The signature as far as all of them have it. */
  static MetricSignature signature(String prefix, int order, WordRule rule) {
    return MetricSignature.of(prefix + GramOrder.checked(order)).with("tok", rule.key());
  }

  final int order() {
    return order;
  }

  final WordRule rule() {
    return rule;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String signature() {
    return signature;
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
    return Set.of(MetricInput.TEXT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DiversityMetric that && signature.equals(that.signature);
  }

  @Override
  public int hashCode() {
    return signature.hashCode();
  }

  @Override
  public String toString() {
    return signature;
  }
}
