package io.github.finefettle.report.charts.internal;

import io.github.finefettle.core.evidence.Figure;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows on their way through stages: what goes on is a full bar, what is taken out a hatched one.
 */
final class FlowChart {
  private static final int MOST_STAGES = 24;
  private static final int ROW = 38;
  private static final int BAR = 13;
  private static final double SIZE = 12;

  private FlowChart() {}

  static Drawing draw(Figure.Flow figure) {
    List<Figure.Stage> stages = folded(figure.stages());
    Canvas canvas = new Canvas();
    double largest = 1;
    for (Figure.Stage stage : stages) {
      largest = Math.max(largest, (double) stage.kept() + stage.removed());
    }
    int height = Math.max(90, stages.size() * ROW + 6);
    if (stages.isEmpty()) {
      Plot.drawEmpty(canvas, Drawing.NARROW, height);
    }
    for (int i = 0; i < stages.size(); i++) {
      drawStage(canvas, stages.get(i), i * ROW, Drawing.NARROW / largest);
    }
    List<Drawing.Key> legend =
        List.of(
            new Drawing.Key("kept", "M2 1h24v10h-24z", figure.unit() + " that go on"),
            new Drawing.Key("removed", "M2 1h24v10h-24z", figure.unit() + " taken out"));
    return new Drawing(
        Drawing.NARROW,
        height,
        figure.title(),
        describe(stages, figure.unit()),
        canvas.marks(),
        legend,
        "");
  }

  private static void drawStage(Canvas canvas, Figure.Stage stage, double y, double scale) {
    String kept = ShownNumber.count(stage.kept());
    String numbers =
        stage.removed() == 0 ? kept : kept + "  (−" + ShownNumber.count(stage.removed()) + ")";
    double room = Drawing.NARROW - FittedText.width(numbers, SIZE) - 12;
    canvas.label("head", 0, y + 13, "start", FittedText.cut(stage.name(), room, SIZE));
    canvas.label("value", Drawing.NARROW, y + 13, "end", numbers);
    double width = Math.max(0, stage.kept() * scale);
    canvas.box("track", 0, y + 19, Drawing.NARROW, BAR, "");
    canvas.box("kept", 0, y + 19, width, BAR, stage.name() + ": " + kept);
    if (stage.removed() > 0) {
      // At least two units wide: a stage that took out one row of a million took out something.
      double gone = Math.max(2, stage.removed() * scale);
      double x = Math.min(width, Drawing.NARROW - gone);
      String tip = stage.name() + ": " + ShownNumber.count(stage.removed()) + " taken out";
      canvas.box("removed", x, y + 19, gone, BAR, tip);
    }
  }

  private static List<Figure.Stage> folded(List<Figure.Stage> stages) {
    if (stages.size() <= MOST_STAGES) {
      return stages;
    }
    List<Figure.Stage> kept = new ArrayList<>(stages.subList(0, MOST_STAGES - 1));
    long removed = 0;
    for (Figure.Stage stage : stages.subList(MOST_STAGES - 1, stages.size())) {
      removed += stage.removed();
    }
    int folded = stages.size() - MOST_STAGES + 1;
    long left = stages.get(stages.size() - 1).kept();
    kept.add(new Figure.Stage(ShownNumber.count(folded) + " more stages", left, removed));
    return kept;
  }

  private static String describe(List<Figure.Stage> stages, String unit) {
    StringBuilder text = new StringBuilder("Flow of ").append(unit).append('.');
    for (Figure.Stage stage : stages) {
      text.append(' ').append(stage.name()).append(": ").append(ShownNumber.count(stage.kept()));
      text.append(" go on, ").append(ShownNumber.count(stage.removed())).append(" taken out.");
    }
    return text.toString();
  }
}
