package io.github.finefettle.validation.verdict;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.evidence.Table;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Proportion;
import io.github.finefettle.validation.release.ReleaseComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Tells a verdict in the vocabulary of evidence. */
final class VerdictEvidence {
  private VerdictEvidence() {}

  static String summary(Verdict verdict) {
    List<ClaimResult> required = verdict.claims().stream().filter(ClaimResult::required).toList();
    long kept = count(required, ClaimState.MET);
    long broken = count(required, ClaimState.NOT_MET);
    String counts =
        kept
            + " of "
            + required.size()
            + " required limits kept, "
            + broken
            + " broken, on "
            + verdict.record().cases()
            + " cases";
    return switch (verdict.decision()) {
      case SHIP -> "Ship: " + counts + ".";
      case DO_NOT_SHIP -> "Do not ship: " + counts + "; broken: " + broken(required) + ".";
      case INSUFFICIENT_EVIDENCE -> "Not enough evidence: " + counts + "; " + missing(verdict);
    };
  }

  private static String broken(List<ClaimResult> required) {
    return String.join(
        ", ",
        required.stream()
            .filter(c -> c.state() == ClaimState.NOT_MET)
            .map(
                c ->
                    c.rate().phrase()
                        + " under "
                        + c.perturbation()
                        + " "
                        + Percent.of(c.observed().orElse(0))
                        + " (limit "
                        + Percent.of(c.limit())
                        + ")")
            .toList());
  }

  private static String missing(Verdict verdict) {
    OptionalLong needed = verdict.examplesStillNeeded();
    return needed.isPresent()
        ? needed.getAsLong() + " more examples like these would decide."
        : "how many more would decide cannot be said.";
  }

  private static long count(List<ClaimResult> claims, ClaimState state) {
    return claims.stream().filter(c -> c.state() == state).count();
  }

  static Evidence of(Verdict verdict) {
    ValidationRecord record = verdict.record();
    Evidence evidence =
        Evidence.of("RealWorldValidation", Mistake.NO_REAL_WORLD_VALIDATION, verdict.summary())
            .withFact("Decision", verdict.decision().name())
            .withFact("Suite", record.suite())
            .withFact("Seed", Long.toString(record.seed()))
            .withFact("Examples given", Long.toString(record.examples()))
            .withFact("Cases (different texts)", Long.toString(record.cases()))
            .withFact("Fingerprint of the examples", record.data().shortened())
            .withCardField("validation.decision", verdict.decision().name())
            .withCardField("validation.summary", verdict.summary())
            .with(claimTable(verdict))
            .with(perturbationTable(record));
    if (record.definition().isPresent()) {
      evidence = evidence.withDefinition(record.definition().get());
    }
    evidence = evidence.with(decided(verdict));
    for (ClaimResult claim : verdict.claims()) {
      evidence = evidence.with(claim.toClaim());
      for (BrokenCase broken : claim.worst()) {
        evidence = evidence.with(broken.toExcerpt(claim.id()));
      }
      Optional<Finding> finding = finding(claim);
      if (finding.isPresent()) {
        evidence = evidence.with(finding.get());
      }
    }
    evidence = withBars(evidence, record);
    return record.comparison().isPresent()
        ? withComparison(evidence, record.comparison().get())
        : evidence;
  }

  /**
   * The mistake is to ship without having looked. A model that breaks a limit has been looked at:
   * the verdict says not to ship it, and the mistake was avoided.
   */
  private static Claim decided(Verdict verdict) {
    boolean decided = verdict.decision() != Decision.INSUFFICIENT_EVIDENCE;
    return Claim.required(
            "validation.decided",
            "The model was tried under "
                + verdict.record().perturbations().size()
                + " kinds of real-world change, on enough cases for a verdict.",
            decided ? ClaimState.MET : ClaimState.UNDECIDED)
        .withN(verdict.record().cases());
  }

  private static Optional<Finding> finding(ClaimResult claim) {
    if (claim.state() == ClaimState.MET) {
      return Optional.empty();
    }
    if (claim.state() == ClaimState.NOT_MET) {
      return Optional.of(
          new Finding(
              claim.required() ? Severity.PROBLEM : Severity.WARNING,
              "validation.limit-broken",
              "Not so: " + claim.sentence() + " " + seen(claim),
              "Look at the excerpts, and train on examples of this kind."));
    }
    return Optional.of(
        new Finding(
            Severity.WARNING,
            "validation.undecided",
            "Cannot tell: " + claim.sentence() + " " + seen(claim),
            claim.cases() == 0
                ? "No example was applicable. Give examples to which this applies."
                : adviceOnCases(claim)));
  }

