package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.evidence.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report as lines of text for a terminal. */
final class ReportText {
  private final CleaningReport report;
  private final long changedRows;
  private final StringBuilder out = new StringBuilder();

  ReportText(CleaningReport report, long changedRows) {
    this.report = report;
    this.changedRows = changedRows;
  }

  String text() {
    Accounting rows = report.accounting();
    out.append(
        String.format(
            Locale.ROOT,
            "%d rows read = %d kept + %d dropped + %d set aside; %d edited.\n",
            rows.read(),
            rows.kept(),
            rows.dropped(),
            rows.setAside(),
            changedRows));
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("rule", "rows in", "edited", "dropped", "set aside", "flagged"));
    for (RuleSummary rule : report.rules()) {
      table.add(
          List.of(
              rule.rule(),
              Long.toString(rule.rowsIn()),
              Long.toString(rule.edited()),
              Long.toString(rule.dropped()),
              Long.toString(rule.setAside()),
              Long.toString(rule.flagged())));
    }
    append(table);
    for (Finding finding : report.findings()) {
      out.append(finding.severity().name().toLowerCase(Locale.ROOT))
          .append(": ")
          .append(finding.message())
          .append(' ')
          .append(finding.advice())
          .append('\n');
    }
    return out.toString();
  }

  /** The first column to the left, numbers to the right. */
  private void append(List<List<String>> table) {
    int columns = table.get(0).size();
    int[] widths = new int[columns];
    for (List<String> row : table) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    for (List<String> row : table) {
      out.append(row.get(0)).append(" ".repeat(widths[0] - row.get(0).length()));
      for (int i = 1; i < columns; i++) {
        out.append("  ").append(" ".repeat(widths[i] - row.get(i).length())).append(row.get(i));
      }
      out.append('\n');
    }
  }
}
