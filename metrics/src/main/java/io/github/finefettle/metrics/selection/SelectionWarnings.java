package io.github.finefettle.metrics.selection;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;

/** What the labels say against trusting the figures, each with its number. */
final class SelectionWarnings {
  private final ClassCounts counts;
  private final SelectionThresholds lines;
  private final long evaluationRows;
  private final SortedMap<String, Double> rowsByClass;

  SelectionWarnings(
      ClassCounts counts,
      SelectionThresholds lines,
      long evaluationRows,
      SortedMap<String, Double> rowsByClass) {
    this.counts = counts;
    this.lines = lines;
    this.evaluationRows = evaluationRows;
    this.rowsByClass = rowsByClass;
  }

  List<Finding> findings(MetricChoice choice, OptionalDouble smallestDifference) {
    List<Finding> findings = new ArrayList<>();
    addImbalance(findings);
    addRarePositive(findings, choice);
    addFewRows(findings);
    addResolution(findings, smallestDifference);
    addMissingLabels(findings);
    return List.copyOf(findings);
  }

  private void addImbalance(List<Finding> findings) {
    double ratio = counts.imbalanceRatio();
    if (ratio < lines.imbalance()) {
      return;
    }
    boolean severe = ratio >= lines.severeImbalance();
    findings.add(
        new Finding(
            severe ? Severity.PROBLEM : Severity.WARNING,
            severe ? "severe-imbalance" : "imbalance",
            "The largest class has "
                + Decimals.one(ratio)
                + " times as many rows as the smallest ("
                + counts.largest()
                + " and "
                + counts.smallest()
                + ").",
            severe
                ? "Look at the recall of the rare classes by itself, and collect more of them."
                : "Report the recall of each class beside the metric."));
  }

  private void addRarePositive(List<Finding> findings, MetricChoice choice) {
    if (!choice.rules().contains(SelectionRule.RARE_POSITIVE)) {
      return;
    }
    findings.add(
        new Finding(
            Severity.WARNING,
            "rare-positive",
            "The positive class has "
                + counts.smallest()
                + " of "
                + counts.total()
                + " rows, a share of "
                + Decimals.three((double) counts.smallest() / counts.total())
                + ".",
            "If rows are to be ranked by score, average precision fits better than any metric of"
                + " labels; the area under the ROC curve alone flatters."));
  }

  private void addFewRows(List<Finding> findings) {
    long below = rowsByClass.values().stream().filter(rows -> rows < lines.scarceRows()).count();
    if (below == 0) {
      return;
    }
    Map.Entry<String, Double> smallest =
        rowsByClass.entrySet().stream()
            .min(Map.Entry.comparingByValue(Comparator.naturalOrder()))
            .orElseThrow();
    boolean few = smallest.getValue() < lines.fewRows();
    findings.add(
        new Finding(
            few ? Severity.PROBLEM : Severity.WARNING,
            few ? "few-rows-of-class" : "scarce-rows-of-class",
            below
                + (below == 1 ? " class has" : " classes have")
                + " fewer than "
                + lines.scarceRows()
                + " rows to evaluate on. The smallest, \""
                + smallest.getKey()
                + "\", has about "
                + Decimals.one(smallest.getValue())
                + ": its F1 is known to +-"
                + Decimals.three(PlanningError.halfWidthOfF1(smallest.getValue()))
                + (few ? " or worse." : "."),
            "Evaluate on more rows of it, or do not decide by its figures alone."));
  }

  private void addResolution(List<Finding> findings, OptionalDouble smallestDifference) {
    if (smallestDifference.isPresent()) {
      findings.add(
          new Finding(
              Severity.INFO,
              "smallest-detectable-difference",
              "On "
                  + evaluationRows
                  + " rows two models must differ by "
                  + Decimals.three(smallestDifference.getAsDouble())
                  + " in their share of right answers to be told apart in four of five cases.",
              "Call no smaller difference an improvement."));
      return;
    }
    findings.add(
        new Finding(
            Severity.WARNING,
            "too-few-rows-to-compare",
            "On "
                + evaluationRows
                + " rows no two models can be told apart that answer a share of "
                + Decimals.three(lines.discordance())
                + " differently; that takes "
                + (long)
                    Math.ceil(PlanningError.rowsNeeded(lines.discordance(), lines.discordance()))
                + " rows.",
            "Evaluate on more rows before choosing between models."));
  }

  private void addMissingLabels(List<Finding> findings) {
    if (counts.withoutLabel() > 0) {
      findings.add(
          new Finding(
              Severity.WARNING,
              "rows-without-label",
              counts.withoutLabel()
                  + " of "
                  + (counts.withoutLabel() + counts.total())
                  + " rows have no label and took no part.",
              "Clean the data first: DatasetCleaner.dropMissing(Role.LABEL)."));
    }
  }
}
