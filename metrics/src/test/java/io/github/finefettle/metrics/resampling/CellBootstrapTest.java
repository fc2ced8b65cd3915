package io.github.finefettle.metrics.resampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.classification.ConfusionMatrix;
import io.github.finefettle.metrics.classification.LabelPair;
import io.github.finefettle.metrics.classification.SyntheticRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.junit.jupiter.api.Test;

class CellBootstrapTest {
  @Test
  void binomialDrawsHaveTheBinomialDistribution() {
    // Both algorithms, both sides of the seam at a mean of 10, and the mirrored half.
    double[][] cases = {
      {5, 0.3},
      {1, 0.5},
      {1000, 0.005},
      {20, 0.49},
      {20, 0.5},
      {40, 0.26},
      {100, 0.5},
      {1000, 0.9},
      {100_000, 0.2}
    };
    for (double[] c : cases) {
      int n = (int) c[0];
      BinomialDistribution exact = new BinomialDistribution(null, n, c[1]);
      RandomSequence random =
          RandomStream.of(4, "binomial-test").at(n, (long) (c[1] * 1000)).sequence();
      int draws = 20_000;
      // Bins of at least 0.5 % each, cut at quantiles.
      int[] cuts =
          IntStream.rangeClosed(1, 19)
              .map(i -> exact.inverseCumulativeProbability(i / 20.0))
              .distinct()
              .toArray();
      long[] bins = new long[cuts.length + 1];
      for (int i = 0; i < draws; i++) {
        long k = BinomialDraw.draw(random, n, c[1]);
        assertThat(k).isBetween(0L, (long) n);
        int at = Arrays.binarySearch(cuts, (int) k);
        bins[at >= 0 ? at : -at - 1]++;
      }
      double statistic = 0;
      int used = 0;
      double below = 0;
      for (int b = 0; b < bins.length; b++) {
        double upTo = b < cuts.length ? exact.cumulativeProbability(cuts[b]) : 1;
        double expected = draws * (upTo - below);
        below = upTo;
        if (expected > 1e-9) {
          statistic += (bins[b] - expected) * (bins[b] - expected) / expected;
          used++;
        } else {
          assertThat(bins[b]).isZero();
        }
      }
      double p =
          used < 2
              ? 0.5
              : new ChiSquaredDistribution(null, used - 1).cumulativeProbability(statistic);
      assertThat(p).as("n = %d, p = %s", n, c[1]).isBetween(0.0005, 0.9995);
    }
  }

  @Test
  void certainAndImpossibleDrawsNeedNoLuck() {
    RandomSequence random = RandomStream.of(4, "edges").sequence();
    assertThat(BinomialDraw.draw(random, 0, 0.5)).isZero();
    assertThat(BinomialDraw.draw(random, 9, 0)).isZero();
    assertThat(BinomialDraw.draw(random, 9, 1)).isEqualTo(9);
  }

  @Test
  void aResampleKeepsTheNumberOfRowsAndEmptyCellsEmptyHoweverItIsDrawn() {
    // Few rows beside the cells are drawn one by one, many cell by cell.
    for (long scale : new long[] {1, 1000}) {
      long[] counts = {0, 30 * scale, 0, 5 * scale, scale, 0};
      CellBootstrap.of(new Resampling(500, 1, 0.95), "sum")
          .replicates(
              counts,
              drawn -> {
                assertThat(Arrays.stream(drawn).sum()).isEqualTo(36 * scale);
                assertThat(drawn[0] + drawn[2] + drawn[5]).isZero();
                return 0;
              });
    }
  }

  @Test
  void everyCellHasTheMomentsOfAMultinomialDrawHoweverItIsDrawn() {
    int resamples = 4000;
    for (long[] counts : new long[][] {{3, 7, 1, 9}, {300, 700, 10, 990}}) {
      long total = Arrays.stream(counts).sum();
      CellBootstrap bootstrap = CellBootstrap.of(new Resampling(resamples, 3, 0.95), "moments");
      for (int c = 0; c < counts.length; c++) {
        int cell = c;
        double[] drawn = bootstrap.replicates(counts, d -> (double) d[cell]);
        double mean = Arrays.stream(drawn).average().orElseThrow();
        double variance =
            Arrays.stream(drawn).map(v -> (v - mean) * (v - mean)).sum() / (resamples - 1);
        double p = (double) counts[cell] / total;
        double expected = total * p * (1 - p);
        // Four standard errors of a mean and of a variance (kurtosis of a Poisson at least 1 / np).
        assertThat(mean).isCloseTo(total * p, within(4 * Math.sqrt(expected / resamples)));
        assertThat(variance)
            .isCloseTo(
                expected, within(4 * expected * Math.sqrt((2 + 1 / (total * p)) / resamples)));
      }
      double[] products = bootstrap.replicates(counts, d -> (double) d[0] * d[1]);
      double mean01 = Arrays.stream(products).average().orElseThrow();
      // E[X0 X1] = n (n - 1) p0 p1: cells take rows from each other.
      double expected01 = (double) (total - 1) * counts[0] * counts[1] / total;
      double sd = Math.sqrt(Arrays.stream(products).map(v -> (v - mean01) * (v - mean01)).sum());
      assertThat(mean01).isCloseTo(expected01, within(4 * sd / resamples));
    }
  }

