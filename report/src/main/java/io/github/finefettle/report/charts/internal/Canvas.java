package io.github.finefettle.report.charts.internal;

import java.util.ArrayList;
import java.util.List;

/** Collects the marks of a drawing. Not safe for use by several threads. */
final class Canvas {
  /** The styles of series that the style sheet knows. */
  static final int SERIES_STYLES = 8;

  private static final int LONGEST_TIP = 160;

  private final List<Mark> marks = new ArrayList<>();

  List<Mark> marks() {
    return marks;
  }

  void box(String style, double x, double y, double width, double height, String tip) {
    shadedBox(style, x, y, width, height, "1", tip);
  }

  void shadedBox(
      String style, double x, double y, double width, double height, String opacity, String tip) {
    marks.add(
        new Mark.Box(
            style,
            text(x),
            text(y),
            text(Math.max(0, width)),
            text(height),
            opacity,
            ShownText.of(tip, LONGEST_TIP)));
  }

  void line(String style, double x1, double y1, double x2, double y2) {
    marks.add(new Mark.Stroke(style, text(x1), text(y1), text(x2), text(y2)));
  }

  void shape(String style, String path, String tip) {
    marks.add(new Mark.Shape(style, path, ShownText.of(tip, LONGEST_TIP)));
  }

  void label(String style, double x, double y, String anchor, String text) {
    marks.add(new Mark.Label(style, text(x), text(y), anchor, "", ShownText.of(text, LONGEST_TIP)));
  }

  void turnedLabel(String style, double x, double y, int degrees, String text) {
    String turn = "rotate(" + degrees + " " + text(x) + " " + text(y) + ")";
    marks.add(
        new Mark.Label(style, text(x), text(y), "start", turn, ShownText.of(text, LONGEST_TIP)));
  }

  /** A coordinate in tenths: finer is not seen, and longer would only fill the page. */
  static String text(double coordinate) {
    long tenths = (long) Math.rint(coordinate * 10);
    String sign = tenths < 0 ? "-" : "";
    long size = Math.abs(tenths);
    return size % 10 == 0 ? sign + size / 10 : sign + size / 10 + "." + size % 10;
  }

  static String seriesStyle(int index) {
    return "s" + index % SERIES_STYLES;
  }

  /** A symbol of its own for each series, so that colour is never the only sign. */
  static String symbol(int index, double x, double y, double r) {
    return switch (index % 4) {
      case 0 -> circle(x, y, r);
      case 1 ->
          "M" + at(x - r, y - r) + "h" + text(2 * r) + "v" + text(2 * r) + "h-" + text(2 * r) + "z";
      case 2 ->
          "M"
              + at(x, y - r * 1.2)
              + "L"
              + at(x + r * 1.2, y + r)
              + "L"
              + at(x - r * 1.2, y + r)
              + "z";
      default ->
          "M"
              + at(x, y - r * 1.3)
              + "L"
              + at(x + r * 1.3, y)
              + "L"
              + at(x, y + r * 1.3)
              + "L"
              + at(x - r * 1.3, y)
              + "z";
    };
  }

  static String circle(double x, double y, double r) {
    String arc = "a" + text(r) + " " + text(r) + " 0 1 0 ";
    return "M" + at(x - r, y) + arc + text(2 * r) + " 0" + arc + "-" + text(2 * r) + " 0z";
  }

  static String at(double x, double y) {
    return text(x) + " " + text(y);
  }
}
