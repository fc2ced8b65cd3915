package io.github.finefettle.report.html.internal;

import io.github.finefettle.core.evidence.Table;
import io.github.finefettle.report.charts.internal.ShownNumber;
import io.github.finefettle.report.charts.internal.ShownText;
import java.util.ArrayList;
import java.util.List;

/**
 * A table as the page shows it: its first rows and columns.
 *
 * @param title what it shows
 * @param heads the column heads
 * @param rows the rows
 * @param wide whether it needs a row of its own
 * @param note what was left out, or empty text
 */
public record TableView(
    String title, List<Cell> heads, List<List<Cell>> rows, boolean wide, String note) {
  private static final int MOST_COLUMNS = 16;
  private static final int LONGEST_CELL = 160;
  private static final int MOST_CHARACTERS = 24_000;
  private static final int WIDEST_COLUMN = 34;
  private static final int WIDEST_NARROW = 64;
  private static final String NUMBER = "[-+−]?[0-9][0-9.,e+−-]*( ?%)?|[–-]|";

  /**
   * A cell.
   *
   * @param text what stands in it
   * @param style the style class: "num" in a column of numbers, else empty text
   */
  public record Cell(String text, String style) {}

  static TableView of(Table table, int mostRows) {
    int columns = Math.min(MOST_COLUMNS, table.columns().size());
    List<String> styles = new ArrayList<>();
    for (int c = 0; c < columns; c++) {
      int column = c;
      boolean numbers =
          !table.rows().isEmpty()
              && table.rows().stream().limit(mostRows).allMatch(r -> isNumber(r.get(column)));
      styles.add(numbers ? "num" : "");
    }
    List<List<Cell>> rows = new ArrayList<>();
    int characters = 0;
    for (List<String> row : table.rows()) {
      List<Cell> cells = cells(row, styles);
      characters += cells.stream().mapToInt(cell -> cell.text().length()).sum();
      if (rows.size() == mostRows || characters > MOST_CHARACTERS) {
        break;
      }
      rows.add(cells);
    }
    List<Cell> heads = cells(table.columns(), styles);
    return new TableView(
        ShownText.of(table.title(), LONGEST_CELL),
        heads,
        rows,
        width(heads, rows) > WIDEST_NARROW,
        note(table, rows.size(), columns));
  }

  /** About how many characters stand side by side. */
  private static int width(List<Cell> heads, List<List<Cell>> rows) {
    int width = 0;
    for (int c = 0; c < heads.size(); c++) {
      int widest = heads.get(c).text().length();
      for (List<Cell> row : rows) {
        widest = Math.max(widest, row.get(c).text().length());
      }
      width += Math.min(WIDEST_COLUMN, widest) + 2;
    }
    return width;
  }

  private static boolean isNumber(String text) {
    return text.length() <= LONGEST_CELL && text.strip().matches(NUMBER);
  }

  private static List<Cell> cells(List<String> row, List<String> styles) {
    List<Cell> cells = new ArrayList<>();
    for (int c = 0; c < styles.size(); c++) {
      cells.add(new Cell(ShownText.of(row.get(c), LONGEST_CELL), styles.get(c)));
    }
    return cells;
  }

  private static String note(Table table, int rows, int columns) {
    int moreRows = table.rows().size() - rows;
    int moreColumns = table.columns().size() - columns;
    String left = moreRows > 0 ? ShownNumber.count(moreRows) + " more rows" : "";
    String right = moreColumns > 0 ? ShownNumber.count(moreColumns) + " more columns" : "";
    String both = left + (left.isEmpty() || right.isEmpty() ? "" : " and ") + right;
    return both.isEmpty() ? "" : both + " in audit.json.";
  }
}
