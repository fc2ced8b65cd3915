package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Excerpt;
import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.evidence.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Tells what a cleaning run did: all of it comes from what the run recorded. */
final class CleaningEvidence {
  static final int EXCERPTS_A_RULE = 3;
  private static final int MOST_GROUPS_SHOWN = 200;
  private static final int SHOWN_OF_A_TEXT = 130;

  private final RunRecord run;
  private final Accounting accounting;
  private final List<RuleSummary> rules;

  CleaningEvidence(RunRecord run) {
    this.run = run;
    this.accounting = run.accounting();
    this.rules = run.counts().summaries(run.plan().rules());
  }

  Evidence evidence() {
    Evidence evidence =
        Evidence.of("DatasetCleaner", Mistake.POOR_DATA_PREPARATION, summary())
            .withCardField("data.rows.read", Long.toString(accounting.read()))
            .withCardField("data.rows.kept", Long.toString(accounting.kept()))
            .withCardField("data.cleaning.rules", String.join(", ", run.plan().rules()));
    if (run.plan().hasJson()) {
      evidence = evidence.withDefinition(run.plan().fingerprint());
    }
    for (Map.Entry<String, String> fact : run.facts().entrySet()) {
      evidence = evidence.withFact(fact.getKey(), fact.getValue());
    }
    for (Claim claim : run.claims()) {
      evidence = evidence.with(claim);
    }
    for (Finding finding : findings()) {
      evidence = evidence.with(finding);
    }
    evidence = evidence.with(ruleTable());
    for (GroupKind kind : GroupKind.values()) {
      if (groups().groups(kind).iterator().hasNext()) {
        evidence = evidence.with(groupTable(kind));
      }
    }
    evidence = evidence.with(flow());
    for (Excerpt excerpt : excerpts()) {
      evidence = evidence.with(excerpt);
    }
    return evidence;
  }

  private String summary() {
    return String.format(
        Locale.ROOT,
        "%d rows read: %d kept, %d dropped, %d set aside; %d edited.",
        accounting.read(),
        accounting.kept(),
        accounting.dropped(),
        accounting.setAside(),
        run.counts().changedRows());
  }

  private List<Finding> findings() {
    List<Finding> findings = new ArrayList<>(run.findings());
    long unparsed = run.unparsed();
    if (unparsed > 0) {
      findings.add(
          new Finding(
              Severity.WARNING,
              "rows-not-parsed",
              unparsed + " rows of the source could not be parsed and were set aside.",
              "Look at their lines in the ledger and correct them in the source."));
    }
    if (accounting.kept() == 0) {
      findings.add(
          new Finding(Severity.PROBLEM, "no-rows-left", "No row was kept.", "Look at the ledger."));
    } else if (keptClasses() == 1) {
      findings.add(
          new Finding(
              Severity.PROBLEM,
              "one-class",
              "All kept rows have one label, so there is nothing to learn.",
              "Check the label column, or collect examples of other classes."));
    }
    return findings;
  }

  private GroupCounts groups() {
    return run.counts().groups();
  }

  private long keptClasses() {
    long classes = 0;
    for (String label : groups().groups(GroupKind.CLASS)) {
      classes += groups().kept(GroupKind.CLASS, label) > 0 ? 1 : 0;
    }
    return classes;
  }

  private Table ruleTable() {
    List<List<String>> cells = new ArrayList<>();
    for (RuleSummary rule : rules) {
      cells.add(
          List.of(
              rule.rule(),
              Long.toString(rule.rowsIn()),
              Long.toString(rule.edited()),
              Long.toString(rule.dropped()),
              Long.toString(rule.setAside()),
              Long.toString(rule.flagged())));
    }
    return new Table(
        "What each rule did",
        List.of("rule", "rows in", "edited", "dropped", "set aside", "flagged"),
        cells);
  }

  private Table groupTable(GroupKind kind) {
    List<List<String>> cells = new ArrayList<>();
    for (String group : groups().groups(kind)) {
      long kept = groups().kept(kind, group);
      if (cells.size() < MOST_GROUPS_SHOWN && (kept > 0 || kind != GroupKind.CLASS)) {
        cells.add(List.of(group, Long.toString(kept)));
      }
    }
    return new Table(
        kind == GroupKind.CLASS ? "Kept rows by label" : "Kept rows by " + kind.word(),
        List.of(kind == GroupKind.CLASS ? "label" : kind.word(), "rows"),
        cells);
  }

  private Figure flow() {
    List<Figure.Stage> flow = new ArrayList<>();
    long parsed = accounting.read() - run.unparsed();
    flow.add(new Figure.Stage("parse", parsed, accounting.read() - parsed));
    for (RuleSummary rule : rules) {
      flow.add(new Figure.Stage(rule.rule(), rule.rowsOut(), rule.rowsIn() - rule.rowsOut()));
    }
    return new Figure.Flow("Rows through the cleaning plan", "rows", flow);
  }

  private List<Excerpt> excerpts() {
    List<Excerpt> excerpts = new ArrayList<>();
    for (String rule : run.plan().rules().stream().distinct().toList()) {
      run.examples().getOrDefault(rule, List.of()).stream()
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
