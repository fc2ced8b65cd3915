package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Excerpt;
import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.evidence.Table;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.io.SourceRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tells what a cleaning run did: the summary, the tables and the excerpts come from the ledger and
 * the counts of the steps, the claims from {@link CleaningClaims}.
 */
final class CleaningEvidence {
  private static final int EXCERPTS_A_RULE = 3;
  private static final int SHOWN_OF_A_TEXT = 130;

  private final CleaningPlan plan;
  private final Accounting accounting;
  private final CleaningPlan resolvedPlan;
  private final List<StageCount> stages;
  private final Ledger ledger;
  private final CleanedRows<?> rows;
  private final Map<String, String> facts;
  private final List<Finding> sourceFindings;
  private final List<Example> kept;
  private final Map<String, Long> labels = new TreeMap<>();

  CleaningEvidence(
      CleaningPlan plan,
      CleaningPlan resolvedPlan,
      Accounting accounting,
      RuleCounts counts,
      Ledger ledger,
      CleanedRows<?> rows,
      SourceRows<?> source) {
    this.plan = plan;
    this.accounting = accounting;
    this.resolvedPlan = resolvedPlan;
    this.stages = counts.stages(plan.rules());
    this.ledger = ledger;
    this.rows = rows;
    this.facts = source.facts();
    this.sourceFindings = source.findings();
    this.kept = rows.keptExamples();
    kept.forEach(example -> labels.merge(example.text(Role.LABEL), 1L, Long::sum));
  }

  Evidence evidence() {
    Evidence evidence =
        Evidence.of("DatasetCleaner", Mistake.POOR_DATA_PREPARATION, summary())
            .withCardField("data.rows.read", Long.toString(accounting.read()))
            .withCardField("data.rows.kept", Long.toString(accounting.kept()))
            .withCardField("data.cleaning.rules", String.join(", ", plan.rules()));
    if (plan.hasJson()) {
      evidence = evidence.withDefinition(plan.fingerprint());
    }
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      evidence = evidence.withFact(fact.getKey(), fact.getValue());
    }
    for (Claim claim : new CleaningClaims(plan, resolvedPlan, accounting, ledger, rows).claims()) {
      evidence = evidence.with(claim);
    }
    for (Finding finding : findings()) {
      evidence = evidence.with(finding);
    }
    evidence = evidence.with(ruleTable()).with(labelTable()).with(flow());
    for (Excerpt excerpt : excerpts()) {
      evidence = evidence.with(excerpt);
    }
    return evidence;
  }

  private String summary() {
    long changedRows = ledger.changed().stream().map(LedgerEntry::row).distinct().count();
    return String.format(
        Locale.ROOT,
        "%d rows read: %d kept, %d dropped, %d set aside; %d edited.",
        accounting.read(),
        accounting.kept(),
        accounting.dropped(),
        accounting.setAside(),
        changedRows);
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(sourceFindings);
    findings.addAll(rows.findings());
    long unparsed = ledger.byRule("parse").size();
    if (unparsed > 0) {
      findings.add(
          new Finding(
              Severity.WARNING,
              "rows-not-parsed",
              unparsed + " rows of the source could not be parsed and were set aside.",
              "Look at their lines in the ledger and correct them in the source."));
    }
    if (kept.isEmpty()) {
      findings.add(
          new Finding(Severity.PROBLEM, "no-rows-left", "No row was kept.", "Look at the ledger."));
    } else if (labels.size() == 1) {
      findings.add(
          new Finding(
              Severity.PROBLEM,
              "one-class",
              "All kept rows have one label, so there is nothing to learn.",
              "Check the label column, or collect examples of other classes."));
    }
    return findings;
  }

  private Table ruleTable() {
    List<List<String>> cells = new ArrayList<>();
    for (StageCount stage : stages) {
      cells.add(
          List.of(
              stage.rule(),
              Long.toString(stage.before()),
              Long.toString(stage.changed()),
              Long.toString(stage.dropped()),
              Long.toString(stage.setAside()),
              Long.toString(stage.flagged())));
    }
    return new Table(
        "What each rule did",
        List.of("rule", "rows in", "edited", "dropped", "set aside", "flagged"),
        cells);
  }

  private Table labelTable() {
    List<List<String>> cells = new ArrayList<>();
    labels.forEach((label, count) -> cells.add(List.of(label, Long.toString(count))));
    return new Table("Kept rows by label", List.of("label", "rows"), cells);
  }

  private Figure flow() {
    List<Figure.Stage> flow = new ArrayList<>();
    long parsed = rows.ids().size();
    flow.add(new Figure.Stage("parse", parsed, accounting.read() - parsed));
    for (StageCount stage : stages) {
      flow.add(new Figure.Stage(stage.rule(), stage.after(), stage.before() - stage.after()));
    }
    return new Figure.Flow("Rows through the cleaning plan", "rows", flow);
  }

  private List<Excerpt> excerpts() {
    List<Excerpt> excerpts = new ArrayList<>();
    for (String rule : plan.rules().stream().distinct().toList()) {
      ledger.byRule(rule).stream()
          .limit(EXCERPTS_A_RULE)
          .forEach(entry -> excerpts.add(excerpt(entry)));
    }
    return excerpts;
  }

  private static Excerpt excerpt(LedgerEntry entry) {
    String title = entry.rule() + " " + entry.row();
    if (entry.partner().isPresent()) {
      title += " (partner " + entry.partner().get() + ")";
    }
    String before = shown(entry.before().orElse(""));
    String text = entry.after().map(after -> before + " \u2192 " + shown(after)).orElse(before);
    return new Excerpt(title, text);
  }

  private static String shown(String text) {
    if (text.length() <= SHOWN_OF_A_TEXT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(SHOWN_OF_A_TEXT - 1)) ? 1 : 0;
    return text.substring(0, SHOWN_OF_A_TEXT - end) + "...";
  }
}
