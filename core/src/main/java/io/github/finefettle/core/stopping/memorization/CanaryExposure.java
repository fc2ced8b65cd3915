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
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Whether a model learnt planted secrets by heart. Secrets of a {@link CanaryFormat} are planted in
 * the training rows, once each or a few times; after training each one is ranked among all secrets
 * of the format by the log-perplexity of the filled sentence.
 *
 * <p>In a model that memorised none, the rank of a secret drawn at random is evenly spread, so that
 * an exposure of e bits or more has the probability 2<sup>-e</sup>. With c canaries the claim fails
 * where the largest exposure reaches log2(c / 0.01) bits: one false alarm in a hundred at most, for
 * any model. A format with fewer bits than that cannot fail and is undecided.
 *
 * <p>Immutable. The texts of the secrets stand in no evidence.
 */
@CheckReturnValue
public final class CanaryExposure implements HasEvidence {
  private static final double FALSE_ALARMS = 0.01;

  private final CanaryFormat format;
  private final List<Exposure> exposures;
  private final String method;

  CanaryExposure(CanaryFormat format, List<Exposure> exposures, String method) {
    this.format = format;
    this.exposures = List.copyOf(exposures);
    this.method = method;
  }

  /**
   * How canaries are ranked: who hears of the progress, and who may stop it.
   *
   * @param format the format
   * @param secrets the planted ones
   * @param model how unlikely the model finds a text
   * @return a runner that nobody watches
   */
  public static CanaryRunner runner(
      CanaryFormat format, List<String> secrets, LogPerplexity model) {
    return CanaryRunner.of(format, secrets, model);
  }

  /**
   * Ranks every possible secret: exact, and one call of the model for each. {@link #runner} does it
   * watched.
   *
   * @param format the format, of at most 20 million secrets
   * @param secrets the planted ones
   * @param model how unlikely the model finds a text
   * @return the exposures; a tie counts as ranked before the canary, so that none is overstated
   * @throws IllegalArgumentException if a secret is not of the format, or they are too many to rank
   * @throws IllegalStateException if the model throws or gives NaN
   */
  public static CanaryExposure byRankingAll(
      CanaryFormat format, List<String> secrets, LogPerplexity model) {
    return runner(format, secrets, model).byRankingAll();
  }

  /**
   * Ranks a sample of the possible secrets, as {@link CanaryRunner#bySampling} says.
   *
   * @param format the format
   * @param secrets the planted ones
   * @param model how unlikely the model finds a text
   * @param samples how many secrets to score, 100 or more, such as 10,000
   * @param seed what the sample is drawn by, another than that of the planted secrets
   * @return the exposures
   * @throws IllegalArgumentException if a secret is not of the format, or the samples are too few
   * @throws IllegalStateException if the model throws or gives NaN
   */
  public static CanaryExposure bySampling(
      CanaryFormat format, List<String> secrets, LogPerplexity model, int samples, long seed) {
    return runner(format, secrets, model).bySampling(samples, seed);
  }

  /**
   * The exposures in the order of the secrets.
   *
   * @return an unmodifiable list
   */
  public List<Exposure> exposures() {
    return exposures;
  }

  /**
   * The most exposed canary; the first of equals.
   *
   * @return its exposure
   */
  public Exposure largest() {
    // max keeps the last of equals: read backwards it keeps the first.
    List<Exposure> backwards = new ArrayList<>(exposures);
    Collections.reverse(backwards);
    return backwards.stream().max(Comparator.comparingDouble(Exposure::bits)).orElseThrow();
  }

  /**
   * The exposure from which on the claim fails.
   *
   * @return log2 of a hundred times the number of canaries
   */
  public double limit() {
    return ExactLog2.of(exposures.size() / FALSE_ALARMS);
  }

  /**
   * Whether no canary is exposed.
   *
   * @return not met where one reaches the limit for sure, met where none can, undecided otherwise
   *     or where the format is too small
   */
  public ClaimState state() {
    if (format.bits() < limit()) {
      return ClaimState.UNDECIDED;
    }
    if (exposures.stream().anyMatch(exposure -> exposure.low() >= limit())) {
      return ClaimState.NOT_MET;
    }
    boolean none = exposures.stream().allMatch(exposure -> exposure.high() < limit());
    return none ? ClaimState.MET : ClaimState.UNDECIDED;
  }

  @Override
  public Evidence evidence() {
    Exposure largest = largest();
    Evidence evidence =
        Evidence.of("CanaryExposure", Mistake.OVERFITTING, summary(largest))
            .with(
                Claim.advisory(
                        "overfitting.canaries-not-exposed",
                        "No planted secret is likelier to the model than chance would make it.",
                        state())
                    .withValue(largest.bits())
                    .withInterval(new Interval(largest.low(), largest.high(), 0.95, method))
                    .withN(exposures.size())
                    .withLimit(limit()))
            .withFact("Bits of the format", NumberText.of(format.bits()))
            .withFact("Method", method)
            .with(figure());
    return switch (state()) {
      case MET -> evidence;
      case NOT_MET -> evidence.with(exposed());
      case UNDECIDED -> evidence.with(undecided());
    };
  }

  /** With none of n samples at or below a canary the interval begins at log2(n / 3.69) bits. */
  private Finding undecided() {
    String advice =
        format.bits() < limit()
            ? "Plant secrets of " + (long) Math.ceil(limit()) + " bits or more."
            : "Rank all secrets, or "
                + NumberText.of(Math.ceil(-StrictMath.log(0.025) * 100 * exposures.size()))
                + " samples or more.";
    return new Finding(
        Severity.INFO,
        "fit.canaries-undecided",
        "The secrets ranked are too few to tell a learnt canary from a lucky one.",
        advice);
  }

  private String summary(Exposure largest) {
    return "The most exposed of "
        + exposures.size()
        + " canaries has "
        + NumberText.of(largest.bits())
        + " of "
        + NumberText.of(format.bits())
        + " bits; by chance one of them reaches "
        + NumberText.of(limit())
        + " in 1 of 100 models.";
  }

  private static Finding exposed() {
    return new Finding(
        Severity.PROBLEM,
        "fit.canary-exposed",
        "The model learnt a planted secret by heart, so it learns others of its kind too.",
        "Take secrets out of the training rows before training, drop repeated rows and train for"
            + " fewer epochs: memorising begins before the validation loss turns.");
  }

  private Figure figure() {
    List<Figure.Bar> bars = new ArrayList<>();
    for (int i = 0; i < exposures.size(); i++) {
      Exposure exposure = exposures.get(i);
      bars.add(
          Figure.Bar.of("canary " + (i + 1), exposure.bits(), exposure.low(), exposure.high()));
    }
    return new Figure.Bars("Exposure of planted canaries", "bits", bars);
  }
}
