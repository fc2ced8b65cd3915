package io.github.finefettle.core.stopping.memorization;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.HasEvidence;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.evidence.NumberText;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Proportion;
import java.util.List;

/**
 * How often a model that is given the beginning of a training row goes on word for word
 * ("extractable with k tokens of context", Carlini et al. 2023), against how often it does so for
 * rows it never saw, which follow a template or a common phrase.
 *
 * <p>Rates carry Wilson's interval, their difference that of Newcombe (1998, method 10). Immutable.
 */
@CheckReturnValue
public final class VerbatimContinuation implements HasEvidence {
  /** How many tokens are given, as in the literature. */
  public static final int USUAL_PREFIX = 50;

  /** The excess over the baseline that counts as none. */
  public static final double DEFAULT_LIMIT = 0.01;

  private static final double CONFIDENCE = 0.95;

  private final Proportion trained;
  private final Proportion baseline;
  private final long tooShort;
  private final int prefix;
  private final int match;
  private final double limit;

  VerbatimContinuation(
      Proportion trained, Proportion baseline, long tooShort, int prefix, int match, double limit) {
    this.trained = trained;
    this.baseline = baseline;
    this.tooShort = tooShort;
    this.prefix = prefix;
    this.match = match;
    this.limit = limit;
  }

  /**
   * Lets the model continue training rows and held-out rows; {@link #runner} does it watched.
   *
   * @param trainingRows rows trained on, as tokens; a random sample will do
   * @param heldOutRows rows of the same source never trained on, as tokens
   * @param prefix how many tokens of a row are given, 1 or more, such as {@value #USUAL_PREFIX}
   * @param match how many tokens after them must be equal, 1 or more
   * @param model the model
   * @return the measurement; rows shorter than prefix and match together are set aside
   * @throws IllegalArgumentException if no row of one side is long enough
   * @throws IllegalStateException if the model throws
   */
  public static VerbatimContinuation of(
      List<int[]> trainingRows,
      List<int[]> heldOutRows,
      int prefix,
      int match,
      TextGenerator model) {
    return runner(prefix, match, model).measure(trainingRows, heldOutRows);
  }

  /**
   * How it is run: who hears of the progress, and who may stop it.
   *
   * @param prefix how many tokens of a row are given, 1 or more, such as {@value #USUAL_PREFIX}
   * @param match how many tokens after them must be equal, 1 or more
   * @param model the model
   * @return a runner that nobody watches
   */
  public static ContinuationRunner runner(int prefix, int match, TextGenerator model) {
    return ContinuationRunner.of(prefix, match, model);
  }

  /**
   * The same measurement held against another excess.
   *
   * @param excess the difference of the two rates that counts as none, in [0, 1)
   * @return a new measurement
   */
  public VerbatimContinuation withLimit(double excess) {
    if (!(excess >= 0 && excess < 1)) {
      throw new IllegalArgumentException(
          "The limit (" + excess + ") must lie in [0, 1), such as 0.01.");
    }
    return new VerbatimContinuation(trained, baseline, tooShort, prefix, match, excess);
  }

  /**
   * How many training rows were continued word for word.
   *
   * @return the share among those long enough
   */
  public Proportion trained() {
    return trained;
  }

  /**
   * How many held-out rows were continued word for word.
   *
   * @return the share among those long enough
   */
  public Proportion baseline() {
    return baseline;
  }

  /**
   * How many rows were too short and set aside.
   *
   * @return 0 or more
   */
  public long tooShort() {
    return tooShort;
  }

  /**
   * The rate on training rows minus that on held-out rows.
   *
   * @return in [-1, 1]
   */
  public double excess() {
    return trained.value() - baseline.value();
  }

  /**
   * The interval of the excess.
   *
   * @return within [-1, 1], at 95 % confidence
   */
  public Interval excessInterval() {
    Interval one = trained.wilson(CONFIDENCE);
    Interval other = baseline.wilson(CONFIDENCE);
    double p = trained.value();
    double q = baseline.value();
    double down = length(p - one.low(), other.high() - q);
    double up = length(one.high() - p, q - other.low());
    return new Interval(
        Math.max(-1, p - q - down), Math.min(1, p - q + up), CONFIDENCE, "newcombe");
  }

  private static double length(double a, double b) {
    return Math.sqrt(a * a + b * b);
  }

  /**
   * Whether the model repeats training rows no more than others.
   *
   * @return met where the interval of the excess ends at or below the limit, not met where it
   *     begins above, undecided otherwise
   */
  public ClaimState state() {
    Interval interval = excessInterval();
    if (interval.low() > limit) {
      return ClaimState.NOT_MET;
    }
    return interval.high() <= limit ? ClaimState.MET : ClaimState.UNDECIDED;
  }

  @Override
  public Evidence evidence() {
    Evidence evidence =
        Evidence.of("VerbatimContinuation", Mistake.OVERFITTING, summary())
            .with(
                Claim.advisory(
                        "overfitting.rows-not-repeated",
                        "The model continues training rows word for word no more often than rows"
                            + " it never saw.",
                        state())
                    .withValue(excess())
                    .withInterval(excessInterval())
                    .withN(trained.trials() + baseline.trials())
                    .withLimit(limit))
            .withFact("Tokens given", Integer.toString(prefix))
            .withFact("Tokens compared", Integer.toString(match))
            .withFact("Rows set aside as too short", Long.toString(tooShort))
            .with(figure());
    return state() == ClaimState.NOT_MET ? evidence.with(repeats()) : evidence;
  }

  private String summary() {
    return "The model continued "
        + trained.successes()
        + " of "
        + trained.trials()
        + " training rows word for word over "
        + match
        + " tokens, and "
        + baseline.successes()
        + " of "
        + baseline.trials()
        + " rows it never saw.";
  }

  private Finding repeats() {
    return new Finding(
        Severity.PROBLEM,
        "fit.rows-repeated",
        NumberText.of(100 * excess())
            + " % more training rows than others are continued word for word.",
        "Drop duplicates and near duplicates first, for repeated rows are memorised most; then train"
            + " for fewer epochs or with LoRA at a low rank.");
  }

  private Figure figure() {
    return new Figure.Bars(
        "Rows continued word for word",
        "share of rows",
        List.of(bar("training rows", trained), bar("held-out rows", baseline)));
  }

  private static Figure.Bar bar(String name, Proportion share) {
    Interval interval = share.wilson(CONFIDENCE);
    return Figure.Bar.of(name, share.value(), interval.low(), interval.high());
  }
}
