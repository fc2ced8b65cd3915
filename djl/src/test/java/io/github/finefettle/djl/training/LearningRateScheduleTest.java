package io.github.finefettle.djl.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LearningRateScheduleTest {
  private static double[] rates(LearningRateSchedule schedule, int steps) {
    double[] rates = new double[steps];
    for (int i = 0; i < steps; i++) {
      rates[i] = schedule.at(i + 1);
    }
    return rates;
  }

  @Test
  void risesAndFallsEvenlyWithoutAWastedStep() {
    LearningRateSchedule schedule = LearningRateSchedule.warmUpThenLinearDecay(2, 6, 1);
    assertThat(rates(schedule, 8)).containsExactly(.5, 1, 1, .75, .5, .25, 0, 0);
  }

  @Test
  void fallsAlongHalfACosine() {
    LearningRateSchedule schedule = LearningRateSchedule.warmUpThenCosineDecay(0, 4, 2);
    // 1 + cos of 0, 45, 90 and 135 degrees.
    assertThat(rates(schedule, 5))
        .containsExactly(
            new double[] {2, 1.7071067811865475, 1, .2928932188134524, 0}, within(1e-15));
  }

  @Test
  void needsNoWarmUp() {
    assertThat(rates(LearningRateSchedule.warmUpThenLinearDecay(0, 2, 4), 2)).containsExactly(4, 2);
    assertThat(rates(LearningRateSchedule.constant(.1), 2)).containsExactly(.1, .1);
    assertThat(LearningRateSchedule.warmUpThenLinearDecay(3, 3, 1).at(3)).isEqualTo(1);
  }

  @Test
  void aWarmUpLongerThanTheRunIsRefused() {
    assertThatThrownBy(() -> LearningRateSchedule.warmUpThenLinearDecay(5, 4, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("warm-up (5 steps)");
    assertThatThrownBy(() -> LearningRateSchedule.constant(0))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