  @Test
  void theIntervalIsThatOfDrawingRowsOneByOne() {
    // Each end scatters with about sd(end) = sqrt(p q / B) / density = 2 % of the width at B =
    // 4000.
    ClassificationMetric metric = ClassificationMetric.macroF1();
    for (int seed = 0; seed < 3; seed++) {
      List<LabelPair> rows = SyntheticRows.spam(seed, 150, 0.2, 0.7, 0.1);
      ConfusionMatrix matrix = ConfusionMatrix.of(rows);
      Resampling plan = new Resampling(4000, seed, 0.95);
      Interval fast = metric.resampledBy(plan).measure(matrix).interval().orElseThrow();
      Interval slow = byRows(metric, rows, seed);
      double tolerance = 0.12 * slow.halfWidth();
      assertThat(fast.low()).isCloseTo(slow.low(), within(tolerance));
      assertThat(fast.high()).isCloseTo(slow.high(), within(tolerance));
    }
  }

  @Test
  void ninetyFivePerCentIntervalsHoldTheTruthAboutThatOften() {
    // Truth: recall 0.8, false alarms 0.1, 30 % positives. 300 experiments of 200 rows; a coverage
    // of 0.95 scatters by 0.0126, so 0.91 is more than three of that away.
    double truth = 2 * 0.24 / (2 * 0.24 + 0.07 + 0.06);
    ClassificationMetric f1 =
        ClassificationMetric.f1("spam").resampledBy(new Resampling(400, 1, 0.95));
    int covered = 0;
    for (int i = 0; i < 300; i++) {
      List<LabelPair> rows = SyntheticRows.spam(1000 + i, 200, 0.3, 0.8, 0.1);
      covered += f1.evaluate(rows).interval().orElseThrow().contains(truth) ? 1 : 0;
    }
    assertThat(covered / 300.0).isBetween(0.91, 0.99);
  }

  @Test
  void otherPurposesAndSeedsDrawOtherNumbersAndTheSameRepeat() {
    long[] counts = {10, 20, 30};
    double[] first = first(12_345, "a", counts);
    assertThat(first(12_345, "a", counts)).isEqualTo(first);
    assertThat(first(12_345, "b", counts)).isNotEqualTo(first);
    assertThat(first(12_346, "a", counts)).isNotEqualTo(first);
  }

  @Test
  void undefinedResamplesAreLeftOutUnlessTheyAreMost() {
    CellBootstrap bootstrap = CellBootstrap.of(Resampling.standard(), "undefined");
    long[] counts = {1, 99};
    // The first cell is drawn at least once in 63 % of the resamples.
    assertThat(bootstrap.interval(counts, c -> c[0] > 0 ? c[0] : Double.NaN)).isPresent();
    assertThat(bootstrap.interval(counts, c -> c[0] > 1 ? c[0] : Double.NaN)).isEmpty();
  }

  @Test
  void impossiblePlansAndCountsAreRefused() {
    assertThatThrownBy(() -> new Resampling(1, 0, 0.95)).hasMessageContaining("1");
    assertThatThrownBy(() -> new Resampling(100, 0, 1)).hasMessageContaining("confidence");
    CellBootstrap bootstrap = CellBootstrap.of(Resampling.standard(), "x");
    assertThatThrownBy(() -> bootstrap.replicates(new long[] {0, 0}, c -> 0))
        .hasMessageContaining("all 0");
    assertThatThrownBy(() -> bootstrap.replicates(new long[] {-1, 2}, c -> 0))
        .hasMessageContaining("-1");
  }

  private static double[] first(long seed, String purpose, long[] counts) {
    return CellBootstrap.of(new Resampling(50, seed, 0.95), purpose)
        .replicates(counts, c -> (double) c[1]);
  }

  /** The obvious slow way: rows drawn with replacement, type-7 quantiles. */
  private static Interval byRows(ClassificationMetric metric, List<LabelPair> rows, long seed) {
    double[] values = new double[4000];
    for (int i = 0; i < values.length; i++) {
      RandomSequence random = RandomStream.of(seed, "brute-force").at(i).sequence();
      List<LabelPair> drawn = new ArrayList<>();
      for (int j = 0; j < rows.size(); j++) {
        drawn.add(rows.get(random.nextInt(rows.size())));
      }
      values[i] = metric.of(ConfusionMatrix.of(drawn)).orElseThrow();
    }
    Arrays.sort(values);
    return new Interval(quantile(values, 0.025), quantile(values, 0.975), 0.95, "brute-force");
  }

  private static double quantile(double[] sorted, double p) {
    double position = p * (sorted.length - 1);
    int below = (int) position;
    return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
  }
}
