package io.github.finefettle.report.charts.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A range of values laid on a stretch of the plane, with ticks at round numbers.
 *
 * <p>Ticks are decimal numbers (multiples of 1, 2 or 5 times a power of ten), so that their texts
 * are exact. Values beyond {@value #LARGEST} are drawn at it, so that no difference overflows.
 */
final class Axis {
  static final double LARGEST = 1e300;
  private static final double SMALLEST_RELATIVE_RANGE = 1e-9;
  private static final double LOG_FROM_RATIO = 50;
  private static final int MOST_TICKS = 12;

  private final double low;
  private final double high;
  private final boolean logarithmic;
  private final double from;
  private final double to;
  private final List<Tick> ticks;

  private Axis(
      double low, double high, boolean logarithmic, double from, double to, List<Tick> ticks) {
    this.low = low;
    this.high = high;
    this.logarithmic = logarithmic;
    this.from = from;
    this.to = to;
    this.ticks = ticks;
  }

  /**
   * A round number on the axis.
   *
   * @param value the number
   * @param text the number as text
   */
  record Tick(double value, String text) {}

  /** The same range on another stretch of the plane. */
  Axis on(double pixelFrom, double pixelTo) {
    return new Axis(low, high, logarithmic, pixelFrom, pixelTo, ticks);
  }

  /**
   * An axis in even steps that holds all values.
   *
   * @param values finite numbers
   * @param wanted about how many ticks
   * @param whole whether only whole numbers make sense
   * @param padding how much to leave free at both ends, as a share of the range
   */
  static Axis linear(List<Double> values, int wanted, boolean whole, double padding) {
    double min = values.stream().mapToDouble(Axis::bounded).min().orElse(0);
    double max = values.stream().mapToDouble(Axis::bounded).max().orElse(1);
    double size = Math.max(Math.abs(min), Math.abs(max));
    if (max - min <= size * SMALLEST_RELATIVE_RANGE || max - min < 1 / LARGEST) {
      double room = size < 1 / LARGEST ? 0.5 : Math.max(size * 0.1, whole ? 1 : 0);
      min -= room;
      max += room;
    }
    double room = (max - min) * padding;
    return linear(min - room, max + room, wanted, whole);
  }

  static Axis linear(double low, double high, int wanted, boolean whole) {
    return new Axis(low, high, false, 0, 1, linearTicks(low, high, wanted, whole));
  }

  /** Like {@link #linear}, but in powers of ten where the values ask for it. */
  static Axis fitting(List<Double> values, int wanted, double padding) {
    double min = values.stream().mapToDouble(Axis::bounded).min().orElse(0);
    double max = values.stream().mapToDouble(Axis::bounded).max().orElse(1);
    if (min < 1 / LARGEST || max / min < LOG_FROM_RATIO) {
      return linear(values, wanted, values.stream().allMatch(v -> v == Math.rint(v)), padding);
    }
    return new Axis(min, max, true, 0, 1, logTicks(min, max, wanted));
  }

  boolean logarithmic() {
    return logarithmic;
  }

  List<Tick> ticks() {
    return ticks;
  }

  /** Where a value lies in the plane. */
  double at(double value) {
    double v = bounded(value);
    double share =
        logarithmic ? (log(v) - log(low)) / (log(high) - log(low)) : (v - low) / (high - low);
    return from + (to - from) * share;
  }

  private static double bounded(double value) {
    return Math.max(-LARGEST, Math.min(LARGEST, value));
  }

  private static double log(double value) {
    return StrictMath.log10(value);
  }

  private static List<Tick> linearTicks(double low, double high, int wanted, boolean whole) {
    BigDecimal step = niceStep((high - low) / wanted);
    if (whole && step.compareTo(BigDecimal.ONE) < 0) {
      step = BigDecimal.ONE;
    }
    double width = step.doubleValue();
    double first = Math.ceil(low / width - SMALLEST_RELATIVE_RANGE);
    double last = Math.floor(high / width + SMALLEST_RELATIVE_RANGE);
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i < MOST_TICKS && first + i <= last; i++) {
      BigDecimal value = new BigDecimal(first + i).multiply(step);
      ticks.add(new Tick(value.doubleValue(), ShownNumber.of(value)));
    }
    return ticks;
  }

  /** The nearest of 1, 2, 5 and 10 times a power of ten, by ratio. */
  private static BigDecimal niceStep(double about) {
    BigDecimal exact = new BigDecimal(about);
    int exponent = exact.precision() - exact.scale() - 1;
    double lead = exact.movePointLeft(exponent).doubleValue();
    int factor = lead < 1.41 ? 1 : lead < 3.16 ? 2 : lead < 7.07 ? 5 : 10;
    return BigDecimal.valueOf(factor).scaleByPowerOfTen(exponent);
  }

  private static List<Tick> logTicks(double low, double high, int wanted) {
    int first = (int) Math.ceil(log(low) - SMALLEST_RELATIVE_RANGE);
    int last = (int) Math.floor(log(high) + SMALLEST_RELATIVE_RANGE);
    int stride = Math.max(1, (last - first) / wanted);
    List<Tick> ticks = new ArrayList<>();
    for (int e = first; e <= last; e += stride) {
      BigDecimal value = BigDecimal.ONE.scaleByPowerOfTen(e);
      ticks.add(new Tick(value.doubleValue(), ShownNumber.of(value)));
    }
    return ticks;
  }
}
