package io.github.finefettle.metrics.classification;

import java.math.BigInteger;
import java.util.Optional;

/**
 * The formulas over a confusion matrix whose labels have an order. NaN means undefined.
 *
 * <p>Sums of counts, and of counts times steps, stay whole numbers until the last division.
 * Products of two such sums go beyond a long where there are many rows; they are made in {@link
 * BigInteger}, a handful of them a value.
 */
final class OrdinalFormulas {
  private OrdinalFormulas() {}

  static boolean canBeUndefined(MetricKind kind) {
    return switch (kind) {
      case LINEAR_KAPPA, QUADRATIC_KAPPA, ORDINAL_TAU_B, ORDINAL_SPEARMAN -> true;
      default -> false;
    };
  }

  static double value(MetricKind kind, ConfusionMatrix m, OrdinalScale scale) {
    if (m.total() == 0 || strange(m, scale).isPresent()) {
      return Double.NaN;
    }
    Steps steps = Steps.of(m, scale);
    return switch (kind) {
      case LINEAR_KAPPA -> steps.kappa(false);
      case QUADRATIC_KAPPA -> steps.kappa(true);
      case ORDINAL_MAE -> Formulas.share(steps.total(), m.total());
      case MACRO_ORDINAL_MAE -> steps.macroMean();
      case ORDINAL_TAU_B -> RankCorrelation.tauB(steps.counts);
      case ORDINAL_SPEARMAN -> RankCorrelation.spearman(steps.counts);
      case WITHIN_ONE_ACCURACY -> Formulas.share(steps.withinOne(), m.total());
      default -> throw new IllegalStateException("The metric " + kind.id() + " has no scale.");
    };
  }

  static String whyUndefined(MetricKind kind, ConfusionMatrix m, OrdinalScale scale) {
    Optional<String> strange = strange(m, scale);
    if (strange.isPresent()) {
      return "the label \"" + strange.get() + "\" is not on the scale " + scale;
    }
    boolean isKappa = kind == MetricKind.LINEAR_KAPPA || kind == MetricKind.QUADRATIC_KAPPA;
    return isKappa
        ? "every row has the same true and predicted label"
        : "every row has the same true label or every row has the same predicted label";
  }

  /** A label with rows that is not on the scale. */
  static Optional<String> strange(ConfusionMatrix m, OrdinalScale scale) {
    for (int i = 0; i < m.size(); i++) {
      if (m.isSeen(i) && !scale.labels().contains(m.name(i))) {
        return Optional.of(m.name(i));
      }
    }
    return Optional.empty();
  }

  /** The counts by position on the scale. */
  private static final class Steps {
    private final long[][] counts;

    private Steps(long[][] counts) {
      this.counts = counts;
    }

    static Steps of(ConfusionMatrix m, OrdinalScale scale) {
      int size = scale.labels().size();
      int[] place = new int[m.size()];
      for (int i = 0; i < place.length; i++) {
        place[i] = scale.labels().indexOf(m.name(i));
      }
      long[][] counts = new long[size][size];
      for (int cell = 0; cell < m.cells(); cell++) {
        if (m.cellCount(cell) > 0) {
          counts[place[m.cellTruth(cell)]][place[m.cellPredicted(cell)]] += m.cellCount(cell);
        }
      }
      return new Steps(counts);
    }

    long total() {
      long sum = 0;
      for (int i = 0; i < counts.length; i++) {
        sum += ofTruth(i);
      }
      return sum;
    }

    private long ofTruth(int truth) {
      long sum = 0;
      for (int j = 0; j < counts.length; j++) {
        sum += Math.abs(truth - j) * counts[truth][j];
      }
      return sum;
    }

    double macroMean() {
      double sum = 0;
      int classes = 0;
      for (int i = 0; i < counts.length; i++) {
        long rows = RankCorrelation.sum(counts[i]);
        if (rows > 0) {
          sum += (double) ofTruth(i) / rows;
          classes++;
        }
      }
      return sum / classes;
    }

    long withinOne() {
      long sum = 0;
      for (int i = 0; i < counts.length; i++) {
        for (int j = Math.max(0, i - 1); j <= Math.min(counts.length - 1, i + 1); j++) {
          sum += counts[i][j];
        }
      }
      return sum;
    }

    /** 1 - n * sum of w o / sum of w * (row total * column total). */
    double kappa(boolean squared) {
      long[] truth = RankCorrelation.rowTotals(counts);
      long[] predicted = RankCorrelation.columnTotals(counts);
      long observed = 0;
      BigInteger expected = BigInteger.ZERO;
      for (int i = 0; i < counts.length; i++) {
        long weighted = 0;
        for (int j = 0; j < counts.length; j++) {
          long weight = squared ? (long) (i - j) * (i - j) : Math.abs(i - j);
          observed += weight * counts[i][j];
          weighted += weight * predicted[j];
        }
        expected =
            expected.add(BigInteger.valueOf(weighted).multiply(BigInteger.valueOf(truth[i])));
      }
      BigInteger possible =
          BigInteger.valueOf(observed).multiply(BigInteger.valueOf(RankCorrelation.sum(truth)));
      return expected.signum() == 0
          ? Double.NaN
          : expected.subtract(possible).doubleValue() / expected.doubleValue();
    }
  }
}
