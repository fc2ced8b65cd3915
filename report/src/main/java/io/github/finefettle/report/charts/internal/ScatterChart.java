package io.github.finefettle.report.charts.internal;

import io.github.finefettle.core.evidence.Figure;
import java.util.List;

/** Points in the plane; their names stand beside them while they are few. */
final class ScatterChart {
  private static final int HEIGHT = 280;
  private static final int MOST_NAMES = 10;
  private static final double NAME_SIZE = 11;
  private static final double NAME_WIDTH = 110;

  private ScatterChart() {}

  static Drawing draw(Figure.Scatter figure) {
    Canvas canvas = new Canvas();
    Axis x = Axis.fitting(figure.x(), 5, 0.05);
    Axis y = Axis.fitting(figure.y(), 4, 0.07);
    Plot plot = Plot.of(x, y, Drawing.NARROW, HEIGHT);
    List<Integer> kept = Thinning.even(figure.names().size());
    if (kept.isEmpty()) {
      Plot.drawEmpty(canvas, Drawing.NARROW, HEIGHT);
    } else {
      plot.drawFrame(canvas, figure.xLabel(), figure.yLabel());
    }
    for (int i : kept) {
      double px = plot.x().at(figure.x().get(i));
      double py = plot.y().at(figure.y().get(i));
      canvas.shape("point", Canvas.circle(px, py, 4), tip(figure, i));
      if (kept.size() <= MOST_NAMES) {
        drawName(canvas, plot, px, py, figure.names().get(i));
      }
    }
    String note = Thinning.note(kept.size(), figure.names().size(), "points");
    return new Drawing(
        Drawing.NARROW,
        HEIGHT,
        figure.title(),
        describe(figure, kept),
        canvas.marks(),
        List.of(),
        note);
  }

  private static void drawName(Canvas canvas, Plot plot, double x, double y, String name) {
    String cut = FittedText.cut(name, NAME_WIDTH, NAME_SIZE);
    boolean left = x + 8 + FittedText.width(cut, NAME_SIZE) > plot.right();
    canvas.label("tick plate", left ? x - 8 : x + 8, y + 4, left ? "end" : "start", cut);
  }

  private static String tip(Figure.Scatter figure, int i) {
    return figure.names().get(i)
        + ": "
        + ShownNumber.of(figure.x().get(i))
        + ", "
        + ShownNumber.of(figure.y().get(i));
  }

  private static String describe(Figure.Scatter figure, List<Integer> kept) {
    StringBuilder text = new StringBuilder();
    text.append(ShownNumber.count(figure.names().size())).append(" points, ");
    text.append(figure.yLabel()).append(" over ").append(figure.xLabel()).append('.');
    if (kept.size() <= MOST_NAMES) {
      kept.forEach(i -> text.append(' ').append(tip(figure, i)).append('.'));
    }
    return text.toString();
  }
}
