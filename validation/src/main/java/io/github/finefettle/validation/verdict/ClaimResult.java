package io.github.finefettle.validation.verdict;

import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Proportion;
import io.github.finefettle.validation.behaviours.FailureRate;
import io.github.finefettle.validation.behaviours.ValidationSuite;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One limit held against what was counted: kept, broken or undecided. Immutable.
 *
 * <p>The bounds are exact and one-sided, 95 % each (Clopper and Pearson, 1934).
 */
public final class ClaimResult {
  private static final double BOTH_SIDES = 2 * ValidationSuite.CONFIDENCE - 1;

  private final ClaimCounts counts;
  private final ClaimState state;
  private final int requiredLimits;

  ClaimResult(ClaimCounts counts, ClaimState state, int requiredLimits) {
    this.counts = counts;
    this.state = state;
    this.requiredLimits = requiredLimits;
  }

  /**
   * A name that is stable over releases.
   *
   * @return such as {@code "misses.spam.typos"}. Other characters than small letters and digits of
   *     ASCII become hyphens; eight digits of the label's fingerprint then tell apart what has
   *     become alike
   */
  public String id() {
    FailureRate rate = counts.limit().rate();
    String kind = rate.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return kind + rate.label().map(l -> "." + word(l)).orElse("") + "." + perturbation();
  }

  private static String word(String label) {
    String word =
        label.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    if (!word.isEmpty() && word.equals(label)) {
      return word;
    }
    String digits = Fingerprint.of(JsonValue.of(label)).hex().substring(0, 8);
    return (word.isEmpty() ? "label" : word) + "-" + digits;
  }

  /**
   * The claim as a sentence for people.
   *
   * @return such as {@code At most 5 % of the answers change under typos.}
   */
  public String sentence() {
    FailureRate rate = counts.limit().rate();
    String share = "At most " + Percent.of(limit());
    return switch (rate.kind()) {
      case INVARIANCE -> share + " of the answers change under " + perturbation() + ".";
      case MISSES ->
          share
              + " of the rightly found \""
              + rate.label().orElseThrow()
              + "\" are missed under "
              + perturbation()
              + ".";
      case FALSE_ALARMS ->
          share
              + " of the others become \""
              + rate.label().orElseThrow()
              + "\" under "
              + perturbation()
              + ".";
    };
  }

  /**
   * Which failures count.
   *
   * @return the rate, with its perturbation
   */
  public FailureRate rate() {
    return counts.limit().rate();
  }

  /**
   * The perturbation's id.
   *
   * @return the id
   */
  public String perturbation() {
    return counts.limit().rate().perturbation().orElseThrow();
  }

  /**
   * Kept, broken or undecided.
   *
   * @return the state
   */
  public ClaimState state() {
    return state;
  }

  /**
   * Whether the decision hangs on it.
   *
   * @return false for advice
   */
  public boolean required() {
    return counts.limit().required();
  }

  /**
   * How many cases could have failed.
   *
   * @return 0 or more
   */
  public long cases() {
    return counts.cases();
  }

  /**
   * How many cases failed.
   *
   * @return 0 or more
   */
  public long failures() {
    return counts.failures();
  }

  /**
   * The highest allowed share of failures.
   *
   * @return in (0, 1)
   */
  public double limit() {
    return counts.limit().atMost();
  }

  /**
   * The share of failures.
   *
   * @return in [0, 1], or empty where no case applied
   */
  public OptionalDouble observed() {
    return cases() == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(new Proportion(failures(), cases()).value());
  }

  /**
   * The exact one-sided bounds, 95 % each; together they hold the true share with 90 %.
   *
   * @return the bounds, or empty where no case applied
   */
  public Optional<Interval> bounds() {
    return cases() == 0
        ? Optional.empty()
        : Optional.of(new Proportion(failures(), cases()).clopperPearson(BOTH_SIDES));
  }

  /**
   * Some failures, the worst first.
   *
   * @return at most five
   */
  public List<BrokenCase> worst() {
    return counts.worst();
  }

  /**
   * How many more applicable cases, failing at the rate seen so far, would decide the claim.
   *
   * @return 0 where it is decided; empty where the rate seen lies so close to the limit that a
   *     million cases would not do
   */
  public OptionalLong casesStillNeeded() {
    return state == ClaimState.UNDECIDED
        ? CasesNeeded.atThisRate(failures(), cases(), limit(), requiredLimits)
        : OptionalLong.of(0);
  }

  /**
   * How many more applicable cases would show the limit to be kept if none of them failed.
   *
   * @return 0 where the claim is decided
   */
  public long casesStillNeededWithoutFailure() {
    return state == ClaimState.UNDECIDED
        ? CasesNeeded.withoutFurtherFailure(failures(), cases(), limit())
        : 0;
  }

  /** What is required for the release says so: in the evidence, no limit decides the mistake. */
  private String forRelease() {
    String sentence = sentence();
    return required()
        ? "To ship: " + sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1)
        : sentence;
  }

  Claim toClaim() {
    Claim claim = Claim.advisory(id(), forRelease(), state).withN(cases()).withLimit(limit());
    if (observed().isPresent()) {
      claim = claim.withValue(observed().getAsDouble());
    }
    return bounds().isPresent() ? claim.withInterval(bounds().get()) : claim;
  }

  JsonValue.JsonObject toJson() {
    var json =
        JsonValue.object()
            .put("id", id())
            .put("sentence", sentence())
            .put("rate", rate().toJson())
            .put("state", state.name())
            .put("required", required())
            .put("limit", limit())
            .put("cases", cases())
            .put("failures", failures())
            .putIfPresent("bounds", bounds().map(Interval::toJson))
            .put("casesStillNeededWithoutFailure", casesStillNeededWithoutFailure())
            .put("worst", worst().stream().map(BrokenCase::toJson).toList());
    observed().ifPresent(value -> json.put("observed", value));
    casesStillNeeded().ifPresent(cases -> json.put("casesStillNeeded", cases));
    return json.toJson();
  }

  @Override
  public String toString() {
    return state + ": " + sentence() + " (" + failures() + " of " + cases() + ")";
  }
}
