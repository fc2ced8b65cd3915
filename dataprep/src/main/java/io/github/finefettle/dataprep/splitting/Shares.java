package io.github.finefettle.dataprep.splitting;

/**
 * The shares of the three sides.
 *
 * @param train in (0, 1)
 * @param validation in (0, 1)
 * @param test in (0, 1)
 */
record Shares(double train, double validation, double test) {
  private static final double SUM_TOLERANCE = 1e-9;

  Shares {
    boolean positive = train > 0 && validation > 0 && test > 0;
    if (!positive || !(Math.abs(train + validation + test - 1) <= SUM_TOLERANCE)) {
      throw new IllegalArgumentException(
          "The shares ("
              + train
              + ", "
              + validation
              + ", "
              + test
              + ") of train, validation and test must all be above 0 and add up to 1."
              + " Try 0.8, 0.1, 0.1.");
    }
  }

  double of(Side side) {
    return switch (side) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  double[] toArray() {
    return new double[] {train, validation, test};
  }

  /** The side of a draw from [0, 1). */
  Side sideOf(double draw) {
    if (draw < train) {
      return Side.TRAIN;
    }
    return draw < train + validation ? Side.VALIDATION : Side.TEST;
  }
}
