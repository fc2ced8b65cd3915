package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import java.util.List;
import java.util.OptionalInt;

/** Turns the cells of CSV and TSV into labelled texts. */
final class DelimitedRows {
  private final List<ParsedLine> lines;
  private final RowCollector rows;
  private final List<String> first;
  private final HeaderRule rule;
  private final List<String> names;
  private final int width;

  private DelimitedRows(List<ParsedLine> lines, RowCollector rows) {
    this.lines = lines;
    this.rows = rows;
    this.first =
        lines.stream()
            .filter(ParsedLine::parsed)
            .findFirst()
            .map(ParsedLine::cells)
            .orElse(List.of());
    this.rule =
        new HeaderRule(
            first,
            lines.stream().map(ParsedLine::cells).toList(),
            rows.textColumn(),
            rows.labelColumn());
    this.names = hasHeader() ? first : List.of();
    this.width = names.isEmpty() ? rule.usualWidth() : names.size();
  }

  static void collect(List<ParsedLine> lines, RowCollector rows) {
    new DelimitedRows(lines, rows).collect();
  }

  private void collect() {
    boolean header = !names.isEmpty();
    int text = column(true);
    int label = column(false);
    rows.columns(nameOf(text), nameOf(label));
    rows.fact("first row", header ? "header" : "data");
    boolean skip = header;
    for (ParsedLine line : lines) {
      if (skip && line.parsed()) {
        skip = false;
      } else {
        collect(line, text, label);
      }
    }
    if (header && lines.size() == 1) {
      throw rows.nothingBelowHeader(names);
    }
    if (!header && rows.header().isEmpty() && rule.hasLabelOfItsOwn(label)) {
      rows.find(
          new Finding(
              Severity.WARNING,
              "first-row-read-as-data",
              "The first row was read as data, but no other row has its label.",
              "If it is a header, read the file with a header."));
    }
  }

  private boolean hasHeader() {
    if (rows.header().isPresent()) {
      return rows.header().get() && !first.isEmpty();
    }
    return rule.isHeaderOfLabelledText();
  }

  private int column(boolean text) {
    var wanted = text ? rows.textColumn() : rows.labelColumn();
    String role = text ? "text" : "label";
    if (wanted.isEmpty() && isReadByPlace()) {
      // Too few columns are found out row by row, with the line in the reason.
      return text ? 1 : 0;
    }
    OptionalInt found =
        wanted
            .map(name -> ColumnNames.find(name, names, width))
            .orElseGet(() -> text ? ColumnNames.text(names) : ColumnNames.label(names));
    List<String> shown = names.isEmpty() ? List.of(width + " columns without names") : names;
    return found.orElseThrow(() -> rows.missingColumn(role, wanted, shown));
  }

  private boolean hasUsualName() {
    return ColumnNames.text(names).isPresent() || ColumnNames.label(names).isPresent();
  }

  /** Without names, or with names that say nothing to a reader who was asked for none. */
  private boolean isReadByPlace() {
    boolean asked = rows.textColumn().isPresent() || rows.labelColumn().isPresent();
    return names.isEmpty() || (!asked && !hasUsualName());
  }

  private String nameOf(int column) {
    return column < names.size() ? names.get(column) : Integer.toString(column + 1);
  }

  private void collect(ParsedLine line, int text, int label) {
    List<String> cells = line.cells();
    if (!line.parsed()) {
      rows.reject(line.line(), line.problem(), line.raw());
    } else if (cells.size() != width || cells.size() <= Math.max(text, label)) {
      int expected = Math.max(width, Math.max(text, label) + 1);
      rows.reject(
          line.line(),
          "The row has " + cells.size() + " cells instead of " + expected + ".",
          line.raw());
    } else if (hasNamelessText(cells)) {
      rows.reject(
          line.line(),
          "The row carries text in a column without a name; maybe its message holds a comma"
              + " without quotes.",
          line.raw());
    } else {
      rows.accept(cells.get(text), cells.get(label));
    }
  }

  private boolean hasNamelessText(List<String> cells) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isBlank() && !cells.get(i).isBlank()) {
        return true;
      }
    }
    return false;
  }
}
