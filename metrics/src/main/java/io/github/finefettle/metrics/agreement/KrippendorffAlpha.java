package io.github.finefettle.metrics.agreement;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Krippendorff's alpha (Content Analysis, 2004, chapter 11): 1 - observed over expected
 * disagreement, for items with any number of ratings; those with fewer than two are left out.
 *
 * <p>Observed: over items, the squared differences of ordered pairs of their m ratings, divided by
 * m - 1. Expected: the same over pairs of all n ratings, divided by n - 1. What a difference is
 * depends on the level; at the ordinal level it is the number of ratings between the two, half of
 * those at either end, so it changes with the ratings themselves and cannot be computed once an
 * item.
 */
final class KrippendorffAlpha {
  /**
   * Beyond so many different ratings, sums over pairs of them give way to sums over them, but for
   * the ratio level, which has none.
   */
  private static final int MOST_PAIRED = 32;

  private final RatingPatterns patterns;
  private final RatingLevel level;

  /** The value of each category: its number, or its place on the scale. */
  private final double[] values;

  /** Categories by ascending value, for the ordinal level. */
  private final int[] order;

  private final double[] observed;

  KrippendorffAlpha(RatingPatterns patterns, RatingLevel level, double[] values) {
    this.patterns = patterns;
    this.level = level;
    this.values = values;
    this.order = order(values);
    this.observed = new double[patterns.count()];
    if (level != RatingLevel.ORDINAL) {
      double[] none = new double[0];
      for (int i = 0; i < observed.length; i++) {
        observed[i] = disagreement(i, none);
      }
    }
  }

  /** NaN where all ratings of items with two or more are equal, or there are none. */
  double of(long[] weights) {
    long[] totals = patterns.totals(weights, 2);
    long n = RatingPatterns.sum(totals);
    double[] ranks = level == RatingLevel.ORDINAL ? middleRanks(totals) : new double[0];
    double disagreement = 0;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        double own = level == RatingLevel.ORDINAL ? disagreement(i, ranks) : observed[i];
        disagreement += weights[i] * own;
      }
    }
    double expected = expected(totals, ranks) / (n - 1);
    return n < 2 || expected == 0 ? Double.NaN : 1 - disagreement / expected;
  }

  private double disagreement(int pattern, double[] ranks) {
    int[] category = patterns.category()[pattern];
    long[] times = Arrays.stream(patterns.times()[pattern]).asLongStream().toArray();
    return patterns.size()[pattern] < 2
        ? 0
        : differences(category, times, ranks) / (patterns.size()[pattern] - 1);
  }

  private double expected(long[] totals, double[] ranks) {
    int[] given = IntStream.range(0, totals.length).filter(c -> totals[c] > 0).toArray();
    long[] times = Arrays.stream(given).mapToLong(c -> totals[c]).toArray();
    return differences(given, times, ranks);
  }

  /** The sum over ordered pairs of ratings of their squared differences. */
  private double differences(int[] category, long[] times, double[] ranks) {
    if (category.length > MOST_PAIRED && level != RatingLevel.RATIO) {
      return level == RatingLevel.NOMINAL
          ? unequal(times)
          : aroundMean(category, times, level == RatingLevel.ORDINAL ? ranks : values);
    }
    double sum = 0;
    for (int a = 0; a < category.length; a++) {
      for (int b = a + 1; b < category.length; b++) {
        sum += 2.0 * times[a] * times[b] * squaredDifference(category[a], category[b], ranks);
      }
    }
    return sum;
  }

  private static double unequal(long[] times) {
    long n = RatingPatterns.sum(times);
    double sum = 0;
    for (long own : times) {
      sum += (double) own * (n - own);
    }
    return sum;
  }

  /** Squared differences of all pairs are 2 n times the squares around the mean. */
  private static double aroundMean(int[] category, long[] times, double[] place) {
    double n = RatingPatterns.sum(times);
    double mean = 0;
    boolean equal = true;
    for (int i = 0; i < times.length; i++) {
      mean += times[i] / n * place[category[i]];
      equal &= place[category[i]] == place[category[0]];
    }
    double squares = 0;
    for (int i = 0; i < times.length; i++) {
      double away = place[category[i]] - mean;
      squares += times[i] * (away * away);
    }
    return equal ? 0 : 2 * n * squares;
  }

  private double squaredDifference(int a, int b, double[] ranks) {
    double difference =
        switch (level) {
          case NOMINAL -> 1;
          case ORDINAL -> ranks[a] - ranks[b];
          case INTERVAL -> values[a] - values[b];
          // Two texts, such as 0 and 0.0, may be one number; otherwise the sum is not 0.
          case RATIO ->
              values[a] == values[b] ? 0 : (values[a] - values[b]) / (values[a] + values[b]);
        };
    return difference * difference;
  }

  /**
   * The number of ratings below a category and half of its own: differences are what lies between.
   */
  private double[] middleRanks(long[] totals) {
    double[] ranks = new double[totals.length];
    long below = 0;
    for (int category : order) {
      ranks[category] = below + totals[category] / 2.0;
      below += totals[category];
    }
    return ranks;
  }

  private static int[] order(double[] values) {
    Integer[] order = new Integer[values.length];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    Arrays.sort(order, (a, b) -> Double.compare(values[a], values[b]));
    return Arrays.stream(order).mapToInt(i -> i).toArray();
  }
}
