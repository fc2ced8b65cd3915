package io.github.finefettle.metrics.regression;

import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.resampling.Resampling;

/** A mean of losses, or a quotient of two. */
final class SumMetric extends ItemMetric<NumberPair> {
  /** A deviance from the mean this small beside its parts is what rounding leaves of 0. */
  private static final double ROUNDING = 1e-13;

  private final Choice choice;

  SumMetric(Choice choice) {
    this.choice = choice;
  }

  @Override
  public String signature() {
    return choice.signature();
  }

  @Override
  public Direction direction() {
    return choice.kind().bound().direction();
  }

  @Override
  public double lowest() {
    return choice.kind().bound().lowest();
  }

  @Override
  public double highest() {
    return choice.kind().bound().highest();
  }

  @Override
  protected ItemScorer<NumberPair> scorer() {
    return new Loss(choice);
  }

  @Override
  protected Resampling resampling() {
    return choice.plan();
  }

  @Override
  protected double value(double[] sums, long n) {
    return switch (choice.kind()) {
      case MAE -> sums[Loss.LOSS] / n;
      case MSE -> sums[Loss.SECOND] / n;
      case RMSE -> Math.sqrt(Math.max(0, sums[Loss.SECOND] / n));
      case D2_TWEEDIE -> explained(sums, n);
      default -> isOutside(sums) ? Double.NaN : sums[Loss.LOSS] / n;
    };
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    long outside = (long) sums[Loss.OUTSIDE];
    if (outside == 0) {
      return n < 2 ? "there are fewer than two rows" : "all truths are the same";
    }
    return choice.kind() == RegressionKind.MAPE
        ? outside + " of " + n + " truths are 0 or too near to it to divide by"
        : outside
            + " of "
            + n
            + " rows lie outside what a Tweedie distribution of this power allows";
  }

  /** Half a row, because differences are taken by which no count may become a reason. */
  private static boolean isOutside(double[] sums) {
    return sums[Loss.OUTSIDE] > 0.5;
  }

  private double explained(double[] sums, long n) {
    if (isOutside(sums) || n < 2 || !(sums[Loss.SECOND] > 0)) {
      return Double.NaN;
    }
    double ofMean = Tweedie.ofMean(choice.argument(), sums[Loss.SECOND], sums[Loss.THIRD], n);
    double scale = Math.abs(sums[Loss.THIRD]) + Math.abs(sums[Loss.SECOND]);
    return ofMean > ROUNDING * scale ? 1 - sums[Loss.LOSS] / ofMean : Double.NaN;
  }
}
