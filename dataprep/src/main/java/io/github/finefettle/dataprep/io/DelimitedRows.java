package io.github.finefettle.dataprep.io;

import java.util.List;
import java.util.OptionalInt;

/** Turns the cells of CSV and TSV into labelled texts. */
final class DelimitedRows {
  private DelimitedRows() {}

  static void collect(List<ParsedLine> lines, RowCollector rows) {
    List<String> first =
        lines.stream()
            .filter(ParsedLine::parsed)
            .findFirst()
            .map(ParsedLine::cells)
            .orElse(List.of());
    boolean header = hasHeader(first, rows);
    List<String> names = header ? first : List.of();
    int text = column(rows, names, first.size(), true);
    int label = column(rows, names, first.size(), false);
    rows.columns(nameOf(text, names), nameOf(label, names));
    boolean skip = header;
    for (ParsedLine line : lines) {
      if (skip && line.parsed()) {
        skip = false;
      } else {
        collect(line, names, first.size(), text, label, rows);
      }
    }
    if (header && lines.size() == 1) {
      throw rows.nothingBelowHeader(names);
    }
  }

  private static boolean hasHeader(List<String> first, RowCollector rows) {
    return ColumnNames.isName(rows.textColumn())
        || ColumnNames.isName(rows.labelColumn())
        || (ColumnNames.text(first).isPresent() && ColumnNames.label(first).isPresent());
  }

  private static int column(RowCollector rows, List<String> names, int width, boolean text) {
    var wanted = text ? rows.textColumn() : rows.labelColumn();
    String role = text ? "text" : "label";
    OptionalInt found;
    if (wanted.isPresent()) {
      found = ColumnNames.find(wanted.get(), names, width);
    } else if (!names.isEmpty()) {
      found = text ? ColumnNames.text(names) : ColumnNames.label(names);
    } else {
      // Too few columns are found out row by row, with the line in the reason.
      return text ? 1 : 0;
    }
    List<String> shown = names.isEmpty() ? List.of(width + " columns without names") : names;
    return found.orElseThrow(() -> rows.missingColumn(role, wanted, shown));
  }

  private static String nameOf(int column, List<String> names) {
    return column < names.size() ? names.get(column) : Integer.toString(column + 1);
  }

  private static void collect(
      ParsedLine line, List<String> names, int width, int text, int label, RowCollector rows) {
    List<String> cells = line.cells();
    if (!line.parsed()) {
      rows.reject(line.line(), line.problem(), line.raw());
    } else if (cells.size() != width || cells.size() <= Math.max(text, label)) {
      int expected = Math.max(width, Math.max(text, label) + 1);
      rows.reject(
          line.line(),
          "The row has " + cells.size() + " cells instead of " + expected + ".",
          line.raw());
    } else if (hasNamelessText(cells, names)) {
      rows.reject(
          line.line(),
          "The row carries text in a column without a name; maybe its message holds a comma"
              + " without quotes.",
          line.raw());
    } else {
      rows.accept(cells.get(text), cells.get(label));
    }
  }

  private static boolean hasNamelessText(List<String> cells, List<String> names) {
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isBlank() && !cells.get(i).isBlank()) {
        return true;
      }
    }
    return false;
  }
}
