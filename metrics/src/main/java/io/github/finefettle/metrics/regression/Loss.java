package io.github.finefettle.metrics.regression;

import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.resampling.Resampling;

/** The loss of a row, and what D² needs beside it. */
final class Loss implements ItemScorer<NumberPair> {
  /** The loss; for mean absolute and squared errors the absolute error. */
  static final int LOSS = 0;

  /** For errors the square, for D² the truth. */
  static final int SECOND = 1;

  /** For D², the part of the deviance that the truth alone gives. */
  static final int THIRD = 2;

  /** Rows for which the formula has no value; the last column where there is one. */
  static final int OUTSIDE = 3;

  /** Beyond this the squares that intervals need would leave the range of doubles. */
  private static final double LARGEST = 1e150;

  private final Choice choice;

  Loss(Choice choice) {
    this.choice = choice;
  }

  @Override
  public String id() {
    return isError() ? "errors" : choice.withPlan(Resampling.standard()).signature();
  }

  @Override
  public int columns() {
    return isError() ? 2 : 4;
  }

  @Override
  public void score(NumberPair row, double[] out) {
    double error = row.error();
    if (isError()) {
      out[LOSS] = Math.abs(error);
      out[SECOND] = error * error;
      return;
    }
    double loss = loss(row.truth(), row.prediction(), error);
    if (!(Math.abs(loss) <= LARGEST)) {
      out[OUTSIDE] = 1;
      return;
    }
    out[LOSS] = loss;
    if (choice.kind() == RegressionKind.D2_TWEEDIE) {
      out[SECOND] = row.truth();
      out[THIRD] = Tweedie.ofTruth(choice.argument(), row.truth());
    }
  }

  private double loss(double truth, double prediction, double error) {
    return switch (choice.kind()) {
      case MAPE -> Math.abs(error) / Math.max(Math.abs(truth), choice.floor());
      case SMAPE ->
          truth == 0 && prediction == 0
              ? 0
              : 2 * Math.abs(error) / (Math.abs(truth) + Math.abs(prediction));
      case PINBALL -> error >= 0 ? choice.argument() * error : (choice.argument() - 1) * error;
      default -> atLeastZero(Tweedie.deviance(choice.argument(), truth, prediction));
    };
  }

  /** Where prediction and truth hardly differ, rounding can leave a deviance just below 0. */
  private static double atLeastZero(double deviance) {
    return deviance < 0 && deviance > Double.NEGATIVE_INFINITY ? 0 : deviance;
  }

  private boolean isError() {
    return switch (choice.kind()) {
      case MAE, MSE, RMSE -> true;
      default -> false;
    };
  }
}
