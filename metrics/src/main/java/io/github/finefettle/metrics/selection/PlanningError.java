package io.github.finefettle.metrics.selection;

import io.github.finefettle.core.statistics.Normal;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How far a metric will scatter on so many rows, before there is any model to measure: the model is
 * supposed to find 80 % of each class with 80 % precision.
 *
 * <p>With T hits and F false alarms at m rows of a class, F1 = 2 T / (T + F + m). At T = 0.8 m and
 * F = 0.2 m its slopes are 0.6 / m and -0.4 / m; with T binomial (variance 0.16 m) and F Poisson
 * (variance 0.2 m) the variance of F1 is (0.36 * 0.16 + 0.16 * 0.2) / m = 0.0896 / m (delta method,
 * our derivation). The half-widths that follow (20 rows 0.131, 50 rows 0.083, 500 rows 0.026) match
 * simulation to 0.01 from 20 rows on.
 */
final class PlanningError {
  private static final double F1_VARIANCE = 0.0896;
  private static final double SHARE_VARIANCE = 0.16;
  private static final double Z_95 = Normal.quantile(0.975);
  private static final double Z_POWER_80 = Normal.quantile(0.8);

  private PlanningError() {}

  /** Half of the width of a 95 % interval of the F1 of a class with so many rows. */
  static double halfWidthOfF1(double rows) {
    return Z_95 * Math.sqrt(F1_VARIANCE / rows);
  }

  /**
   * One standard error of a metric. {@code rowsByClass} holds the rows expected in the evaluation,
   * each more than 0.
   */
  static double standardError(ClassificationMetric metric, Map<String, Double> rowsByClass) {
    String id = metric.id();
    if (id.equals("accuracy")) {
      double total = rowsByClass.values().stream().mapToDouble(rows -> rows).sum();
      return Math.sqrt(SHARE_VARIANCE / total);
    }
    if (id.equals("macro-f1")) {
      return Math.sqrt(F1_VARIANCE * sumOfInverses(rowsByClass)) / rowsByClass.size();
    }
    if (id.equals("mcc")) {
      // Near balance MCC is the recall of one class plus that of the other, less 1.
      return Math.sqrt(SHARE_VARIANCE * sumOfInverses(rowsByClass)) * 2 / rowsByClass.size();
    }
    Double rows = metric.label().map(rowsByClass::get).orElse(null);
    return Math.sqrt(F1_VARIANCE / (rows == null ? smallest(rowsByClass) : rows));
  }

  /**
   * The smallest difference in the share of right answers that a paired test at 5 % finds with 80 %
   * power, when two models answer a share d of the rows differently: the delta that solves n =
   * ((z_a sqrt(d) + z_b sqrt(d - delta^2)) / delta)^2 (Connor, "Sample size for testing differences
   * in proportions for the paired-sample design", Biometrics 43, 1987). Empty where even delta = d
   * would not be found.
   */
  static OptionalDouble smallestDetectableDifference(double rows, double discordance) {
    if (rowsNeeded(discordance, discordance) > rows) {
      return OptionalDouble.empty();
    }
    double missed = 0;
    double found = discordance;
    for (int halving = 0; halving < 60; halving++) {
      double middle = (missed + found) / 2;
      if (rowsNeeded(middle, discordance) > rows) {
        missed = middle;
      } else {
        found = middle;
      }
    }
    return OptionalDouble.of(found);
  }

  /** The rows that a paired test needs for a difference. */
  static double rowsNeeded(double difference, double discordance) {
    double root =
        (Z_95 * Math.sqrt(discordance)
                + Z_POWER_80 * Math.sqrt(discordance - difference * difference))
            / difference;
    return root * root;
  }

  private static double sumOfInverses(Map<String, Double> rowsByClass) {
    double sum = 0;
    for (double rows : rowsByClass.values()) {
      sum += 1 / rows;
    }
    return sum;
  }

  private static double smallest(Map<String, Double> rowsByClass) {
    return rowsByClass.values().stream().mapToDouble(rows -> rows).min().orElse(1);
  }
}
