package io.github.finefettle.report.charts.internal;

import io.github.finefettle.core.evidence.Figure;
import java.util.ArrayList;
import java.util.List;

/** Observed against stated confidence; the area of a dot goes with the rows of its bin. */
final class ReliabilityChart {
  private static final int HEIGHT = 320;
  private static final int MOST_BINS = 50;
  private static final double SMALLEST = 2.5;
  private static final double LARGEST = 9;

  private ReliabilityChart() {}

  static Drawing draw(Figure.Reliability figure) {
    Canvas canvas = new Canvas();
    Axis unit = Axis.linear(0, 1, 5, false);
    Plot plot = Plot.of(unit, unit, Drawing.NARROW, HEIGHT);
    List<Integer> kept = Thinning.even(figure.counts().size(), MOST_BINS);
    if (kept.isEmpty()) {
      Plot.drawEmpty(canvas, Drawing.NARROW, HEIGHT);
    } else {
      plot.drawFrame(canvas, "stated confidence", "observed share of right answers");
      canvas.line("ideal", plot.x().at(0), plot.y().at(0), plot.x().at(1), plot.y().at(1));
      drawBins(canvas, plot, figure, kept);
    }
    String note =
        ("On the dashed line a model is right as often as it says. The larger a dot, the more rows."
                + " "
                + Thinning.note(kept.size(), figure.counts().size(), "bins"))
            .strip();
    return new Drawing(
        Drawing.NARROW,
        HEIGHT,
        figure.title(),
        describe(figure, kept),
        canvas.marks(),
        List.of(),
        note);
  }

  private static void drawBins(
      Canvas canvas, Plot plot, Figure.Reliability figure, List<Integer> kept) {
    double most = 1;
    StringBuilder path = new StringBuilder();
    List<Integer> filled = new ArrayList<>();
    for (int i : kept) {
      most = Math.max(most, figure.counts().get(i));
      if (figure.counts().get(i) > 0) {
        filled.add(i);
      }
    }
    for (int i : filled) {
      double x = plot.x().at(figure.confidence().get(i));
      double y = plot.y().at(figure.observed().get(i));
      path.append(path.length() == 0 ? 'M' : 'L').append(Canvas.at(x, y));
    }
    if (filled.size() > 1) {
      canvas.shape("line s0", path.toString(), "");
    }
    for (int i : filled) {
      double r = Math.max(SMALLEST, LARGEST * Math.sqrt(figure.counts().get(i) / most));
      double x = plot.x().at(figure.confidence().get(i));
      double y = plot.y().at(figure.observed().get(i));
      canvas.shape("point", Canvas.circle(x, y, r), tip(figure, i));
    }
  }

  private static String tip(Figure.Reliability figure, int i) {
    return "stated "
        + ShownNumber.of(figure.confidence().get(i))
        + ", observed "
        + ShownNumber.of(figure.observed().get(i))
        + ", "
        + ShownNumber.count(figure.counts().get(i))
        + " rows";
  }

  private static String describe(Figure.Reliability figure, List<Integer> kept) {
    StringBuilder text = new StringBuilder("Observed against stated confidence.");
    kept.forEach(i -> text.append(' ').append(tip(figure, i)).append('.'));
    return text.toString();
  }
}