  private static String adviceOnCases(ClaimResult claim) {
    String without =
        claim.casesStillNeededWithoutFailure() + " more cases without a failure would show it kept";
    OptionalLong needed = claim.casesStillNeeded();
    return needed.isPresent()
        ? without + "; " + needed.getAsLong() + " more at the present rate would decide."
        : without + "; at the present rate, which is close to the limit, none would decide.";
  }

  private static String seen(ClaimResult claim) {
    return claim.failures()
        + " of "
        + claim.cases()
        + " failed"
        + claim
            .bounds()
            .map(
                b ->
                    ", the true share is at least "
                        + Percent.of(b.low())
                        + " and at most "
                        + Percent.of(b.high())
                        + " (95 % each).")
            .orElse(".");
  }

  private static Table claimTable(Verdict verdict) {
    List<List<String>> rows = new ArrayList<>();
    for (ClaimResult claim : verdict.claims()) {
      rows.add(
          List.of(
              claim.rate().phrase() + " under " + claim.perturbation(),
              Long.toString(claim.cases()),
              Long.toString(claim.failures()),
              claim.observed().isPresent()
                  ? Percent.of(claim.observed().getAsDouble())
                  : "undefined: no case",
              claim.bounds().map(b -> Percent.of(b.low())).orElse("-"),
              claim.bounds().map(b -> Percent.of(b.high())).orElse("-"),
              Percent.of(claim.limit()),
              claim.state().name(),
              claim.required() ? "yes" : "no"));
    }
    return new Table(
        "Limits",
        List.of(
            "Failure",
            "Cases",
            "Failures",
            "Share",
            "At least (95 %)",
            "At most (95 %)",
            "Limit",
            "State",
            "Required"),
        rows);
  }

  private static Table perturbationTable(ValidationRecord record) {
    List<List<String>> rows = new ArrayList<>();
    for (PerturbationCounts counts : record.perturbations()) {
      rows.add(
          List.of(
              counts.perturbation(),
              Long.toString(counts.applied()),
              Long.toString(counts.notApplicable()),
              Long.toString(counts.onlyNoOps()),
              Long.toString(counts.changedAnswers()),
              counts.rate().isPresent()
                  ? Percent.of(counts.rate().getAsDouble())
                  : "undefined: no case"));
    }
    return new Table(
        "Perturbations",
        List.of(
            "Perturbation", "Applied", "Not applicable", "Only no-ops", "Answers changed", "Share"),
        rows);
  }

  private static Evidence withBars(Evidence evidence, ValidationRecord record) {
    List<Figure.Bar> bars = new ArrayList<>();
    for (PerturbationCounts counts : record.perturbations()) {
      if (counts.applied() > 0) {
        Proportion share = new Proportion(counts.changedAnswers(), counts.applied());
        Interval bounds = share.clopperPearson(0.95);
        bars.add(Figure.Bar.of(counts.perturbation(), share.value(), bounds.low(), bounds.high()));
      }
    }
    return bars.isEmpty()
        ? evidence
        : evidence.with(
            new Figure.Bars(
                "Changed answers under perturbation", "share of changed answers", bars));
  }

  private static Evidence withComparison(Evidence evidence, ReleaseComparison comparison) {
    Claim claim =
        Claim.advisory(
                "release.better",
                "The model is right more often than the one in use: "
                    + comparison.positiveFlips()
                    + " answers put right, "
                    + comparison.negativeFlips()
                    + " spoiled.",
                comparison.better())
            .withN(comparison.labelled());
    if (comparison.labelled() > 0) {
      Proportion spoiled = new Proportion(comparison.negativeFlips(), comparison.labelled());
      claim = claim.withValue(spoiled.value()).withInterval(spoiled.clopperPearson(0.95));
    }
    return evidence
        .with(claim)
        .withFact("Answers that differ from the model in use", differing(comparison));
  }

  private static String differing(ReleaseComparison comparison) {
    return comparison.differentAnswers() + " of " + comparison.cases();
  }
}
