package io.github.finefettle.report.charts.internal;

import java.util.List;

/** The frame that charts with two axes share: grid, ticks and the names of the axes. */
final class Plot {
  static final double TICK_SIZE = 11;
  private static final double TOP = 24;
  private static final double BOTTOM = 36;
  private static final double RIGHT = 14;
  private static final double LEAST_LEFT = 30;

  private final Axis x;
  private final Axis y;
  private final double left;
  private final int width;
  private final int height;

  private Plot(Axis x, Axis y, double left, int width, int height) {
    this.x = x;
    this.y = y;
    this.left = left;
    this.width = width;
    this.height = height;
  }

  static Plot of(Axis xRange, Axis yRange, int width, int height) {
    double widest =
        yRange.ticks().stream()
            .mapToDouble(t -> FittedText.width(t.text(), TICK_SIZE))
            .max()
            .orElse(0);
    double left = Math.max(LEAST_LEFT, widest + 12);
    return new Plot(
        xRange.on(left, width - RIGHT), yRange.on(height - BOTTOM, TOP), left, width, height);
  }

  Axis x() {
    return x;
  }

  Axis y() {
    return y;
  }

  double bottom() {
    return height - BOTTOM;
  }

  double top() {
    return TOP;
  }

  double left() {
    return left;
  }

  double right() {
    return width - RIGHT;
  }

  void drawFrame(Canvas canvas, String xLabel, String yLabel) {
    for (Axis.Tick tick : y.ticks()) {
      double at = y.at(tick.value());
      canvas.line("grid", left, at, right(), at);
      canvas.label("tick", left - 6, at + 4, "end", tick.text());
    }
    canvas.line("axis", left, bottom(), right(), bottom());
    double free = Double.NEGATIVE_INFINITY;
    for (Axis.Tick tick : x.ticks()) {
      double at = x.at(tick.value());
      canvas.line("axis", at, bottom(), at, bottom() + 4);
      double half = FittedText.width(tick.text(), TICK_SIZE) / 2;
      // A text that would run into its neighbour is left out; its tick stays.
      if (at - half > free) {
        canvas.label("tick", at, bottom() + 16, "middle", tick.text());
        free = at + half + 4;
      }
    }
    canvas.label("name", 2, 13, "start", name(yLabel, y, width - 4));
    canvas.label("name", right(), height - 5, "end", name(xLabel, x, width - left));
  }

  static void drawEmpty(Canvas canvas, int width, int height) {
    canvas.label("empty", width / 2.0, height / 2.0, "middle", "No data to draw");
  }

  static boolean allWhole(List<Double> values) {
    return values.stream().allMatch(v -> v == Math.rint(v));
  }

  private static String name(String label, Axis axis, double room) {
    String suffix = axis.logarithmic() ? " (log scale)" : "";
    return FittedText.cut(label, room - FittedText.width(suffix, 12), 12) + suffix;
  }
}
