package io.github.finefettle.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ExactBinomialTest {
  @Test
  void tailsEqualTheSumOfTheirTerms() {
    for (int trials = 1; trials <= 40; trials++) {
      for (double probability : new double[] {0.01, 0.05, 0.3, 0.5, 0.9}) {
        double below = 0;
        for (int k = 0; k <= trials; k++) {
          assertThat(ExactBinomial.atLeast(k, trials, probability))
              .isCloseTo(1 - below, within(1e-12));
          below += term(k, trials, probability);
          assertThat(ExactBinomial.atMost(k, trials, probability)).isCloseTo(below, within(1e-12));
        }
      }
    }
  }

  @Test
  void countsBeyondTheTrialsAreCertainOrImpossible() {
    assertThat(ExactBinomial.atMost(-1, 5, 0.5)).isZero();
    assertThat(ExactBinomial.atMost(5, 5, 0.5)).isEqualTo(1);
    assertThat(ExactBinomial.atLeast(0, 5, 0.5)).isEqualTo(1);
    assertThat(ExactBinomial.atLeast(6, 5, 0.5)).isZero();
    assertThat(ExactBinomial.atMost(0, 5, 1)).isZero();
    assertThat(ExactBinomial.atLeast(1, 5, 0)).isZero();
  }

  @Test
  void mcNemarIsTwiceTheSmallerTailOfAFairCoin() {
    // 1 and 9: 2 * (1 + 10) / 1024
    assertThat(ExactBinomial.mcNemar(1, 9)).isCloseTo(22.0 / 1024, within(1e-15));
    assertThat(ExactBinomial.mcNemar(9, 1)).isEqualTo(ExactBinomial.mcNemar(1, 9));
    assertThat(ExactBinomial.mcNemar(4, 4)).isEqualTo(1);
    // 2 P(X <= k) of 2k + 1 fair tosses is 1 for every k, without a digit lost.
    for (long k = 0; k < 2000; k++) {
      assertThat(ExactBinomial.mcNemar(k, k + 1)).isEqualTo(1);
    }
    assertThat(ExactBinomial.mcNemar(0, 0)).isEqualTo(1);
  }

  @Test
  void outOfRangeArgumentsAreNamed() {
    assertThatThrownBy(() -> ExactBinomial.atMost(1, -1, 0.5)).hasMessageContaining("trials (-1)");
    assertThatThrownBy(() -> ExactBinomial.atLeast(1, 3, 1.5))
        .hasMessageContaining("probability (1.5)");
    assertThatThrownBy(() -> ExactBinomial.mcNemar(-1, 3)).hasMessageContaining("-1");
  }

  private static double term(int k, int n, double p) {
    double coefficient = 1;
    for (int i = 1; i <= k; i++) {
      coefficient = coefficient * (n - k + i) / i;
    }
    return coefficient * StrictMath.pow(p, k) * StrictMath.pow(1 - p, n - k);
  }
}
