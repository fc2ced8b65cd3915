package io.github.finefettle.report.charts.internal;

import io.github.finefettle.core.evidence.Figure;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Lines across parallel axes, in five colours by the fifth of the last axis they end in. */
final class ParallelChart {
  private static final int HEIGHT = 300;
  private static final int MOST_AXES = 10;
  private static final int MOST_NARROW_AXES = 4;
  private static final int FIFTHS = 5;
  private static final double TOP = 34;
  private static final double BOTTOM = 10;
  private static final double SIZE = 11;

  private final Canvas canvas = new Canvas();
  private final Figure.ParallelCoordinates figure;
  private final List<Integer> shownAxes;
  private final List<Axis> axes = new ArrayList<>();
  private final List<String> shortNames = new ArrayList<>();
  private final List<List<Double>> values = new ArrayList<>();

  private ParallelChart(Figure.ParallelCoordinates figure) {
    this.figure = figure;
    this.shownAxes = Thinning.even(figure.axes().size(), MOST_AXES);
    for (int a : shownAxes) {
      List<Double> column = new ArrayList<>();
      figure.lines().forEach(line -> column.add(line.get(a)));
      shortNames.add(FittedText.cut(figure.axes().get(a), 120, SIZE));
      values.add(column);
      axes.add(Axis.fitting(column, 4, 0).on(HEIGHT - BOTTOM, TOP));
    }
  }

  static Drawing draw(Figure.ParallelCoordinates figure) {
    return new ParallelChart(figure).drawing();
  }

  private int width() {
    return shownAxes.size() > MOST_NARROW_AXES ? Drawing.WIDE : Drawing.NARROW;
  }

  private Drawing drawing() {
    List<Integer> kept = Thinning.even(figure.names().size());
    boolean empty = kept.isEmpty() || shownAxes.isEmpty();
    if (empty) {
      Plot.drawEmpty(canvas, width(), HEIGHT);
    } else {
      List<Double> last = values.get(values.size() - 1);
      List<Integer> order = new ArrayList<>(kept);
      order.sort(Comparator.<Integer, Double>comparing(last::get).thenComparing(i -> i));
      order.forEach(this::drawLine);
      for (int a = 0; a < axes.size(); a++) {
        drawAxis(a);
      }
    }
    String drawn = Thinning.note(kept.size(), figure.names().size(), "lines");
    String left = Thinning.note(shownAxes.size(), figure.axes().size(), "axes");
    return new Drawing(
        width(),
        HEIGHT,
        figure.title(),
        describe(),
        canvas.marks(),
        empty ? List.of() : legend(),
        (drawn + " " + left).strip());
  }

  private double x(int axis) {
    double side = 34;
    int gaps = axes.size() - 1;
    return gaps == 0 ? width() / 2.0 : side + (width() - 2 * side) * axis / gaps;
  }

  private void drawAxis(int a) {
    double x = x(a);
    double room = axes.size() == 1 ? width() : (width() - 68.0) / (axes.size() - 1) - 6;
    boolean first = a == 0 && axes.size() > 1;
    boolean last = a == axes.size() - 1 && axes.size() > 1;
    String anchor = first ? "start" : last ? "end" : "middle";
    double at = first ? 2 : last ? width() - 2 : x;
    String name = FittedText.cut(figure.axes().get(shownAxes.get(a)), room, 12);
    canvas.label("head", at, 14, anchor, name);
    canvas.line("axis", x, TOP, x, HEIGHT - BOTTOM);
    for (Axis.Tick tick : axes.get(a).ticks()) {
      double y = axes.get(a).at(tick.value());
      canvas.line("axis", x - 3, y, x + 3, y);
      canvas.label("tick plate", last ? x - 6 : x + 6, y + 4, last ? "end" : "start", tick.text());
    }
  }

  private void drawLine(int line) {
    StringBuilder path = new StringBuilder();
    StringBuilder tip = new StringBuilder(figure.names().get(line));
    for (int a = 0; a < axes.size(); a++) {
      double value = values.get(a).get(line);
      path.append(a == 0 ? 'M' : 'L').append(Canvas.at(x(a), axes.get(a).at(value)));
      tip.append(a == 0 ? ": " : ", ")
          .append(shortNames.get(a))
          .append(' ')
          .append(ShownNumber.of(value));
    }
    String style = "thread q" + fifth(line);
    if (axes.size() == 1) {
      canvas.shape(
          "dot " + style,
          Canvas.circle(x(0), axes.get(0).at(values.get(0).get(line)), 3),
          tip.toString());
    } else {
      canvas.shape(style, path.toString(), tip.toString());
    }
  }

  private String name(int axis) {
    return figure.axes().get(shownAxes.get(axis));
  }

  /** 0 for the lowest fifth of the last axis, 4 for the highest. */
  private int fifth(int line) {
    Axis last = axes.get(axes.size() - 1);
    double share =
        (HEIGHT - BOTTOM - last.at(values.get(values.size() - 1).get(line)))
            / (HEIGHT - BOTTOM - TOP);
    return (int) Math.max(0, Math.min(FIFTHS - 1, Math.floor(share * FIFTHS)));
  }

  private List<Drawing.Key> legend() {
    String last = name(axes.size() - 1);
    return List.of(
        new Drawing.Key("thread q0", "M0 6h28", last + ": lowest fifth of the axis"),
        new Drawing.Key("thread q2", "M0 6h28", "middle"),
        new Drawing.Key("thread q4", "M0 6h28", "highest fifth"));
  }

  private String describe() {
    StringBuilder text = new StringBuilder();
    text.append(ShownNumber.count(figure.names().size())).append(" lines across the axes ");
    List<String> names = new ArrayList<>();
    for (int a = 0; a < axes.size(); a++) {
      double low = values.get(a).stream().mapToDouble(v -> v).min().orElse(0);
      double high = values.get(a).stream().mapToDouble(v -> v).max().orElse(0);
      names.add(name(a) + " (" + ShownNumber.of(low) + " to " + ShownNumber.of(high) + ")");
    }
    return text.append(String.join(", ", names)).append('.').toString();
  }
}
