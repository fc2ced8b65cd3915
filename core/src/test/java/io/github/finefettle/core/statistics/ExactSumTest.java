package io.github.finefettle.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExactSumTest {
  private static final double[] MIXED = {1e16, 1, -1e16};

  @Test
  void mixedMagnitudesGiveTheSameBitsInEveryOrder() {
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    for (int[] order : orders) {
      ExactSum sum = new ExactSum();
      for (int i : order) {
        sum.add(MIXED[i]);
      }
      assertThat(sum.value()).isEqualTo(1.0);
    }
  }
}
