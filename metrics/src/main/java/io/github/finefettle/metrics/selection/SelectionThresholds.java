package io.github.finefettle.metrics.selection;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;

/**
 * Where the selector draws its lines. They are conventions, not laws; the ones used stand in the
 * recommendation.
 *
 * @param imbalance from this ratio of the largest class to the smallest on, accuracy is refused; 1
 *     or more
 * @param severeImbalance from this ratio on, the imbalance is a problem of its own
 * @param rarePositive below this share the positive class counts as rare, in (0, 1)
 * @param fewRows below this many rows of a class its figures are hardly more than noise
 * @param scarceRows below this many rows of a class its figures are rough
 * @param trivialShare a metric of whose highest value a constant answer reaches this share is won
 *     trivially, in (0, 1)
 * @param discordance the share of rows that two models are expected to answer differently, in (0,
 *     1), from which the smallest detectable difference follows
 */
@CheckReturnValue
public record SelectionThresholds(
    double imbalance,
    double severeImbalance,
    double rarePositive,
    long fewRows,
    long scarceRows,
    double trivialShare,
    double discordance) {

  /** Checks the ranges. */
  public SelectionThresholds {
    if (!(imbalance >= 1 && severeImbalance >= imbalance)) {
      throw new IllegalArgumentException(
          "The imbalance ratios ("
              + imbalance
              + " and "
              + severeImbalance
              + ") must satisfy 1 <= imbalance <= severeImbalance, such as 1.5 and 10.");
    }
    if (fewRows < 0 || scarceRows < fewRows) {
      throw new IllegalArgumentException(
          "The row limits ("
              + fewRows
              + " and "
              + scarceRows
              + ") must satisfy 0 <= fewRows <= scarceRows, such as 20 and 50.");
    }
    requireShare("rarePositive", rarePositive);
    requireShare("trivialShare", trivialShare);
    requireShare("discordance", discordance);
  }

  /**
   * The usual lines: ratios 1.5 and 10, rare below 10 %, 20 and 50 rows, nine tenths of the
   * ceiling, 10 % of the answers different.
   *
   * @return the thresholds
   */
  public static SelectionThresholds standard() {
    return new SelectionThresholds(1.5, 10, 0.1, 20, 50, 0.9, 0.1);
  }

  /**
   * The same with other ratios of imbalance.
   *
   * @param ratio from which accuracy is refused, 1 or more
   * @param severe from which the imbalance is a problem, not below the first
   * @return new thresholds
   */
  public SelectionThresholds withImbalance(double ratio, double severe) {
    return new SelectionThresholds(
        ratio, severe, rarePositive, fewRows, scarceRows, trivialShare, discordance);
  }

  /**
   * The same with other numbers of rows of a class.
   *
   * @param few below which figures are hardly more than noise
   * @param scarce below which they are rough
   * @return new thresholds
   */
  public SelectionThresholds withRows(long few, long scarce) {
    return new SelectionThresholds(
        imbalance, severeImbalance, rarePositive, few, scarce, trivialShare, discordance);
  }

  /**
   * The same with another expected share of rows that two models answer differently.
   *
   * @param share in (0, 1)
   * @return new thresholds
   */
  public SelectionThresholds withDiscordance(double share) {
    return new SelectionThresholds(
        imbalance, severeImbalance, rarePositive, fewRows, scarceRows, trivialShare, share);
  }

  JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("imbalance", imbalance)
        .put("severeImbalance", severeImbalance)
        .put("rarePositive", rarePositive)
        .put("fewRows", fewRows)
        .put("scarceRows", scarceRows)
        .put("trivialShare", trivialShare)
        .put("discordance", discordance)
        .toJson();
  }

  private static void requireShare(String name, double share) {
    if (!(share > 0 && share < 1)) {
      throw new IllegalArgumentException(
          "The threshold " + name + " (" + share + ") must lie strictly between 0 and 1.");
    }
  }
}
