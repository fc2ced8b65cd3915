package io.github.finefettle.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class IntervalTest {
  @Test
  void endsBelongToIt() {
    Interval interval = new Interval(-1, 2, 0.95, "wilson");
    assertThat(interval.contains(-1)).isTrue();
    assertThat(interval.contains(2)).isTrue();
    assertThat(interval.contains(2.0000001)).isFalse();
    assertThat(interval.contains(Double.NaN)).isFalse();
    assertThat(interval.halfWidth()).isEqualTo(1.5);
  }

  @Test
  void jsonComesBackUnchanged() {
    Interval interval = new Interval(0.1, 0.30000000000000004, 0.95, "wilson");
    assertThat(Interval.fromJson(interval.toJson())).isEqualTo(interval);
  }

  @Test
  void wrongOrderNaNAndImpossibleConfidenceAreRefused() {
    assertThatThrownBy(() -> new Interval(2, 1, 0.95, "x")).hasMessageContaining("2.0");
    assertThatThrownBy(() -> new Interval(Double.NaN, 1, 0.95, "x")).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new Interval(0, 1, 1, "x")).hasMessageContaining("confidence");
  }
}
