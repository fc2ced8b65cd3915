package io.github.finefettle.dataprep.sufficiency;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.evidence.NumberText;
import io.github.finefettle.core.evidence.Severity;
import java.util.List;
import java.util.OptionalInt;

/** What an assessment leaves behind for the audit. */
final class SufficiencyEvidence {
  private static final double MOST_DUPLICATES = 0.5;

  /** The rarest class should have at least this part of an even share. */
  private static final double LEAST_OF_EVEN_SHARE = 0.1;

  private final DataSufficiency definition;
  private final SufficiencyReport report;

  SufficiencyEvidence(DataSufficiency definition, SufficiencyReport report) {
    this.definition = definition;
    this.report = report;
  }

  Evidence evidence() {
    Evidence evidence =
        Evidence.of("DataSufficiency", Mistake.INSUFFICIENT_DATA, summary())
            .withDefinition(definition.fingerprint())
            .with(rowsPerClass())
            .with(independentRowsPerClass())
            .with(signal())
            .with(curve())
            .with(varied())
            .with(balanced())
            .withFact("Rows", Integer.toString(report.rows()))
            .withFact("Largest class over smallest", number(report.imbalanceRatio()))
            .withFact(
                "Rows that look like another row",
                report.uniformity().rowsInDuplicateGroups()
                    + " ("
                    + percent(report.uniformity().duplicateShare())
                    + ")")
            .withFact(
                "Different words / pairs / triples among " + report.uniformity().words() + " words",
                percent(report.uniformity().distinctWords())
                    + " / "
                    + percent(report.uniformity().distinctPairs())
                    + " / "
                    + percent(report.uniformity().distinctTriples()))
            .with(classFigure())
            .withCardField("data.rows", Integer.toString(report.rows()))
            .withCardField("data.sufficiency", report.outlook().words());
    if (report.curve().isPresent()) {
      evidence = evidence.with(curveFigure(report.curve().get()));
    }
    return report.outlook() == Outlook.MORE_DATA_LIKELY_HELPS
        ? evidence.with(
            new Finding(
                Severity.WARNING,
                "sufficiency.more-data",
                "The score still rose with the last doubling of the rows.",
                "Label more rows, those of " + report.rarestClass() + " first."))
        : evidence;
  }

  private String summary() {
    String classes =
        report.rows()
            + " rows in "
            + report.rowsPerClass().size()
            + " classes, the rarest ("
            + report.rarestClass()
            + ") with "
            + rarest()
            + "; would more data help: "
            + report.outlook().words();
    return report
        .curve()
        .map(
            c ->
                classes
                    + " (the last doubling changed macro-F1 by "
                    + NumberText.of(c.gain())
                    + ", 95 % interval "
                    + NumberText.of(c.gainInterval().low())
                    + " to "
                    + NumberText.of(c.gainInterval().high())
                    + ").")
        .orElse(classes + " (too few rows for a learning curve).");
  }

  private int rarest() {
    return report.rowsPerClass().getOrDefault(report.rarestClass(), 0);
  }

  private Claim rowsPerClass() {
    int minimum = definition.minimumPerClass();
    boolean enough = report.rowsPerClass().size() >= 2 && rarest() >= minimum;
    return Claim.required(
            "sufficiency.rows-per-class",
            "There are at least two classes, and the rarest has at least " + minimum + " rows.",
            enough ? ClaimState.MET : ClaimState.NOT_MET)
        .withValue(rarest())
        .withLimit(minimum)
        .withN(report.rows());
  }

  /** Enough rows that are copies of one another leave the question open. */
  private Claim independentRowsPerClass() {
    int minimum = definition.minimumPerClass();
    boolean enough = report.groupsInRarestClass() >= minimum;
    return Claim.required(
            "sufficiency.independent-rows-per-class",
            "Every class has at least " + minimum + " rows, look-alikes counted once.",
            enough ? ClaimState.MET : ClaimState.UNDECIDED)
        .withValue(report.groupsInRarestClass())
        .withLimit(minimum)
        .withN(report.rows());
  }

  private Claim signal() {
    String sentence =
        "A small linear model does better on held-out rows than always answering the most"
            + " frequent class (difference of macro-F1).";
    return report
        .curve()
        .map(
            c -> {
              CurvePoint last = c.points().get(c.points().size() - 1);
              ClaimState state =
                  c.liftInterval().low() > 0
                      ? ClaimState.MET
                      : c.liftInterval().high() <= 0 ? ClaimState.NOT_MET : ClaimState.UNDECIDED;
              return Claim.required("sufficiency.signal", sentence, state)
                  .withValue(last.score() - c.majorityBaseline())
                  .withInterval(c.liftInterval())
                  .withLimit(0)
                  .withN(c.heldOutRows());
            })
        .orElseGet(() -> Claim.required("sufficiency.signal", sentence, ClaimState.UNDECIDED));
  }

  private Claim curve() {
    String sentence =
        "Twice the data would gain less than "
            + NumberText.of(definition.worthwhileGain())
            + " of macro-F1, judged by the last doubling.";
    ClaimState state =
        switch (report.outlook()) {
          case PLATEAU -> ClaimState.MET;
          case MORE_DATA_LIKELY_HELPS -> ClaimState.NOT_MET;
          case CANNOT_TELL -> ClaimState.UNDECIDED;
        };
    Claim claim = Claim.advisory("sufficiency.learning-curve", sentence, state);
    return report
        .curve()
        .map(
            c ->
                claim
                    .withValue(c.gain())
                    .withInterval(c.gainInterval())
                    .withLimit(definition.worthwhileGain())
                    .withN(c.heldOutRows()))
        .orElse(claim);
  }

  private Claim varied() {
    double share = report.uniformity().duplicateShare();
    return Claim.advisory(
            "sufficiency.varied",
            "At most half of the rows look like another row.",
            share <= MOST_DUPLICATES ? ClaimState.MET : ClaimState.NOT_MET)
        .withValue(share)
        .withLimit(MOST_DUPLICATES)
        .withN(report.rows());
  }

  private Claim balanced() {
    double limit = LEAST_OF_EVEN_SHARE / report.rowsPerClass().size();
    double share = (double) rarest() / report.rows();
    return Claim.advisory(
            "sufficiency.balanced",
            "The rarest class has at least a tenth of an even share of the rows.",
            share >= limit ? ClaimState.MET : ClaimState.NOT_MET)
        .withValue(share)
        .withLimit(limit)
        .withN(report.rows());
  }

  private Figure classFigure() {
    return new Figure.Bars(
        "Rows by class",
        "rows",
        report.rowsPerClass().entrySet().stream()
            .map(e -> Figure.Bar.of(e.getKey(), e.getValue()))
            .toList());
  }

  private static Figure curveFigure(LearningCurve curve) {
    List<CurvePoint> points = curve.points();
    return new Figure.Lines(
        "Learning curve of a small linear model",
        "training rows",
        "macro-F1 on held-out rows",
        List.of(
            new Figure.Series(
                "linear model, mean and 95 % interval",
                points.stream().map(p -> (double) p.rows()).toList(),
                points.stream().map(CurvePoint::score).toList(),
                points.stream().map(p -> p.interval().low()).toList(),
                points.stream().map(p -> p.interval().high()).toList(),
                OptionalInt.empty()),
            Figure.Series.of(
                "always the most frequent class",
                points.stream().map(p -> (double) p.rows()).toList(),
                points.stream().map(p -> curve.majorityBaseline()).toList())));
  }

  private static String number(double value) {
    return NumberText.of(value);
  }

  private static String percent(double value) {
    return NumberText.of(100 * value) + " %";
  }
}
