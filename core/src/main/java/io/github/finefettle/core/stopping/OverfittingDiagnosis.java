package io.github.finefettle.core.stopping;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.HasEvidence;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Reads a training history for signs of overfitting. The gap is validation loss minus training
 * loss. The training loss is the fixed probe in evaluation mode ({@link Evaluation#probeLoss()});
 * where a run has only the loss of the rows as they were trained on, that one is taken and a
 * finding says so: with dropout on, or averaged over an epoch in which the weights still moved, it
 * lies too high and hides a gap.
 *
 * <p>The verdict is the first of these that applies, over the evaluations that have both losses.
 * "All movement" is the larger range of the two losses, "noise" the standard deviation of one
 * evaluation, estimated from the differences between neighbours.
 *
 * <ol>
 *   <li>{@link FitVerdict.Diverged}: a loss that was a number is measured as NaN or infinite and
 *       never again as a number. A loss that was not measured is no divergence.
 *   <li>{@link FitVerdict.TooFewPoints}: fewer than 4 evaluations.
 *   <li>{@link FitVerdict.Diverged}: at the end the training loss has given back more than half of
 *       what it had gained, beyond 4 standard deviations of its noise; or it rises for sure, by
 *       more than a fifth of all movement.
 *   <li>{@link FitVerdict.Overfitting}: the validation loss rises at the end, with a p-value below
 *       0.025 that has paid for the choice of the stretch, by more than 2 % of all movement, in
 *       order (Mann and Kendall's p over the stretch below 0.05), and the training loss does not
 *       rise along. The verdict holds the lowest evaluation, and the band of those that the noise
 *       lets be the lowest.
 *   <li>{@link FitVerdict.Underfit}: over 6 evaluations or more the training loss did not fall.
 *   <li>{@link FitVerdict.TooFewPoints}: up to 8 evaluations, and the 2 to 4 since the lowest
 *       validation loss lie above it in ascending order, the last by more than a tenth of all
 *       movement: too much to call healthy, too few to prove.
 *   <li>{@link FitVerdict.Noisy}: the validation loss has no trend, and its noise is more than a
 *       quarter of what training moved from its beginning to its end.
 *   <li>{@link FitVerdict.Underfit}: over the second half both losses fall (p below 0.05), and over
 *       the last third still at more than a third of the mean pace.
 *   <li>{@link FitVerdict.TooFewPoints}: as above, in whatever order.
 *   <li>{@link FitVerdict.Healthy} otherwise.
 * </ol>
 *
 * <p>These limits are conventions of this class. Adding a number to all losses or multiplying them
 * by a positive one changes no verdict. On healthy plateaus with independent noise the verdict says
 * OVERFITTING in less than 5 of 100 runs; where the noise of neighbouring evaluations is correlated
 * by 0.5, in up to 6 of 100 where the loss fell before and up to 12 of 100 where it was flat from
 * the beginning.
 *
 * <p>Immutable. What the losses cannot show (whether the model tells its training rows apart,
 * repeats them or knows planted secrets) is measured in the package {@code memorization}.
 */
@CheckReturnValue
public final class OverfittingDiagnosis implements HasEvidence {
  /** Over how many of the last evaluations trends are reported. */
  public static final int DEFAULT_WINDOW = 10;

  private static final int LONGEST_WINDOW = 1000;

  private final TrainingHistory history;
  private final LossCurves curves;
  private final int window;
  private final FitVerdict verdict;
  private final CalibrationOverfit calibration;

  private OverfittingDiagnosis(TrainingHistory history, int window) {
    this.history = history;
    this.curves = LossCurves.of(history);
    this.window = window;
    this.verdict = FitRule.judge(curves);
    this.calibration = CalibrationOverfit.of(curves, verdict);
  }

  /**
   * Reads a history.
   *
   * @param history the evaluations of one run
   * @return the diagnosis, with trends over the last {@value #DEFAULT_WINDOW} evaluations
   */
  public static OverfittingDiagnosis of(TrainingHistory history) {
    return new OverfittingDiagnosis(history, DEFAULT_WINDOW);
  }

  /**
   * The same diagnosis with trends over another number of evaluations; the verdict does not depend
   * on it.
   *
   * @param evaluations 2 to {@value #LONGEST_WINDOW}
   * @return a new diagnosis
   */
  public OverfittingDiagnosis withTrendsOverLast(int evaluations) {
    if (evaluations < 2 || evaluations > LONGEST_WINDOW) {
      throw new IllegalArgumentException(
          "The window ("
              + evaluations
              + ") must be 2 to "
              + LONGEST_WINDOW
              + ": one evaluation has no trend, and a trend looks at all pairs. Take 5 to 20.");
    }
    return new OverfittingDiagnosis(history, evaluations);
  }

  /**
   * The verdict.
   *
   * @return one of six
   */
  public FitVerdict verdict() {
    return verdict;
  }

  /**
   * The history that was read.
   *
   * @return the evaluations of the run
   */
  public TrainingHistory history() {
    return history;
  }

  /**
   * How many evaluations have both a training and a validation loss.
   *
   * @return 0 or more
   */
  public int points() {
    return curves.count();
  }

  /**
   * Whether the training loss was measured on a fixed probe in evaluation mode, as it should be.
   *
   * @return false where only the loss in training mode is there, or none
   */
  public boolean hasProbe() {
    return curves.isProbe();
  }

  /**
   * Since when the model overfits.
   *
   * @return the epoch of the lowest validation loss, or empty where the verdict is another
   */
  public OptionalInt overfittingSince() {
    return verdict instanceof FitVerdict.Overfitting overfitting
        ? OptionalInt.of(overfitting.position().epoch())
        : OptionalInt.empty();
  }

  /**
   * The evaluation of the lowest validation loss; the first where several are equal.
   *
   * @return the evaluation, or empty where none has both losses
   */
  public Optional<Evaluation> lowestValidation() {
    return points() == 0 ? Optional.empty() : Optional.of(curves.evaluation(curves.lowest()));
  }

  /**
   * The epoch of the lowest validation loss; the first where several are equal.
   *
   * @return the epoch, or empty where no evaluation has both losses
   */
  public OptionalInt lowestValidationEpoch() {
    return lowestValidation()
        .map(evaluation -> OptionalInt.of(evaluation.epoch()))
        .orElse(OptionalInt.empty());
  }

  /**
   * Validation loss minus training loss in the last evaluation that has both.
   *
   * @return the generalisation gap, or empty where no evaluation has both losses
   */
  public OptionalDouble gap() {
    return points() == 0 ? OptionalDouble.empty() : OptionalDouble.of(curves.gaps()[points() - 1]);
  }

  /**
   * The gap as a share of the training loss.
   *
   * @return the gap divided by the training loss, or empty where that is not above 0
   */
  public OptionalDouble relativeGap() {
    if (points() == 0 || !(curves.train()[points() - 1] > 0)) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(curves.gaps()[points() - 1] / curves.train()[points() - 1]);
  }

  /**
   * The trend of the gap over the last evaluations.
   *
   * @return the slope an epoch with its p-values, or empty below two evaluations
   */
  public Optional<TrendTest> gapTrend() {
    return trend(curves.gaps());
  }

  /**
   * The trend of the validation loss over the last evaluations.
   *
   * @return the slope an epoch with its p-values, or empty below two evaluations
   */
  public Optional<TrendTest> validationTrend() {
    return trend(curves.validation());
  }

  /**
   * The trend of the training loss over the last evaluations.
   *
   * @return the slope an epoch with its p-values, or empty below two evaluations
   */
  public Optional<TrendTest> trainTrend() {
    return trend(curves.train());
  }

  private Optional<TrendTest> trend(double[] values) {
    return points() < 2
        ? Optional.empty()
        : Optional.of(
            TrendTest.of(Series.last(curves.epochs(), window), Series.last(values, window)));
  }

  /**
   * How fast the gap grows over the last evaluations.
   *
   * @return Theil and Sen's slope an epoch, or empty below two evaluations
   */
  public OptionalDouble gapSlope() {
    return gapTrend().map(t -> OptionalDouble.of(t.slope())).orElse(OptionalDouble.empty());
  }

  /**
   * How likely a trend of the gap at least this strong is by chance.
   *
   * @return the two-sided p-value of Mann and Kendall, or empty below two evaluations
   */
  public OptionalDouble gapTrendP() {
    return gapTrend().map(t -> OptionalDouble.of(t.twoSidedP())).orElse(OptionalDouble.empty());
  }

  /**
   * How far the noise of one evaluation spreads the validation loss.
   *
   * @return its standard deviation from the median differences between neighbours, or empty below
   *     three evaluations
   */
  public OptionalDouble validationNoise() {
    return points() < 3
        ? OptionalDouble.empty()
        : OptionalDouble.of(Series.noise(curves.validation()));
  }

  /**
   * Whether the model grew surer than it is right.
   *
   * @return the answer with its reason
   */
  public CalibrationOverfit calibration() {
    return calibration;
  }

  LossCurves curves() {
    return curves;
  }

  @Override
  public Evidence evidence() {
    return DiagnosisEvidence.of(this);
  }
}
