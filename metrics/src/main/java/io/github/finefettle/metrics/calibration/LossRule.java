package io.github.finefettle.metrics.calibration;

import io.github.finefettle.core.definition.JsonValue;

/** What a row costs. */
sealed interface LossRule permits LossRule.Logarithmic, LossRule.Squared {
  /** Names the rule and what changes it. */
  String id();

  /** The loss of a row, 0 or more, maybe infinite. */
  double of(ProbabilityRow row);

  /** The loss of a binary row. */
  double of(boolean positive, double probability);

  /** The mean loss of stating the shares of the classes for every row. */
  double ofShares(double[] shares);

  /** How {@link #ofShares} changes with a row more of a class, up to a constant. */
  double slope(double[] shares, int place);

  /**
   * The negative natural logarithm of the true class's probability, which is first brought into
   * [floor, 1 - floor].
   */
  record Logarithmic(double floor) implements LossRule {
    @Override
    public String id() {
      return "log-losses|eps:" + JsonValue.of(floor).toCanonicalString();
    }

    @Override
    public double of(ProbabilityRow row) {
      return of(row.probability(row.truth()));
    }

    @Override
    public double of(boolean positive, double probability) {
      return of(positive ? probability : 1 - probability);
    }

    @Override
    public double ofShares(double[] shares) {
      double sum = 0;
      for (double share : shares) {
        sum += share == 0 ? 0 : -share * StrictMath.log(share);
      }
      return sum;
    }

    @Override
    public double slope(double[] shares, int place) {
      return shares[place] == 0 ? 0 : -StrictMath.log(shares[place]);
    }

    private double of(double probability) {
      // The sum with 0 turns the -0 of a sure row into 0.
      return 0.0 - StrictMath.log(Math.min(Math.max(probability, floor), 1 - floor));
    }
  }

  /** The squared errors of all classes. */
  record Squared() implements LossRule {
    @Override
    public String id() {
      return "squared-losses";
    }

    @Override
    public double of(ProbabilityRow row) {
      int classes = row.order().size();
      if (row.statesOneProbability()) {
        return of(row.truth() == 1, row.probability(1));
      }
      double sum = 0;
      for (int i = 0; i < classes; i++) {
        double error = row.probability(i) - (i == row.truth() ? 1 : 0);
        sum += error * error;
      }
      // Probabilities may sum to a little more than 1, but must not lead out of the range.
      return Math.min(2, sum);
    }

    @Override
    public double of(boolean positive, double probability) {
      double error = probability - (positive ? 1 : 0);
      return 2 * (error * error);
    }

    @Override
    public double ofShares(double[] shares) {
      double sum = 1;
      for (double share : shares) {
        sum -= share * share;
      }
      return Math.max(0, sum);
    }

    @Override
    public double slope(double[] shares, int place) {
      return -2 * shares[place];
    }
  }
}
