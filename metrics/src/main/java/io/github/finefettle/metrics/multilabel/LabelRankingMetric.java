package io.github.finefettle.metrics.multilabel;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * How well scores put the true labels of a row before the others, averaged over rows (Tsoumakas,
 * Katakis and Vlahavas, "Mining multi-label data", 2010). Labels with equal scores share the worst
 * of their ranks, and a tie between a true and another label is a mistake, as in scikit-learn 1.9.
 * Undefined without rows.
 */
@CheckReturnValue
public final class LabelRankingMetric extends ItemMetric<ScoredLabelSet> {
  private enum Kind {
    AVERAGE_PRECISION("label-ranking-average-precision", 0),
    COVERAGE_ERROR("coverage-error", 1),
    RANKING_LOSS("label-ranking-loss", 2);

    private final String id;
    private final int column;

    Kind(String id, int column) {
      this.id = id;
      this.column = column;
    }
  }

  private final Kind kind;
  private final Resampling resampling;

  private LabelRankingMetric(Kind kind, Resampling resampling) {
    this.kind = kind;
    this.resampling = resampling;
  }

  /**
   * Label ranking average precision: for each true label, the share of the labels ranked up to it
   * that are true; averaged over the true labels of a row. A row of which all or no labels are true
   * scores 1.
   *
   * @return the metric, in (0, 1]
   */
  public static LabelRankingMetric averagePrecision() {
    return new LabelRankingMetric(Kind.AVERAGE_PRECISION, Resampling.standard());
  }

  /**
   * How far down the ranking one must go to meet every true label; 0 for a row that has none. The
   * best value is the mean number of true labels.
   *
   * @return the metric, 0 or more, less is better
   */
  public static LabelRankingMetric coverageError() {
    return new LabelRankingMetric(Kind.COVERAGE_ERROR, Resampling.standard());
  }

  /**
   * The share of pairs of a true and another label of a row in which the true one does not score
   * higher; 0 for a row of which all or no labels are true.
   *
   * @return the metric, in [0, 1], less is better
   */
  public static LabelRankingMetric rankingLoss() {
    return new LabelRankingMetric(Kind.RANKING_LOSS, Resampling.standard());
  }

  /**
   * Finds a metric by its signature or its id.
   *
   * @param signature such as {@code "coverage-error"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours, with the list of those that are
   */
  public static LabelRankingMetric parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(k -> k.id.equals(reader.id()))
            .findFirst()
            .orElseThrow(
                () ->
                    reader.malformed(
                        "the metrics of scored labels are " + String.join(", ", ids())));
    reader.requireNoArgument();
    reader.require("ties", "worst");
    Resampling plan = reader.resampling();
    reader.requireNothingElse();
    return new LabelRankingMetric(kind, plan);
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return Arrays.stream(Kind.values()).map(kind -> kind.id).toList();
  }

  /**
   * The same metric with intervals made another way.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public LabelRankingMetric resampledBy(Resampling plan) {
    return new LabelRankingMetric(kind, plan);
  }

  @Override
  public String signature() {
    return MetricSignature.of(kind.id).with("ties", "worst").with(resampling).toString();
  }

  @Override
  public Direction direction() {
    return kind == Kind.AVERAGE_PRECISION ? Direction.MAXIMIZE : Direction.MINIMIZE;
  }

  @Override
  public double lowest() {
    return 0;
  }

  @Override
  public double highest() {
    return kind == Kind.COVERAGE_ERROR ? Double.POSITIVE_INFINITY : 1;
  }

  @Override
  public Set<MetricInput> needs() {
    return Set.of(MetricInput.LABEL_SETS, MetricInput.SCORES);
  }

  @Override
  protected ItemScorer<ScoredLabelSet> scorer() {
    return new LabelRankingScorer();
  }

  @Override
  protected Resampling resampling() {
    return resampling;
  }

  @Override
  protected double value(double[] sums, long n) {
    return sums[kind.column] / n;
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    return "there are no rows";
  }
}
