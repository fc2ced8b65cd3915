package io.github.finefettle.core.stopping;

import java.util.Arrays;

/**
 * What {@link Smoothing#latest} needs of the values so far, so that one more value costs the same
 * however many there were: bit for bit what it makes of all of them. Immutable.
 */
abstract class SmoothedValues {
  static SmoothedValues of(Smoothing smoothing) {
    if (smoothing instanceof Smoothing.Exponential exponential) {
      return new Average(exponential.weight(), 0, 0);
    }
    if (smoothing instanceof Smoothing.RunningMedian median) {
      return new Newest(median, median.window(), new double[0]);
    }
    return new Newest(smoothing, 1, new double[0]);
  }

  /** With one more value, which is defined. */
  abstract SmoothedValues with(double value);

  /** The smoothed value at the newest; there is one. */
  abstract double latest();

  /** The weighted sum and the sum of its weights, added up in the order of {@link Smoothing}. */
  private static final class Average extends SmoothedValues {
    private final double weight;
    private final double sum;
    private final double weights;

    Average(double weight, double sum, double weights) {
      this.weight = weight;
      this.sum = sum;
      this.weights = weights;
    }

    @Override
    SmoothedValues with(double value) {
      return new Average(
          weight, (1 - weight) * sum + weight * value, (1 - weight) * weights + weight);
    }

    @Override
    double latest() {
      return sum / weights;
    }
  }

  /** A smoothing that looks at the newest values only. */
  private static final class Newest extends SmoothedValues {
    private final Smoothing smoothing;
    private final int most;
    private final double[] values;

    Newest(Smoothing smoothing, int most, double[] values) {
      this.smoothing = smoothing;
      this.most = most;
      this.values = values;
    }

    @Override
    SmoothedValues with(double value) {
      int from = values.length < most ? 0 : 1;
      double[] newest = Arrays.copyOfRange(values, from, values.length + 1);
      newest[newest.length - 1] = value;
      return new Newest(smoothing, most, newest);
    }

    @Override
    double latest() {
      return smoothing.latest(values);
    }
  }
}
