package io.github.finefettle.metrics.regression;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.description.MetricPreset;
import io.github.finefettle.metrics.description.PresetMetric;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.List;
import java.util.Set;

/**
 * A measure of predicted numbers: an error, a share of variance, or a correlation.
 *
 * <p>Every value carries an interval but the greatest error, which has none. Sums are exact, and
 * variances and correlations follow from exact sums of squares, so that values of 1e9 with a spread
 * of 1 lose no digits. Rank correlations, the median error and D² of absolute errors hold every
 * pair; all others take constant memory. Undefined without rows. Immutable and safe for use by
 * several threads; equal if the signatures are.
 */
@CheckReturnValue
public final class RegressionMetric implements PresetMetric<NumberPair> {
  private final Choice choice;
  private final Metric<NumberPair> body;

  private RegressionMetric(Choice choice) {
    this.choice = choice;
    this.body = choice.body();
  }

  /**
   * Mean absolute error.
   *
   * @return the metric, 0 or more
   */
  public static RegressionMetric mae() {
    return of(RegressionKind.MAE);
  }

  /**
   * Mean squared error.
   *
   * @return the metric, 0 or more
   */
  public static RegressionMetric mse() {
    return of(RegressionKind.MSE);
  }

  /**
   * Root of the mean squared error.
   *
   * @return the metric, 0 or more
   */
  public static RegressionMetric rmse() {
    return of(RegressionKind.RMSE);
  }

  /**
   * Mean absolute error relative to the truth, as a share. Undefined if a truth is 0, unless {@link
   * #dividingByAtLeast} says otherwise.
   *
   * @return the metric, 0 or more
   */
  public static RegressionMetric mape() {
    return of(RegressionKind.MAPE);
  }

  /**
   * Symmetric relative error: the mean of 2 |y - p| / (|y| + |p|), 0 where both are 0 (Makridakis
   * and Hibon, 2000).
   *
   * @return the metric, in [0, 2]
   */
  public static RegressionMetric smape() {
    return of(RegressionKind.SMAPE);
  }

  /**
   * Mean pinball loss of predicted quantiles: level times the error where the truth is above, (1 -
   * level) times where it is below (Koenker and Bassett, 1978).
   *
   * @param level the quantile that was predicted, in [0, 1]; 0.5 gives half the mean absolute error
   * @return the metric, 0 or more
   */
  public static RegressionMetric pinball(double level) {
    return of(RegressionKind.PINBALL, level);
  }

  /**
   * Mean Poisson deviance: the Tweedie deviance of power 1. Truths must not be negative,
   * predictions must be positive.
   *
   * @return the metric, 0 or more
   */
  public static RegressionMetric poissonDeviance() {
    return tweedieDeviance(1);
  }

  /**
   * Mean gamma deviance: the Tweedie deviance of power 2. Truths and predictions must be positive.
   *
   * @return the metric, 0 or more
   */
  public static RegressionMetric gammaDeviance() {
    return tweedieDeviance(2);
  }

  /**
   * Mean Tweedie deviance (Jørgensen, 1987, in scikit-learn's form). Undefined if a row lies
   * outside what the power allows.
   *
   * @param power 0 (squared error), 1 (Poisson), 2 (gamma), or any other outside (0, 1)
   * @return the metric, 0 or more
   */
  public static RegressionMetric tweedieDeviance(double power) {
    return of(RegressionKind.TWEEDIE, power);
  }

  /**
   * The share of the Tweedie deviance of the mean that the predictions explain. Undefined where
   * that deviance is 0.
   *
   * @param power 1 or more; for 0 take {@link #r2()}
   * @return the metric, at most 1
   */
  public static RegressionMetric d2Tweedie(double power) {
    return of(RegressionKind.D2_TWEEDIE, power);
  }

  /**
   * The share of the absolute deviation from the median that the predictions explain. Undefined
   * where all truths are the same.
   *
   * @return the metric, at most 1
   */
  public static RegressionMetric d2AbsoluteError() {
    return of(RegressionKind.D2_ABSOLUTE);
  }

  /**
   * The coefficient of determination: 1 less the squared error over that of the mean of the truths.
   * Undefined for fewer than two rows, and where all truths are the same unless {@link
   * #forceFinite} says otherwise.
   *
   * @return the metric, at most 1; below 0 for predictions worse than the mean
   */
  public static RegressionMetric r2() {
    return of(RegressionKind.R2);
  }

  /**
   * R² without its penalty for a constant error: 1 less the variance of errors over that of truths.
   * Undefined as {@link #r2()} is.
   *
   * @return the metric, at most 1
   */
  public static RegressionMetric explainedVariance() {
    return of(RegressionKind.EXPLAINED_VARIANCE);
  }

  /**
   * The greatest absolute error. It has no interval, as resampling never shows a greater one.
   *
   * @return the metric, 0 or more
   */
  public static RegressionMetric maxError() {
    return of(RegressionKind.MAX_ERROR);
  }

