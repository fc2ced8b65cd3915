package io.github.finefettle.metrics.slices;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Normal;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Arrays;
import java.util.List;

/** The greatest value of a slice less the least, with its interval. */
final class SliceGap {
  private SliceGap() {}

  static Measurement of(Metric<?> metric, Resampling plan, long n, List<SliceTable.Slice> slices) {
    String signature = MetricSignature.of("slice-gap", metric.signature()).with(plan).toString();
    double[] values = slices.stream().mapToDouble(s -> s.measurement().requireValue()).toArray();
    if (values.length < 2) {
      return Measurement.undefined(signature, "fewer than two slices have a value", n);
    }
    double gap = range(values);
    if (!Double.isFinite(gap)) {
      return Measurement.undefined(signature, "the value of a slice is infinite", n);
    }
    Measurement measured = Measurement.of(signature, gap, n);
    double[] gaps = drawn(metric, plan, signature, slices, values);
    return gaps[gaps.length - 1] - gaps[0] > 0
        ? measured.withInterval(reflected(gap, gaps, plan))
        : measured;
  }

  private static Interval reflected(double gap, double[] sorted, Resampling plan) {
    double tail = (1 - plan.confidence()) / 2;
    double low = Math.max(0, 2 * gap - quantile(sorted, 1 - tail));
    double high = Math.max(gap, 2 * gap - quantile(sorted, tail));
    return new Interval(
        Math.min(low, gap),
        high,
        plan.confidence(),
        "parametric-bootstrap-basic-" + plan.resamples());
  }

  private static double[] drawn(
      Metric<?> metric,
      Resampling plan,
      String signature,
      List<SliceTable.Slice> slices,
      double[] values) {
    RandomStream stream = RandomStream.of(plan.seed(), "gap/" + signature);
    double[] gaps = new double[plan.resamples()];
    double[] draw = new double[values.length];
    for (int i = 0; i < gaps.length; i++) {
      RandomSequence random = stream.at(i).sequence();
      for (int slice = 0; slice < draw.length; slice++) {
        double value = moved(slices.get(slice).measurement(), values[slice], random.nextGaussian());
        draw[slice] = Math.max(metric.lowest(), Math.min(metric.highest(), value));
      }
      gaps[i] = range(draw);
    }
    Arrays.sort(gaps);
    return gaps;
  }

  /** A value moved by so many standard deviations, which its interval tells for either side. */
  private static double moved(Measurement measurement, double value, double deviations) {
    if (measurement.interval().isEmpty()) {
      return value;
    }
    Interval interval = measurement.interval().get();
    double width = deviations > 0 ? interval.high() - value : value - interval.low();
    double perDeviation = Normal.quantile(0.5 + interval.confidence() / 2);
    return Double.isFinite(width) ? value + deviations * Math.max(0, width) / perDeviation : value;
  }

  private static double range(double[] values) {
    double least = values[0];
    double greatest = values[0];
    for (double value : values) {
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    }
    return greatest - least;
  }

  private static double quantile(double[] sorted, double probability) {
    double position = probability * (sorted.length - 1);
    int below = (int) Math.floor(position);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }
}
