package io.github.finefettle.metrics.ranking;

import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.metrics.ranking.internal.Ties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What every threshold would do, one point for each different score from the highest down; at the
 * last every row is called positive. Immutable; 24 bytes a point.
 *
 * <p>A threshold that was chosen on rows looks better on them than on others. Choose it on a
 * validation split and measure on a test split.
 */
public final class ThresholdCurve {
  private static final int MOST_DRAWN = 512;

  private final long positives;
  private final long negatives;
  private final double[] thresholds;
  private final long[] truePositives;
  private final long[] falsePositives;

  private ThresholdCurve(Ties ties, int points) {
    this.positives = ties.positives();
    this.negatives = ties.negatives();
    this.thresholds = new double[points];
    this.truePositives = new long[points];
    this.falsePositives = new long[points];
    int[] at = new int[1];
    ties.descending(
        (score, p, n) -> {
          int i = at[0]++;
          thresholds[i] = score;
          truePositives[i] = p + (i == 0 ? 0 : truePositives[i - 1]);
          falsePositives[i] = n + (i == 0 ? 0 : falsePositives[i - 1]);
        });
  }

  /**
   * The curve of the rows seen so far.
   *
   * @param state the rows
   * @return the curve, without points if there are no rows
   */
  public static ThresholdCurve of(ScoreState state) {
    return new ThresholdCurve(state.ties(), Math.toIntExact(state.distinctScores()));
  }

  /**
   * How many points there are.
   *
   * @return the number of different scores
   */
  public int size() {
    return thresholds.length;
  }

  /**
   * A point.
   *
   * @param index from 0, the highest score
   * @return what comes of this threshold
   */
  public OperatingPoint point(int index) {
    return new OperatingPoint(
        thresholds[index],
        truePositives[index],
        falsePositives[index],
        positives - truePositives[index],
        negatives - falsePositives[index]);
  }

  /**
   * The point where a number is greatest, such as {@code p -> p.f(1)} or {@code p -> p.recall() +
   * p.specificity()}.
   *
   * @param value a number of a point; NaN where it has none
   * @return of equally good points the one with the highest threshold, or empty where no point has
   *     a value
   */
  public Optional<OperatingPoint> best(ToDoubleFunction<OperatingPoint> value) {
    Optional<OperatingPoint> best = Optional.empty();
    double highest = Double.NaN;
    for (int i = 0; i < size(); i++) {
      OperatingPoint point = point(i);
      double found = value.applyAsDouble(point);
      if (found > highest || (Double.isNaN(highest) && !Double.isNaN(found))) {
        highest = found;
        best = Optional.of(point);
      }
    }
    return best;
  }

  /**
   * The point of greatest recall whose precision reaches a floor.
   *
   * @param precision the floor, in [0, 1]
   * @return the point, or empty where no threshold reaches it
   */
  public Optional<OperatingPoint> atPrecision(double precision) {
    return best(p -> p.precision() >= precision ? p.recall() : Double.NaN);
  }

  /**
   * The point of greatest precision whose recall reaches a floor.
   *
   * @param recall the floor, in [0, 1]
   * @return the point, or empty without positive rows
   */
  public Optional<OperatingPoint> atRecall(double recall) {
    return best(p -> p.recall() >= recall ? p.precision() : Double.NaN);
  }

  /**
   * Precision against recall as a figure of at most {@value #MOST_DRAWN} points.
   *
   * @param title what it shows
   * @return the figure; without positive rows its line is empty
   */
  public Figure.Lines precisionRecall(String title) {
    return figure(title, "recall", "precision", positives, OperatingPoint::recall, true);
  }

  /**
   * The ROC curve as a figure of at most {@value #MOST_DRAWN} points.
   *
   * @param title what it shows
   * @return the figure; where a kind of rows is missing its line is empty
   */
  public Figure.Lines roc(String title) {
    return figure(
        title,
        "false positive rate",
        "true positive rate",
        Math.min(positives, negatives),
        p -> 1 - p.specificity(),
        false);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ThresholdCurve that
        && positives == that.positives
        && negatives == that.negatives
        && Arrays.equals(thresholds, that.thresholds)
        && Arrays.equals(truePositives, that.truePositives);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(thresholds);
  }

  @Override
  public String toString() {
    return "ThresholdCurve[" + size() + " points of " + (positives + negatives) + " rows]";
  }

  private Figure.Lines figure(
      String title,
      String xLabel,
      String yLabel,
      long needed,
      ToDoubleFunction<OperatingPoint> x,
      boolean precision) {
    List<Double> xs = new ArrayList<>();
    List<Double> ys = new ArrayList<>();
    int points = needed == 0 ? 0 : size();
    int drawn = Math.min(points, MOST_DRAWN);
    for (int i = 0; i < drawn; i++) {
      int index = drawn == 1 ? 0 : (int) ((long) i * (points - 1) / (drawn - 1));
      OperatingPoint point = point(index);
      xs.add(x.applyAsDouble(point));
      ys.add(precision ? point.precision() : point.recall());
    }
    return new Figure.Lines(title, xLabel, yLabel, List.of(Figure.Series.of("thresholds", xs, ys)));
  }
}
