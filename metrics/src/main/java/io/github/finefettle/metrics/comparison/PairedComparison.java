package io.github.finefettle.metrics.comparison;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.classification.ConfusionMatrix;
import io.github.finefettle.metrics.resampling.CellBootstrap;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Compares two models by one metric on the same rows.
 *
 * <p>The difference A - B gets an interval by resampling rows, which keeps both answers to a row
 * together; the resampling works on the table of (true label, answer of A, answer of B), so it
 * costs the same for a million rows as for a hundred. For the share of right answers there is
 * McNemar's exact test beside it. Immutable.
 */
@CheckReturnValue
public final class PairedComparison {
  private final ClassificationMetric metric;
  private final Resampling resampling;

  private PairedComparison(ClassificationMetric metric, Resampling resampling) {
    this.metric = metric;
    this.resampling = resampling;
  }

  /**
   * A comparison by a metric: 1,000 resamples, 95 % confidence.
   *
   * @param metric the metric
   * @return the comparison
   */
  public static PairedComparison of(ClassificationMetric metric) {
    return new PairedComparison(metric, Resampling.standard());
  }

  /**
   * The same comparison with its interval made another way.
   *
   * @param plan resamples, seed and confidence
   * @return a new comparison
   */
  public PairedComparison resampledBy(Resampling plan) {
    return new PairedComparison(metric, plan);
  }

  /**
   * Compares the answers of two models. The order of the rows does not matter.
   *
   * @param truths the true labels
   * @param predictionsA the first model's answers, row by row the same
   * @param predictionsB the second model's answers, row by row the same
   * @return the difference A - B
   * @throws IllegalArgumentException if the lists differ in length
   */
  public ComparisonResult compare(
      List<String> truths, List<String> predictionsA, List<String> predictionsB) {
    JointCounts joint = JointCounts.of(truths, predictionsA, predictionsB);
    long[] counts = joint.counts();
    ConfusionMatrix a = joint.matrixA(counts);
    ConfusionMatrix b = joint.matrixB(counts);
    double difference = difference(joint, counts);
    Optional<Interval> interval =
        Double.isNaN(difference)
            ? Optional.empty()
            : CellBootstrap.of(resampling, "paired-bootstrap/" + metric.signature())
                .interval(counts, resampled -> difference(joint, resampled));
    return new ComparisonResult(
        metric,
        metric.measure(a),
        metric.measure(b),
        Double.isNaN(difference) ? OptionalDouble.empty() : OptionalDouble.of(difference),
        interval,
        joint.discordance(),
        truths.size());
  }

  /** NaN where either value is undefined. */
  private double difference(JointCounts joint, long[] counts) {
    return metric.of(joint.matrixA(counts)).orElse(Double.NaN)
        - metric.of(joint.matrixB(counts)).orElse(Double.NaN);
  }
}
