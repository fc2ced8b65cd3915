package io.github.finefettle.metrics.items;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.metrics.resampling.Resampling;
import org.junit.jupiter.api.Test;

class DerivedIntervalTest {
  @Test
  void countsThatFollowFromOthersAreResampledWithTheirItems() {
    ItemStatistics held = new ItemStatistics(1);
    ItemStatistics squares = new ItemStatistics(1);
    for (int i = 0; i < 200; i++) {
      held.add(i % 17);
      squares.add((i % 17) * (i % 17));
    }
    FunctionOfSums mean = (sums, n) -> sums[0] / n;
    assertThat(held.resampled(Resampling.standard(), "x", new Square(), mean))
        .isPresent()
        .isEqualTo(squares.interval(Resampling.standard(), "x", mean, 0, Double.POSITIVE_INFINITY));
    for (int i = 0; i < 3_000; i++) {
      held.add(i);
    }
    assertThat(held.resampled(Resampling.standard(), "x", new Square(), mean)).isEmpty();
  }

  /** The deviations of 1, 2, 6 from 3 are -2, -1, 3, and those of 4, 4, 1 from 3 are 1, 1, -2. */
  @Test
  void deviationsAreThoseFromTheMeans() {
    ItemStatistics statistics = new ItemStatistics(3);
    statistics.add(1, 0, 4);
    statistics.add(2, 0, 4);
    statistics.add(6, 0, 1);
    assertThat(statistics.deviations(0, 0)).isEqualTo(14);
    assertThat(statistics.deviations(2, 2)).isEqualTo(6);
    assertThat(statistics.deviations(0, 2)).isEqualTo(-9);
    assertThat(statistics.deviations(2, 0)).isEqualTo(-9);
    assertThat(statistics.deviations(1, 1)).isEqualTo(0);
    assertThat(statistics.deviations(1, 2)).isEqualTo(0);
  }

  private static final class Square implements ItemScorer<double[]> {
    @Override
    public String id() {
      return "squares";
    }

    @Override
    public int columns() {
      return 1;
    }

    @Override
    public void score(double[] row, double[] out) {
      out[0] = row[0] * row[0];
    }
  }
}
