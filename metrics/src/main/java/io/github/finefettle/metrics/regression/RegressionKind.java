package io.github.finefettle.metrics.regression;

import io.github.finefettle.core.objective.Direction;

/** The measures by name, with what a signature must say about each. */
enum RegressionKind {
  MAE("mae", Family.SUMS, Bound.ABOVE_ZERO),
  MSE("mse", Family.SUMS, Bound.ABOVE_ZERO),
  RMSE("rmse", Family.SUMS, Bound.ABOVE_ZERO),
  MAPE("mape", Family.SUMS, Bound.ABOVE_ZERO),
  SMAPE("smape", Family.SUMS, Bound.UP_TO_TWO),
  PINBALL("pinball", Family.SUMS, Bound.ABOVE_ZERO),
  TWEEDIE("tweedie-deviance", Family.SUMS, Bound.ABOVE_ZERO),
  D2_TWEEDIE("d2-tweedie", Family.SUMS, Bound.UP_TO_ONE),
  R2("r2", Family.MOMENTS, Bound.UP_TO_ONE),
  EXPLAINED_VARIANCE("explained-variance", Family.MOMENTS, Bound.UP_TO_ONE),
  PEARSON("pearson", Family.MOMENTS, Bound.CORRELATION),
  CONCORDANCE("concordance", Family.MOMENTS, Bound.CORRELATION),
  SPEARMAN("spearman", Family.HELD, Bound.CORRELATION),
  KENDALL("kendall-tau-b", Family.HELD, Bound.CORRELATION),
  MEDIAN_ABSOLUTE_ERROR("median-absolute-error", Family.HELD, Bound.ABOVE_ZERO),
  D2_ABSOLUTE("d2-absolute-error", Family.HELD, Bound.UP_TO_ONE),
  MAX_ERROR("max-error", Family.GREATEST, Bound.ABOVE_ZERO);

  /** What the state must remember. */
  enum Family {
    /** Sums of a loss over rows. */
    SUMS,
    /** Exact sums of squares and products. */
    MOMENTS,
    /** Every pair. */
    HELD,
    /** One number. */
    GREATEST
  }

  /** The range, and which way is better. */
  enum Bound {
    ABOVE_ZERO(0, Double.POSITIVE_INFINITY, Direction.MINIMIZE),
    UP_TO_TWO(0, 2, Direction.MINIMIZE),
    UP_TO_ONE(Double.NEGATIVE_INFINITY, 1, Direction.MAXIMIZE),
    CORRELATION(-1, 1, Direction.MAXIMIZE);

    private final double lowest;
    private final double highest;
    private final Direction direction;

    Bound(double lowest, double highest, Direction direction) {
      this.lowest = lowest;
      this.highest = highest;
      this.direction = direction;
    }

    double lowest() {
      return lowest;
    }

    double highest() {
      return highest;
    }

    Direction direction() {
      return direction;
    }
  }

  private final String id;
  private final Family family;
  private final Bound bound;

  RegressionKind(String id, Family family, Bound bound) {
    this.id = id;
    this.family = family;
    this.bound = bound;
  }

  String id() {
    return id;
  }

  Family family() {
    return family;
  }

  Bound bound() {
    return bound;
  }

  /** Whether a number stands in parentheses: a quantile level or a power. */
  boolean hasArgument() {
    return this == PINBALL || this == TWEEDIE || this == D2_TWEEDIE;
  }

  /** Whether there is a rule for truths that are all the same. */
  boolean hasConstantRule() {
    return this == R2 || this == EXPLAINED_VARIANCE;
  }
}