  /**
   * The median of absolute errors, the mean of both middle ones for an even number. The interval is
   * that of order statistics, which holds for any distribution.
   *
   * @return the metric, 0 or more
   */
  public static RegressionMetric medianAbsoluteError() {
    return of(RegressionKind.MEDIAN_ABSOLUTE_ERROR);
  }

  /**
   * Pearson's correlation. Undefined for fewer than two rows or where one side is constant. The
   * interval is by Fisher's z.
   *
   * @return the metric, in [-1, 1]
   */
  public static RegressionMetric pearson() {
    return of(RegressionKind.PEARSON);
  }

  /**
   * Spearman's rank correlation, tied values sharing the mean of their ranks. Undefined as {@link
   * #pearson()} is. The interval is by Fisher's z with the variance of Bonett and Wright (2000).
   *
   * @return the metric, in [-1, 1]
   */
  public static RegressionMetric spearman() {
    return of(RegressionKind.SPEARMAN);
  }

  /**
   * Kendall's tau-b, which allows for ties, from exact counts (Kendall, 1945; counted as by Knight,
   * 1966). Undefined as {@link #pearson()} is. The interval is by Fisher's z with the variance
   * 0.437 / (n - 4) (Fieller, Hartley and Pearson, 1957).
   *
   * @return the metric, in [-1, 1]
   */
  public static RegressionMetric kendallTauB() {
    return of(RegressionKind.KENDALL);
  }

  /**
   * The concordance correlation, which also asks for equal means and spreads, with variances over n
   * (Lin, 1989). Undefined where both sides are the same constant. The interval is Lin's.
   *
   * @return the metric, in [-1, 1]
   */
  public static RegressionMetric concordance() {
    return of(RegressionKind.CONCORDANCE);
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "r2|constant:undefined|v:1"} or {@code "pinball(0.9)"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static RegressionMetric parse(String signature) {
    return new RegressionMetric(RegressionSignature.parse(signature));
  }

  /**
   * The ids of all metrics here, with {@code (level)} or {@code (power)} where a number is needed.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return RegressionSignature.ids();
  }

  /**
   * The same metric with an answer where all truths are the same: 1 if the predictions are right, 0
   * if not, as scikit-learn's {@code force_finite=True}. Changes nothing but for R² and explained
   * variance.
   *
   * @return a new metric
   */
  public RegressionMetric forceFinite() {
    return choice.kind().hasConstantRule() ? new RegressionMetric(choice.withForceFinite()) : this;
  }

  /**
   * The same metric with the conventions of a tool: scikit-learn answers as {@link #forceFinite}
   * does where all truths are the same, and takes truths of 0 for 2.220446049250313e-16 in relative
   * errors.
   *
   * @param preset the tool; those other than scikit-learn change nothing
   * @return a new metric
   */
  @Override
  public RegressionMetric following(MetricPreset preset) {
    return preset == MetricPreset.SKLEARN ? forceFinite().dividingByAtLeast(Math.ulp(1.0)) : this;
  }

  /**
   * The same metric with truths nearer to 0 taken as this far from it. Changes nothing but for the
   * mean relative error.
   *
   * @param floor 0 or more; 2.220446049250313e-16 is what scikit-learn takes
   * @return a new metric
   */
  public RegressionMetric dividingByAtLeast(double floor) {
    return choice.kind() == RegressionKind.MAPE
        ? new RegressionMetric(choice.withFloor(floor))
        : this;
  }

  /**
   * The same metric with intervals made another way. A plan other than the standard one is part of
   * the signature.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public RegressionMetric resampledBy(Resampling plan) {
    return new RegressionMetric(choice.withPlan(plan));
  }

  @Override
  public String id() {
    String signature = signature();
    return signature.substring(0, signature.indexOf('|'));
  }

  @Override
  public String signature() {
    return choice.signature();
  }

  @Override
  public Direction direction() {
    return choice.kind().bound().direction();
  }

  @Override
  public double lowest() {
    return choice.kind().bound().lowest();
  }

  @Override
  public double highest() {
    return choice.kind().bound().highest();
  }

  @Override
  public Set<MetricInput> needs() {
    return Set.of(MetricInput.NUMBERS);
  }

  @Override
  public String stateId() {
    return body.stateId();
  }

  @Override
  public Measurement measure(MetricState<NumberPair> state) {
    return body.measure(state);
  }

  @Override
  public MetricState<NumberPair> newState() {
    return body.newState();
  }

  @Override
  public MetricState<NumberPair> readState(byte[] bytes) {
    return body.readState(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RegressionMetric that && signature().equals(that.signature());
  }

  @Override
  public int hashCode() {
    return signature().hashCode();
  }

  @Override
  public String toString() {
    return signature();
  }

  private static RegressionMetric of(RegressionKind kind) {
    return new RegressionMetric(Choice.of(kind, 0));
  }

  private static RegressionMetric of(RegressionKind kind, double argument) {
    return new RegressionMetric(Choice.of(kind, argument));
  }
}
