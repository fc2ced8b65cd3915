package io.github.finefettle.metrics.items;

import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Proportion;
import java.util.Optional;

/**
 * The interval where all items are alike, so that resampling them tells nothing. None of n items
 * was otherwise; by Wilson's interval a share of up to z^2 / (n + z^2) of those to come may be, and
 * each of them may take the value to an end of its range.
 */
final class UnseenItems {
  private static final String METHOD = "wilson-of-unseen-items";

  private UnseenItems() {}

  /** The interval, or empty where the value is undefined or its range has no end. */
  static Optional<Interval> interval(
      double confidence, long n, double value, double lowest, double highest) {
    if (Double.isNaN(value) || Double.isInfinite(lowest) || Double.isInfinite(highest)) {
      return Optional.empty();
    }
    double share = new Proportion(0, n).wilson(confidence).high();
    double low = Math.max(lowest, value - share * (value - lowest));
    double high = Math.min(highest, value + share * (highest - value));
    return low < high ? Optional.of(new Interval(low, high, confidence, METHOD)) : Optional.empty();
  }
}
