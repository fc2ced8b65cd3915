package io.github.finefettle.validation.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.evidence.ClaimState;
import org.junit.jupiter.api.Test;

class ReleaseComparisonTest {
  @Test
  void manyMoreSpoiledThanPutRightContradictsAnImprovement() {
    ReleaseComparison worse = new ReleaseComparison(100, 9, 1, 100, 12);
    // 2 * (1 + 10) / 1024
    assertThat(worse.pValue()).isCloseTo(0.021484375, within(1e-15));
    assertThat(worse.better()).isEqualTo(ClaimState.NOT_MET);
    assertThat(new ReleaseComparison(100, 1, 9, 100, 12).better()).isEqualTo(ClaimState.MET);
    assertThat(new ReleaseComparison(100, 4, 5, 100, 12).better()).isEqualTo(ClaimState.UNDECIDED);
    assertThat(new ReleaseComparison(0, 0, 0, 100, 0).better()).isEqualTo(ClaimState.UNDECIDED);
  }

  @Test
  void countsThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> new ReleaseComparison(5, 4, 2, 100, 12))
        .hasMessageContaining("do not fit");
    assertThatThrownBy(() -> new ReleaseComparison(50, 4, 2, 40, 12))
        .hasMessageContaining("do not fit");
  }
}
