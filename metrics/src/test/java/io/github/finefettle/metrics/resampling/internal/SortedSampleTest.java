package io.github.finefettle.metrics.resampling.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SortedSampleTest {
  @Test
  void quantilesLieOnTheLineBetweenTheirNeighbours() {
    double[] sorted = {1, 2, 4};
    assertThat(SortedSample.quantile(sorted, 0)).isEqualTo(1);
    assertThat(SortedSample.quantile(sorted, 0.25)).isEqualTo(1.5);
    assertThat(SortedSample.quantile(sorted, 0.75)).isEqualTo(3);
    assertThat(SortedSample.quantile(sorted, 1)).isEqualTo(4);
    assertThat(SortedSample.quantile(new double[] {7}, 0.3)).isEqualTo(7);
  }

  @Test
  void besideAnInfinityTheNearerNeighbourIsTaken() {
    double[] sorted = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, 1, 1 / 0.0, 1 / 0.0};
    assertThat(SortedSample.quantile(sorted, 0.1)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(SortedSample.quantile(sorted, 0.26)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(SortedSample.quantile(sorted, 0.49)).isEqualTo(1);
    assertThat(SortedSample.quantile(sorted, 0.5)).isEqualTo(1);
    assertThat(SortedSample.quantile(sorted, 0.9)).isEqualTo(Double.POSITIVE_INFINITY);
  }
}
