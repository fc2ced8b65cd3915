package io.github.finefettle.metrics.calibration;

import io.github.finefettle.metrics.ranking.internal.Ties;

/**
 * The smooth calibration error of Blasiok and Nakkiran ("Smooth ECE: Principled Reliability
 * Diagrams via Kernel Smoothing", 2023), written from the paper.
 *
 * <p>Every row leaves at its confidence the residual of what came true less the confidence. The
 * residuals are smoothed by a Gaussian of width sigma that is reflected at 0 and 1, so that no mass
 * is lost there, and the absolute value is integrated. As sigma grows that integral falls; the
 * error is the sigma at which both are equal, found by bisection. There are no bins, and a small
 * change of the confidences changes the result little.
 *
 * <p>The residuals are first dealt to a grid, in shares to both neighbours that keep their mean
 * place. The grid for a sigma has 16 steps in it, and the little that dealing widens the Gaussian
 * (a sixth of a squared step) is taken off its variance. What remains is below a thousandth of the
 * value. Rows come in ascending order of confidence, so their order of arrival leaves no trace.
 */
final class SmoothedResiduals {
  private static final int STEPS_PER_WIDTH = 16;
  private static final int FEWEST_STEPS = 64;
  private static final double REACH = 6;

  private final double[] base;

  private SmoothedResiduals(double[] base) {
    this.base = base;
  }

  /** The residuals on a grid of so many steps. */
  static SmoothedResiduals of(Ties ties, int steps) {
    double[] base = new double[steps + 1];
    double n = (double) ties.positives() + ties.negatives();
    ties.ascending(
        (confidence, positives, negatives) ->
            deal(base, confidence, (positives * (1 - confidence) - negatives * confidence) / n));
    return new SmoothedResiduals(base);
  }

  /** The width at which the smoothed error equals it, after so many halvings of [0, 1]. */
  double error(int halvings) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < halvings; i++) {
      double middle = (low + high) / 2;
      if (at(middle) <= middle) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** The integral of the absolute smoothed residuals. */
  double at(double sigma) {
    int most = base.length - 1;
    int steps = (int) Math.min(most, Math.max(FEWEST_STEPS, Math.ceil(STEPS_PER_WIDTH / sigma)));
    double[] residuals = steps == most ? base.clone() : onto(steps);
    double step = 1.0 / steps;
    double[] kernel = kernel(sigma, step);
    // What lies at an end is its own mirror image, so it counts twice.
    residuals[0] *= 2;
    residuals[steps] *= 2;
    double[] mirrored = mirrored(residuals, kernel.length - 1);
    double sum = 0;
    for (int t = 0; t <= steps; t++) {
      int centre = t + kernel.length - 1;
      double smoothed = kernel[0] * mirrored[centre];
      for (int d = 1; d < kernel.length; d++) {
        smoothed += kernel[d] * (mirrored[centre - d] + mirrored[centre + d]);
      }
      sum += t == 0 || t == steps ? Math.abs(smoothed) / 2 : Math.abs(smoothed);
    }
    return sum * step;
  }

  private double[] onto(int steps) {
    double[] coarse = new double[steps + 1];
    for (int i = 0; i < base.length; i++) {
      if (base[i] != 0) {
        deal(coarse, (double) i / (base.length - 1), base[i]);
      }
    }
    return coarse;
  }

  private static double[] kernel(double sigma, double step) {
    double variance = Math.max(sigma * sigma - step * step / 6, sigma * sigma / 2);
    int reach = (int) Math.ceil(REACH * sigma / step);
    double[] kernel = new double[reach + 1];
    double scale = 1 / Math.sqrt(2 * Math.PI * variance);
    for (int d = 0; d <= reach; d++) {
      double x = d * step;
      kernel[d] = scale * StrictMath.exp(-x * x / (2 * variance));
    }
    return kernel;
  }

  /** The residuals continued beyond both ends by reflection, as far as a kernel reaches. */
  private static double[] mirrored(double[] residuals, int reach) {
    int steps = residuals.length - 1;
    double[] out = new double[residuals.length + 2 * reach];
    for (int i = 0; i < out.length; i++) {
      int place = Math.floorMod(i - reach, 2 * steps);
      out[i] = residuals[place <= steps ? place : 2 * steps - place];
    }
    return out;
  }

  private static void deal(double[] grid, double place, double residual) {
    double at = place * (grid.length - 1);
    int left = Math.min((int) at, grid.length - 2);
    double share = at - left;
    grid[left] += residual * (1 - share);
    grid[left + 1] += residual * share;
  }
}
