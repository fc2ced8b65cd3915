package io.github.finefettle.metrics.comparison;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import java.util.Optional;
import java.util.OptionalDouble;

/** The difference of two models on the same rows. Immutable. */
public final class ComparisonResult {
  private final ClassificationMetric metric;
  private final Measurement valueA;
  private final Measurement valueB;
  private final OptionalDouble difference;
  private final Optional<Interval> interval;
  private final McNemar discordance;
  private final long n;

  ComparisonResult(
      ClassificationMetric metric,
      Measurement valueA,
      Measurement valueB,
      OptionalDouble difference,
      Optional<Interval> interval,
      McNemar discordance,
      long n) {
    this.metric = metric;
    this.valueA = valueA;
    this.valueB = valueB;
    this.difference = difference;
    this.interval = interval;
    this.discordance = discordance;
    this.n = n;
  }

  /**
   * The metric compared by.
   *
   * @return the metric
   */
  public ClassificationMetric metric() {
    return metric;
  }

  /**
   * The first model's own value.
   *
   * @return the measurement, with its own interval
   */
  public Measurement valueA() {
    return valueA;
  }

  /**
   * The second model's own value.
   *
   * @return the measurement, with its own interval
   */
  public Measurement valueB() {
    return valueB;
  }

  /**
   * How much the first model's value lies above the second's.
   *
   * @return A - B, or empty where either is undefined
   */
  public OptionalDouble difference() {
    return difference;
  }

  /**
   * The interval of the difference.
   *
   * @return the interval, or empty where the difference is undefined, or is in most resamples
   */
  public Optional<Interval> interval() {
    return interval;
  }

  /**
   * Whether the interval leaves 0 out, so that the difference is more than noise.
   *
   * @return true if there is an interval and it lies on one side of 0
   */
  public boolean excludesZero() {
    return interval.isPresent() && !interval.get().contains(0);
  }

  /**
   * McNemar's exact test of equal shares of right answers. It speaks of accuracy, whatever metric
   * the models are compared by.
   *
   * @return the rows that one model alone gets right, with the p value
   */
  public McNemar mcNemar() {
    return discordance;
  }

  /**
   * How many rows were compared on.
   *
   * @return 1 or more
   */
  public long n() {
    return n;
  }

  /**
   * The JSON form.
   *
   * @return an object of kind "paired-comparison"
   */
  public JsonValue.JsonObject toJson() {
    var json =
        JsonValue.object()
            .put("kind", "paired-comparison")
            .put("version", 1)
            .put("metric", metric.signature())
            .put("a", valueA.toJson())
            .put("b", valueB.toJson())
            .put("n", n)
            .put("excludesZero", excludesZero())
            .put("mcNemar", discordance.toJson())
            .putIfPresent("interval", interval.map(Interval::toJson));
    difference.ifPresent(d -> json.put("difference", d));
    return json.toJson();
  }

  @Override
  public String toString() {
    return toJson().toCanonicalString();
  }
}
