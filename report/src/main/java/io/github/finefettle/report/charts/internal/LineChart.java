package io.github.finefettle.report.charts.internal;

import io.github.finefettle.core.evidence.Figure;
import java.util.ArrayList;
import java.util.List;

/** Lines over a common axis, each with an optional band and one marked point. */
final class LineChart {
  private static final int HEIGHT = 250;
  private static final int MOST_SERIES = Canvas.SERIES_STYLES;
  private static final int MOST_SYMBOLS = 16;

  private final Canvas canvas = new Canvas();
  private final Plot plot;

  private LineChart(Plot plot) {
    this.plot = plot;
  }

  static Drawing draw(Figure.Lines figure) {
    List<Figure.Series> series =
        figure.series().subList(0, Math.min(MOST_SERIES, figure.series().size()));
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    for (Figure.Series s : series) {
      xs.addAll(s.x());
      ys.addAll(s.y());
      ys.addAll(s.low());
      ys.addAll(s.high());
    }
    Axis x = Axis.linear(xs, 5, Plot.allWhole(xs), 0);
    Axis y = Axis.linear(ys, 4, false, 0.06);
    LineChart chart = new LineChart(Plot.of(x, y, Drawing.NARROW, HEIGHT));
    if (xs.isEmpty()) {
      Plot.drawEmpty(chart.canvas, Drawing.NARROW, HEIGHT);
    } else {
      chart.drawAll(figure, series);
    }
    return new Drawing(
        Drawing.NARROW,
        HEIGHT,
        figure.title(),
        describe(figure, series),
        chart.canvas.marks(),
        legend(series),
        Thinning.note(series.size(), figure.series().size(), "lines"));
  }

  private void drawAll(Figure.Lines figure, List<Figure.Series> series) {
    plot.drawFrame(canvas, figure.xLabel(), figure.yLabel());
    for (int i = 0; i < series.size(); i++) {
      drawBand(series.get(i), i);
    }
    for (int i = 0; i < series.size(); i++) {
      drawLine(series.get(i), i);
    }
    for (int i = 0; i < series.size(); i++) {
      drawMark(series.get(i), i);
    }
  }

  private void drawBand(Figure.Series s, int index) {
    if (s.low().isEmpty()) {
      return;
    }
    List<Integer> kept = Thinning.ofLine(s.high(), -1);
    StringBuilder path = new StringBuilder();
    for (int i : kept) {
      append(path, s.x().get(i), s.high().get(i));
    }
    for (int k = kept.size() - 1; k >= 0; k--) {
      append(path, s.x().get(kept.get(k)), s.low().get(kept.get(k)));
    }
    canvas.shape("band " + Canvas.seriesStyle(index), path.append('z').toString(), "");
  }

  private void drawLine(Figure.Series s, int index) {
    List<Integer> kept = Thinning.ofLine(s.y(), s.marked().orElse(-1));
    StringBuilder path = new StringBuilder();
    for (int i : kept) {
      append(path, s.x().get(i), s.y().get(i));
    }
    String style = Canvas.seriesStyle(index);
    if (kept.size() > 1) {
      canvas.shape("line " + style, path.toString(), s.name());
    }
    if (kept.size() <= MOST_SYMBOLS) {
      for (int i : kept) {
        String symbol =
            Canvas.symbol(index, plot.x().at(s.x().get(i)), plot.y().at(s.y().get(i)), 2.6);
        canvas.shape("dot " + style, symbol, s.name() + ": " + point(s, i));
      }
    }
  }

  private void drawMark(Figure.Series s, int index) {
    int marked = s.marked().orElse(-1);
    if (marked < 0 || marked >= s.x().size()) {
      return;
    }
    double x = plot.x().at(s.x().get(marked));
    double y = plot.y().at(s.y().get(marked));
    String style = Canvas.seriesStyle(index);
    canvas.line("guide", x, y, x, plot.bottom());
    canvas.shape("ring " + style, Canvas.circle(x, y, 6), s.name() + ": " + point(s, marked));
    String text = ShownNumber.of(s.y().get(marked));
    double half = FittedText.width(text, 12) / 2;
    double at = Math.max(plot.left() + half, Math.min(plot.right() - half, x));
    canvas.label("value", at, y - 11 < plot.top() ? y + 20 : y - 11, "middle", text);
  }

  private void append(StringBuilder path, double x, double y) {
    path.append(path.length() == 0 ? 'M' : 'L').append(Canvas.at(plot.x().at(x), plot.y().at(y)));
  }

  private static List<Drawing.Key> legend(List<Figure.Series> series) {
    List<Drawing.Key> keys = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      Figure.Series s = series.get(i);
      int marked = s.marked().orElse(-1);
      String mark =
          marked >= 0 && marked < s.x().size() ? " (marked at " + point(s, marked) + ")" : "";
      keys.add(
          new Drawing.Key(
              "line " + Canvas.seriesStyle(i), Canvas.symbol(i, 14, 6, 2.6), s.name() + mark));
    }
    return keys;
  }

  private static String point(Figure.Series s, int i) {
    return ShownNumber.of(s.x().get(i)) + ": " + ShownNumber.of(s.y().get(i));
  }

  private static String describe(Figure.Lines figure, List<Figure.Series> series) {
    StringBuilder text = new StringBuilder();
    text.append("Lines of ").append(figure.yLabel()).append(" over ").append(figure.xLabel());
    for (Figure.Series s : series) {
      text.append(". ").append(s.name()).append(": ");
      int n = s.x().size();
      if (n == 0) {
        text.append("no points");
        continue;
      }
      text.append(ShownNumber.count(n)).append(" points from ").append(point(s, 0));
      text.append(" to ").append(point(s, n - 1));
      int marked = s.marked().orElse(-1);
      if (marked >= 0 && marked < n) {
        text.append(", marked at ").append(point(s, marked));
      }
    }
    return text.append('.').toString();
  }
}
