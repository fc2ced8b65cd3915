package io.github.finefettle.report.charts.internal;

import io.github.finefettle.core.evidence.Figure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** A heat map of counts. Each cell tells its count and its share of the row in words too. */
final class MatrixChart {
  private static final int MOST_NARROW_COLUMNS = 5;
  private static final int MOST_LEVEL_HEADS = 6;
  private static final int ROOMY_ROWS = 8;
  private static final double SIZE = 12;
  // The width of a text is an estimate, and a row label has nowhere to overflow to.
  private static final double ROOM_FOR_ROWS = 1.2;
  private static final double DARK_FROM = 0.5;

  private final Canvas canvas = new Canvas();
  private final FoldedMatrix matrix;
  private final boolean wide;
  private final double left;
  private final double top;
  private final double cellWidth;
  private final double cellHeight;

  private MatrixChart(FoldedMatrix matrix) {
    this.matrix = matrix;
    int columns = matrix.columns().size();
    this.wide = columns > MOST_NARROW_COLUMNS;
    double widest =
        matrix.rows().stream().mapToDouble(r -> FittedText.width(r, SIZE)).max().orElse(0);
    this.left = Math.min(wide ? 170 : 110, widest * ROOM_FOR_ROWS + 12);
    this.top = columns > MOST_LEVEL_HEADS ? 92 : 24;
    double room = width() - left - (columns > MOST_LEVEL_HEADS ? 40 : 2);
    this.cellWidth = columns == 0 ? 0 : Math.min(130, room / columns);
    this.cellHeight = matrix.rows().size() <= ROOMY_ROWS && cellWidth >= 60 ? 46 : 24;
  }

  static Drawing draw(Figure.Matrix figure) {
    return new MatrixChart(FoldedMatrix.of(figure)).drawing(figure);
  }

  private int width() {
    return wide ? Drawing.WIDE : Drawing.NARROW;
  }

  private Drawing drawing(Figure.Matrix figure) {
    int rows = matrix.rows().size();
    int height = (int) (top + rows * cellHeight) + 4;
    if (rows == 0 || matrix.columns().isEmpty()) {
      height = 120;
      Plot.drawEmpty(canvas, width(), height);
    } else {
      drawHeads();
      for (int r = 0; r < rows; r++) {
        drawRow(r);
      }
    }
    String note =
        "Rows: "
            + figure.rowAxis()
            + ". Columns: "
            + figure.columnAxis()
            + ". The deeper a cell, the larger its share of the row.";
    return new Drawing(
        width(), height, figure.title(), describe(figure), canvas.marks(), List.of(), note);
  }

  private void drawHeads() {
    boolean level = matrix.columns().size() <= MOST_LEVEL_HEADS;
    for (int c = 0; c < matrix.columns().size(); c++) {
      double middle = left + (c + 0.5) * cellWidth;
      String name = matrix.columns().get(c);
      if (level) {
        canvas.label("head", middle, top - 8, "middle", FittedText.cut(name, cellWidth - 4, SIZE));
      } else {
        canvas.turnedLabel("head", middle - 2, top - 6, -50, FittedText.cut(name, 96, SIZE));
      }
    }
  }

  private void drawRow(int r) {
    double y = top + r * cellHeight;
    String row = matrix.rows().get(r);
    canvas.label(
        "head", left - 8, y + cellHeight / 2 + 4, "end", FittedText.cut(row, left - 10, SIZE));
    double sum = 0;
    for (long count : matrix.counts().get(r)) {
      sum += count;
    }
    for (int c = 0; c < matrix.columns().size(); c++) {
      drawCell(r, c, y, sum);
    }
  }

  private void drawCell(int r, int c, double y, double rowSum) {
    long count = matrix.counts().get(r).get(c);
    double share = rowSum > 0 ? count / rowSum : 0;
    double x = left + c * cellWidth;
    String tip =
        matrix.rows().get(r)
            + " → "
            + matrix.columns().get(c)
            + ": "
            + ShownNumber.count(count)
            + " ("
            + ShownNumber.percent((double) count, rowSum)
            + ")";
    canvas.box("cell", x, y, cellWidth - 2, cellHeight - 2, "");
    canvas.shadedBox("heat", x, y, cellWidth - 2, cellHeight - 2, opacity(share), tip);
    String ink = share >= DARK_FROM ? " on-dark" : "";
    double middle = x + (cellWidth - 2) / 2;
    String text = FittedText.cut(ShownNumber.count(count), cellWidth, SIZE);
    if (cellHeight > 30) {
      canvas.label("count" + ink, middle, y + cellHeight / 2 - 3, "middle", text);
      canvas.label(
          "share" + ink,
          middle,
          y + cellHeight / 2 + 13,
          "middle",
          ShownNumber.percent((double) count, rowSum));
    } else if (count != 0) {
      canvas.label("share" + ink, middle, y + cellHeight / 2 + 3, "middle", text);
    }
  }

  private static String opacity(double share) {
    // Even a small share must be seen apart from none; the middle is left out for legible texts.
    double strength = share <= 0 ? 0 : share < DARK_FROM ? 0.06 + share * 0.5 : 0.75 + share * 0.25;
    return new BigDecimal(strength).setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }

  private String describe(Figure.Matrix figure) {
    StringBuilder text = new StringBuilder();
    text.append("Matrix of counts, rows ").append(figure.rowAxis());
    text.append(", columns ").append(figure.columnAxis()).append('.');
    if (matrix.rows().size() * matrix.columns().size() <= 36) {
      for (int r = 0; r < matrix.rows().size(); r++) {
        text.append(' ').append(matrix.rows().get(r)).append(':');
        for (int c = 0; c < matrix.columns().size(); c++) {
          text.append(c == 0 ? " " : ", ").append(matrix.columns().get(c)).append(' ');
          text.append(ShownNumber.count(matrix.counts().get(r).get(c)));
        }
        text.append('.');
      }
    }
    return text.toString();
  }
}
