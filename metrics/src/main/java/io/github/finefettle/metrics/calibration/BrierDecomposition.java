package io.github.finefettle.metrics.calibration;

/**
 * A squared error taken apart: {@code brier = reliability - resolution + uncertainty + withinBins}.
 *
 * @param brier the mean squared error of the confidence against what came true, in [0, 1]
 * @param reliability what is lost by confidences that cannot be taken at face value (also called
 *     miscalibration), 0 or more; less is better
 * @param resolution what is won by telling rows apart (also called discrimination), 0 or more; more
 *     is better
 * @param uncertainty the squared error of stating the overall rate for every row, in [0, 0.25];
 *     says nothing of the model
 * @param withinBins what is left because the confidences of a bin differ (Stephenson, Coelho and
 *     Jolliffe, 2008); 0 for CORP, which has no bins
 */
public record BrierDecomposition(
    double brier, double reliability, double resolution, double uncertainty, double withinBins) {
  /** Checks that the numbers are finite. */
  public BrierDecomposition {
    if (!Double.isFinite(brier + reliability + resolution + uncertainty + withinBins)) {
      throw new IllegalArgumentException(
          "The parts of a squared error must be finite, but are "
              + brier
              + ", "
              + reliability
              + ", "
              + resolution
              + ", "
              + uncertainty
              + ", "
              + withinBins
              + ".");
    }
  }
}
