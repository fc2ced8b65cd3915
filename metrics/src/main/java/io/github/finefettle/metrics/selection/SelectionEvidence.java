package io.github.finefettle.metrics.selection;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.evidence.Table;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.classification.ConstantAnswer;
import java.util.List;
import java.util.Optional;

/** A recommendation, or another's choice, in the vocabulary of evidence. */
final class SelectionEvidence {
  private static final int MOST_BARS = 40;

  private SelectionEvidence() {}

  static Evidence of(MetricRecommendation advice, ClassificationMetric chosen) {
    Optional<Refusal> refusal =
        advice.refused().stream()
            .filter(r -> r.rule() != SelectionRule.BALANCED_CLASSES) // redundant, not wrong
            .filter(r -> r.id().equals(chosen.id()))
            .findFirst();
    Evidence evidence =
        Evidence.of("MetricSelector", Mistake.WRONG_METRIC, summary(advice, chosen, refusal))
            .with(notWonTrivially(advice, chosen, refusal))
            .with(fitsTheTask(refusal))
            .with(enoughRows(advice))
            .withFact("Chosen metric", chosen.signature())
            .withFact("Report beside it", ids(advice.alongside()))
            .withFact("Rows with a label", Long.toString(advice.counts().total()))
            .withFact("Imbalance ratio", Decimals.one(advice.imbalanceRatio()))
            .withFact("Smallest sensible improvement", Decimals.three(advice.minimumDelta()))
            .with(rules(advice))
            .with(refusals(advice))
            .with(classes(advice))
            .withCardField("evaluation.metric", chosen.signature())
            .withDefinition(advice.definition());
    for (Finding finding : advice.warnings()) {
      evidence = evidence.with(finding);
    }
    return refusal.isPresent() ? evidence.with(chosenAgainst(advice, refusal.get())) : evidence;
  }

  private static String summary(
      MetricRecommendation advice, ClassificationMetric chosen, Optional<Refusal> refusal) {
    if (refusal.isPresent()) {
      return chosen.id() + " decides although it is refused. " + refusal.get().reason();
    }
    return chosen.id()
        + " decides; "
        + (advice.refused().isEmpty()
            ? "nothing was refused."
            : ids(advice.refused().stream().map(Refusal::metric).toList()) + " refused.");
  }

  private static Claim notWonTrivially(
      MetricRecommendation advice, ClassificationMetric chosen, Optional<Refusal> refusal) {
    Optional<ConstantAnswer> trivial = advice.counts().baseline().best(chosen);
    // A refusal holds without reaching the limit: 0.87 for nothing is too much where classes
    // differ.
    double limit = advice.thresholds().trivialShare() * chosen.highest();
    boolean won =
        refusal.map(Refusal::wonTrivially).orElse(false)
            || trivial.map(answer -> answer.score() >= limit).orElse(false);
    Claim claim =
        Claim.required(
                "metric.not-won-by-trivial-baseline",
                "The chosen metric is not won by a trivial baseline.",
                won ? ClaimState.NOT_MET : ClaimState.MET)
            .withN(advice.counts().total());
    return trivial.isPresent() ? claim.withValue(trivial.get().score()) : claim;
  }

  private static Claim fitsTheTask(Optional<Refusal> refusal) {
    return Claim.required(
        "metric.fits-the-task",
        "Neither the task nor the labels speak against the chosen metric.",
        refusal.isPresent() ? ClaimState.NOT_MET : ClaimState.MET);
  }

  private static Claim enoughRows(MetricRecommendation advice) {
    boolean few =
        advice.warnings().stream().anyMatch(warning -> warning.code().equals("few-rows-of-class"));
    return Claim.advisory(
            "metric.enough-rows-of-each-class",
            "Every class has enough rows to measure its figures by.",
            few ? ClaimState.NOT_MET : ClaimState.MET)
        .withN(advice.counts().smallest())
        .withLimit((double) advice.thresholds().fewRows());
  }

  private static Finding chosenAgainst(MetricRecommendation advice, Refusal refusal) {
    return new Finding(
        Severity.PROBLEM,
        "refused-metric-decides",
        refusal.reason(),
        "Decide by " + advice.primary().id() + " instead.");
  }

  private static Table rules(MetricRecommendation advice) {
    return new Table(
        "Rules that applied",
        List.of("Rule", "Meaning"),
        advice.rules().stream().map(rule -> List.of(rule.id(), rule.sentence())).toList());
  }

  private static Table refusals(MetricRecommendation advice) {
    return new Table(
        "Refused metrics",
        List.of("Metric", "Constant answer scores", "Reason"),
        advice.refused().stream()
            .map(
                refusal ->
                    List.of(
                        refusal.id(),
                        refusal.trivialScore().isPresent()
                            ? Decimals.three(refusal.trivialScore().getAsDouble())
                            : "undefined",
                        refusal.reason()))
            .toList());
  }

  private static Figure.Bars classes(MetricRecommendation advice) {
    int classes = advice.counts().classes();
    String title = "Rows of each class";
    return new Figure.Bars(
        classes > MOST_BARS ? title + " (the first " + MOST_BARS + " of " + classes + ")" : title,
        "rows",
        advice.classCounts().entrySet().stream()
            .limit(MOST_BARS)
            .map(entry -> Figure.Bar.of(entry.getKey(), entry.getValue()))
            .toList());
  }

  private static String ids(List<ClassificationMetric> metrics) {
    return String.join(", ", metrics.stream().map(ClassificationMetric::id).toList());
  }
}
