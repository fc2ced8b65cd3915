package io.github.finefettle.metrics.text;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Set;

/**
 * A quotient of what is counted in texts, of 0 or more and at most 1 unless a subclass says
 * otherwise. Immutable.
 */
@CheckReturnValue
abstract class TextQuotient extends ItemMetric<TextPair> {
  private final ItemScorer<TextPair> scorer;
  private final Resampling resampling;
  private final String signature;

  /**
   * A metric.
   *
   * @param description the signature but for the resampling
   * @param scorer what is counted of a pair
   * @param resampling how intervals are made
   */
  TextQuotient(MetricSignature description, ItemScorer<TextPair> scorer, Resampling resampling) {
    this.scorer = scorer;
    this.resampling = resampling;
    this.signature = description.with(resampling).toString();
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
  protected ItemScorer<TextPair> scorer() {
    return scorer;
  }

  @Override
  protected Resampling resampling() {
    return resampling;
  }
}
