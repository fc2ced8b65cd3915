package io.github.finefettle.metrics.ranking;

import io.github.finefettle.core.statistics.ExactSum;
import io.github.finefettle.metrics.ranking.internal.Ties;

/**
 * Areas under the curve of precision against recall, a point for each different score from the
 * highest down. Each needs a positive row.
 */
final class PrecisionRecall {
  private PrecisionRecall() {}

  /**
   * The sum over points of the gain in recall times the precision, without interpolation (average
   * precision).
   */
  static double steps(Ties ties) {
    ExactSum sum = new ExactSum();
    long[] seen = new long[2];
    ties.descending(
        (score, p, n) -> {
          seen[0] += p;
          seen[1] += n;
          if (p > 0) {
            sum.add(p * ((double) seen[0] / (seen[0] + seen[1])));
          }
        });
    return Math.min(1, sum.dividedBy(ties.positives()));
  }

  /** The area under straight lines between the points, which begin at recall 0, precision 1. */
  static double trapezoids(Ties ties) {
    ExactSum sum = new ExactSum();
    long[] seen = new long[2];
    double[] before = {1};
    ties.descending(
        (score, p, n) -> {
          seen[0] += p;
          seen[1] += n;
          double precision = (double) seen[0] / (seen[0] + seen[1]);
          if (p > 0) {
            sum.add(p * ((before[0] + precision) / 2));
          }
          before[0] = precision;
        });
    return Math.min(1, sum.dividedBy(ties.positives()));
  }

  /**
   * By how much average precision can differ from that of the scores before they were put into
   * cells: the farther of both extremes, in which the positives of a cell come all first or all
   * last.
   */
  static double errorOfCells(Ties ties) {
    ExactSum least = new ExactSum();
    ExactSum most = new ExactSum();
    long[] seen = new long[2];
    ties.descending(
        (score, p, n) -> {
          for (long i = 1; i <= p; i++) {
            least.add((double) (seen[0] + i) / (seen[0] + i + seen[1] + n));
            most.add((double) (seen[0] + i) / (seen[0] + i + seen[1]));
          }
          seen[0] += p;
          seen[1] += n;
        });
    double value = steps(ties);
    return Math.max(
        value - least.dividedBy(ties.positives()), most.dividedBy(ties.positives()) - value);
  }
}
