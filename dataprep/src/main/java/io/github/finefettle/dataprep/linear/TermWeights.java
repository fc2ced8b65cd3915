package io.github.finefettle.dataprep.linear;

import java.util.Arrays;

/**
 * TF-IDF over the rows of one training: the weight of a feature is (1 + ln count) times (1 + ln((1
 * + rows) / (1 + rows with it))), and a row's weights have the Euclidean length 1. Features of a
 * single training row are left out, as they cannot generalise; if there are still too many, the
 * rarest go first.
 */
final class TermWeights {
  private static final int ABSENT = -1;
  private static final int FEWEST_ROWS = 2;
  private static final int LOGARITHMS = 64;
  private static final double[] ONE_PLUS_LOG = logarithms();

  private final int[] featureOf = new int[FeatureCounts.BUCKETS];
  private final double[] rarity;

  TermWeights(HashedTexts texts, int[] rows, int most) {
    int[] rowsWith = new int[FeatureCounts.BUCKETS];
    for (int row : rows) {
      FeatureCounts counts = texts.row(row);
      for (int i = 0; i < counts.size(); i++) {
        rowsWith[counts.bucket(i)]++;
      }
    }
    Arrays.fill(featureOf, ABSENT);
    int fewest = fewestRows(rowsWith, rows.length, most);
    double[] found = new double[FeatureCounts.BUCKETS];
    int features = 0;
    for (int bucket = 0; bucket < rowsWith.length; bucket++) {
      if (rowsWith[bucket] >= fewest) {
        featureOf[bucket] = features;
        found[features++] = 1 + StrictMath.log((1.0 + rows.length) / (1.0 + rowsWith[bucket]));
      }
    }
    this.rarity = Arrays.copyOf(found, features);
  }

  /** The smallest number of rows, from two, that at most so many features have or exceed. */
  private static int fewestRows(int[] rowsWith, int rows, int most) {
    int[] featuresIn = new int[rows + 1];
    for (int count : rowsWith) {
      featuresIn[count]++;
    }
    int fewest = rows + 1;
    int features = 0;
    while (fewest > FEWEST_ROWS && features + featuresIn[fewest - 1] <= most) {
      fewest--;
      features += featuresIn[fewest];
    }
    return fewest;
  }

  int features() {
    return rarity.length;
  }

  WeightedRow weigh(FeatureCounts counts) {
    int[] features = new int[counts.size()];
    double[] weights = new double[counts.size()];
    int kept = 0;
    double squares = 0;
    for (int i = 0; i < counts.size(); i++) {
      int feature = featureOf[counts.bucket(i)];
      if (feature != ABSENT) {
        double weight = onePlusLog(counts.count(i)) * rarity[feature];
        squares += weight * weight;
        features[kept] = feature;
        weights[kept++] = weight;
      }
    }
    double length = squares > 0 ? Math.sqrt(squares) : 1;
    for (int i = 0; i < kept; i++) {
      weights[i] /= length;
    }
    return new WeightedRow(Arrays.copyOf(features, kept), Arrays.copyOf(weights, kept));
  }

  private static double onePlusLog(int count) {
    return count < LOGARITHMS ? ONE_PLUS_LOG[count] : 1 + StrictMath.log(count);
  }

  private static double[] logarithms() {
    double[] values = new double[LOGARITHMS];
    for (int i = 1; i < LOGARITHMS; i++) {
      values[i] = 1 + StrictMath.log(i);
    }
    return values;
  }
}
