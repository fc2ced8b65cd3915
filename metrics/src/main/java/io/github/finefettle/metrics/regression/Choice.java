package io.github.finefettle.metrics.regression;

import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.metrics.resampling.Resampling;

/**
 * What makes a metric of numbers that one and no other.
 *
 * @param kind the formula
 * @param argument a quantile level or a power, 0 where there is none
 * @param forceFinite whether there is a value where all truths are the same
 * @param floor what a truth is at least taken as, as a divisor
 * @param plan how intervals are made
 */
record Choice(
    RegressionKind kind, double argument, boolean forceFinite, double floor, Resampling plan) {
  Choice {
    if (kind == RegressionKind.PINBALL && !(argument >= 0 && argument <= 1)) {
      throw new IllegalArgumentException(
          "The level (" + argument + ") of the quantile must lie in [0, 1], such as 0.9.");
    }
    if (kind == RegressionKind.TWEEDIE
        && (!Double.isFinite(argument) || (argument > 0 && argument < 1))) {
      throw new IllegalArgumentException(
          "The power ("
              + argument
              + ") of a Tweedie distribution must not lie between 0 and 1. Take 1 for counts, 2 for"
              + " positive amounts.");
    }
    if (kind == RegressionKind.D2_TWEEDIE && !(argument >= 1 && Double.isFinite(argument))) {
      throw new IllegalArgumentException(
          "The power (" + argument + ") must be 1 or more. For 0 take r2.");
    }
    if (!(floor >= 0 && Double.isFinite(floor))) {
      throw new IllegalArgumentException(
          "The least divisor (" + floor + ") must be 0 or more, such as 2.220446049250313e-16.");
    }
  }

  static Choice of(RegressionKind kind, double argument) {
    return new Choice(kind, argument + 0.0, false, 0, Resampling.standard());
  }

  Choice withForceFinite() {
    return new Choice(kind, argument, true, floor, plan);
  }

  Choice withFloor(double atLeast) {
    return new Choice(kind, argument, forceFinite, atLeast + 0.0, plan);
  }

  Choice withPlan(Resampling other) {
    return new Choice(kind, argument, forceFinite, floor, other);
  }

  String signature() {
    return RegressionSignature.of(this);
  }

  Metric<NumberPair> body() {
    return switch (kind.family()) {
      case SUMS -> new SumMetric(this);
      case MOMENTS -> new MomentMetric(this);
      case HELD -> new HeldMetric(this);
      case GREATEST -> new GreatestErrorMetric(this);
    };
  }
}
