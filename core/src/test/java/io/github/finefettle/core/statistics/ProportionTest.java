package io.github.finefettle.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProportionTest {
  @Test
  void wilsonIsThatOfScipy() {
    for (JsonValue golden : GoldenStatistics.cases("proportion")) {
      JsonValue.JsonObject c = golden.asObject();
      assertEnds(proportion(c).wilson(0.95), c.array("wilson"), c, 1e-13);
    }
  }

  @Test
  void clopperPearsonIsThatOfScipy() {
    for (JsonValue golden : GoldenStatistics.cases("proportion")) {
      JsonValue.JsonObject c = golden.asObject();
      assertEnds(proportion(c).clopperPearson(0.95), c.array("exact"), c, 1e-12);
    }
  }

  @Test
  void theWorkedFiguresHold() {
    Interval ninety = new Proportion(90, 100).wilson(0.95);
    assertThat(ninety.low()).isCloseTo(0.8256, within(5e-5));
    assertThat(ninety.high()).isCloseTo(0.9448, within(5e-5));
    Interval all = new Proportion(100, 100).wilson(0.95);
    assertThat(all.low()).isCloseTo(0.9630, within(5e-5));
    assertThat(all.high()).isEqualTo(1.0);
  }

  @Test
  void theExactIntervalNeverCoversLessThanItSays() {
    // The sum of the binomial probabilities of all outcomes whose interval holds the true share.
    int n = 20;
    for (double p : new double[] {0.01, 0.1, 0.37, 0.5, 0.9}) {
      double covered = 0;
      double mass = StrictMath.pow(1 - p, n);
      for (int k = 0; k <= n; k++) {
        covered += new Proportion(k, n).clopperPearson(0.95).contains(p) ? mass : 0;
        mass *= (n - k) * p / ((k + 1) * (1 - p));
      }
      assertThat(covered).as("coverage at %s", p).isGreaterThanOrEqualTo(0.95);
    }
  }

  @Test
  void oneSidedBoundsAreTheEndsOfTheTwoSidedInterval() {
    Proportion p = new Proportion(7, 40);
    assertThat(p.clopperPearson(0.9).low()).isEqualTo(p.lowerBound(0.95));
    assertThat(p.clopperPearson(0.9).high()).isEqualTo(p.upperBound(0.95));
    assertThat(new Proportion(0, 40).lowerBound(0.95)).isZero();
    assertThat(new Proportion(40, 40).upperBound(0.95)).isEqualTo(1.0);
    // The rule of three: no failure in n trials leaves about 3 / n; exactly 1 - 0.05^(1/n).
    assertThat(new Proportion(0, 100).upperBound(0.95))
        .isCloseTo(1 - StrictMath.pow(0.05, 0.01), within(1e-12));
  }

  @Test
  void impossibleCountsAreRefused() {
    assertThatThrownBy(() -> new Proportion(0, 0)).hasMessageContaining("0 of 0");
    assertThatThrownBy(() -> new Proportion(3, 2)).hasMessageContaining("3 of 2");
    assertThatThrownBy(() -> new Proportion(-1, 2)).hasMessageContaining("-1 of 2");
  }

  private static Proportion proportion(JsonValue.JsonObject c) {
    return new Proportion(c.integer("successes"), c.integer("trials"));
  }

  private static void assertEnds(
      Interval actual, List<JsonValue> golden, JsonValue.JsonObject c, double tolerance) {
    assertThat(actual.low())
        .as(c.integer("successes") + " of " + c.integer("trials"))
        .isCloseTo(golden.get(0).asDouble(), within(tolerance));
    assertThat(actual.high())
        .as(c.integer("successes") + " of " + c.integer("trials"))
        .isCloseTo(golden.get(1).asDouble(), within(tolerance));
  }
}
