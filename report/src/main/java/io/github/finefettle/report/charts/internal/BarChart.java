package io.github.finefettle.report.charts.internal;

import io.github.finefettle.core.evidence.Figure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Horizontal bars with whiskers, each under its name, so that long names fit on a phone. */
final class BarChart {
  private static final int MOST_BARS = 30;
  private static final int ROW = 38;
  private static final int BAR = 12;
  private static final double SIZE = 12;
  private static final double SIDE = 12;

  private final Canvas canvas = new Canvas();
  private final Axis axis;

  private BarChart(Axis axis) {
    this.axis = axis;
  }

  static Drawing draw(Figure.Bars figure) {
    List<Figure.Bar> bars = figure.bars().subList(0, Math.min(MOST_BARS, figure.bars().size()));
    List<Double> values = new ArrayList<>(List.of(0.0));
    for (Figure.Bar bar : bars) {
      values.add(bar.value());
      bar.low().ifPresent(values::add);
      bar.high().ifPresent(values::add);
    }
    BarChart chart = new BarChart(axis(values).on(SIDE, Drawing.NARROW - SIDE));
    int height = bars.size() * ROW + 44;
    if (bars.isEmpty()) {
      Plot.drawEmpty(chart.canvas, Drawing.NARROW, 90);
      height = 90;
    } else {
      chart.drawAll(bars, figure.valueLabel(), height);
    }
    return new Drawing(
        Drawing.NARROW,
        height,
        figure.title(),
        describe(figure, bars),
        chart.canvas.marks(),
        List.of(),
        note(figure, bars));
  }

  private void drawAll(List<Figure.Bar> bars, String valueLabel, int height) {
    double bottom = bars.size() * ROW + 6;
    for (Axis.Tick tick : axis.ticks()) {
      double x = axis.at(tick.value());
      canvas.line("grid", x, 4, x, bottom);
      canvas.label("tick", x, bottom + 14, "middle", tick.text());
    }
    double zero = axis.at(0);
    canvas.line("axis", zero, 4, zero, bottom);
    for (int i = 0; i < bars.size(); i++) {
      drawBar(bars.get(i), i * ROW);
    }
    double room = Drawing.NARROW - SIDE;
    canvas.label(
        "name", Drawing.NARROW - SIDE, height - 5, "end", FittedText.cut(valueLabel, room, SIZE));
  }

  private void drawBar(Figure.Bar bar, double y) {
    String number = ShownNumber.of(bar.value());
    double room = Drawing.NARROW - 2 * SIDE - FittedText.width(number, SIZE) - 10;
    canvas.label("head plate", SIDE, y + 15, "start", FittedText.cut(bar.name(), room, SIZE));
    canvas.label("value plate", Drawing.NARROW - SIDE, y + 15, "end", number);
    double zero = axis.at(0);
    double end = axis.at(bar.value());
    double middle = y + 21 + BAR / 2.0;
    canvas.box("bar", Math.min(zero, end), y + 21, Math.abs(end - zero), BAR, tip(bar));
    if (bar.low().isPresent() && bar.high().isPresent()) {
      double low = axis.at(bar.low().get());
      double high = axis.at(bar.high().get());
      canvas.line("whisker", low, middle, high, middle);
      canvas.line("whisker", low, middle - 4, low, middle + 4);
      canvas.line("whisker", high, middle - 4, high, middle + 4);
    }
  }

  /** Bars begin at the very edge unless there are some on both sides of zero. */
  private static Axis axis(List<Double> values) {
    boolean whole = Plot.allWhole(values);
    Axis fitted = Axis.linear(values, 5, whole, 0);
    return values.stream().allMatch(v -> v == 0) ? Axis.linear(0, 1, 5, whole) : fitted;
  }

  private static String tip(Figure.Bar bar) {
    return bar.name() + ": " + ShownNumber.of(bar.value()) + range(bar.low(), bar.high());
  }

  private static String range(Optional<Double> low, Optional<Double> high) {
    return low.isPresent() && high.isPresent()
        ? " (" + ShownNumber.of(low.get()) + " to " + ShownNumber.of(high.get()) + ")"
        : "";
  }

  private static String note(Figure.Bars figure, List<Figure.Bar> bars) {
    String left = Thinning.note(bars.size(), figure.bars().size(), "bars");
    boolean whiskers = bars.stream().anyMatch(b -> b.low().isPresent() && b.high().isPresent());
    String meaning = whiskers ? "Whiskers: the interval of the value." : "";
    return (meaning + " " + left).strip();
  }

  private static String describe(Figure.Bars figure, List<Figure.Bar> bars) {
    StringBuilder text = new StringBuilder("Bars of ").append(figure.valueLabel()).append('.');
    for (Figure.Bar bar : bars) {
      text.append(' ').append(tip(bar)).append('.');
    }
    return text.toString();
  }
}
