package io.github.finefettle.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HolmTest {
  @Test
  void holmStepsDown() {
    assertThat(Holm.adjust(0.01, 0.04, 0.03, 0.005))
        .usingComparatorWithPrecision(1e-15)
        .containsExactly(0.03, 0.06, 0.06, 0.02);
    assertThat(Holm.adjust()).isEmpty();
    assertThat(Holm.adjust(0.6, 0.7)).containsExactly(1, 1);
    assertThat(Holm.adjust(0.2)).containsExactly(0.2);
    assertThatThrownBy(() -> Holm.adjust(0.5, Double.NaN)).hasMessageContaining("NaN");
  }
}
