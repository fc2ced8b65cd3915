package io.github.finefettle.metrics.slices;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Normal;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.resampling.Resampling;
import io.github.finefettle.metrics.resampling.internal.SortedSample;
import java.util.Arrays;
import java.util.List;

/**
 * The greatest value of a slice less the least, with its interval.
 *
 * <p>The gap of equal slices is never 0 in a sample, and resampling makes it larger still, so that
 * a percentile interval would be sure of gaps that are not there. But whatever the slices, the gap
 * in a sample is no farther from the true one than the range of what noise added to them (the
 * reasoning behind Tukey's studentised range, 1953). So the noise alone is drawn, and the interval
 * reaches as far as its range does with the confidence asked for. Exact for two slices, a little
 * too wide for more.
 */
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
    double[] noise = noise(plan, signature, slices, values);
    double reach = SortedSample.quantile(noise, plan.confidence());
    return reach > 0
        ? measured.withInterval(
            new Interval(
                Math.max(0, gap - reach),
                Math.min(metric.highest() - metric.lowest(), gap + reach),
                plan.confidence(),
                "parametric-bootstrap-range-" + plan.resamples()))
        : measured;
  }

  /** The range of what noise adds to the slices, for each draw, in ascending order. */
  private static double[] noise(
      Resampling plan, String signature, List<SliceTable.Slice> slices, double[] values) {
    RandomStream stream = RandomStream.of(plan.seed(), "gap/" + signature);
    double[] ranges = new double[plan.resamples()];
    double[] added = new double[values.length];
    for (int i = 0; i < ranges.length; i++) {
      RandomSequence random = stream.at(i).sequence();
      for (int slice = 0; slice < added.length; slice++) {
        added[slice] = noise(slices.get(slice).measurement(), values[slice], random.nextGaussian());
      }
      ranges[i] = range(added);
    }
    Arrays.sort(ranges);
    return ranges;
  }

  /** So many standard deviations of a value, which its interval tells for either side. */
  private static double noise(Measurement measurement, double value, double deviations) {
    if (measurement.interval().isEmpty()) {
      return 0;
    }
    Interval interval = measurement.interval().get();
    double width = deviations > 0 ? interval.high() - value : value - interval.low();
    double perDeviation = Normal.quantile(0.5 + interval.confidence() / 2);
    return Double.isFinite(width) ? deviations * Math.max(0, width) / perDeviation : 0;
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
}
