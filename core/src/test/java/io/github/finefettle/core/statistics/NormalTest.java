package io.github.finefettle.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import java.util.List;
import org.junit.jupiter.api.Test;

class NormalTest {
  @Test
  void quantilesAreThoseOfScipyEvenFarOutInTheTails() {
    for (JsonValue golden : GoldenStatistics.cases("quantile")) {
      List<JsonValue> pair = golden.asArray();
      double expected = pair.get(1).asDouble();
      assertThat(Normal.quantile(pair.get(0).asDouble()))
          .as("quantile of %s", pair.get(0))
          .isCloseTo(expected, within(1e-14 * Math.max(1, Math.abs(expected))));
    }
  }

  @Test
  void cumulativeProbabilitiesAreThoseOfScipy() {
    for (JsonValue golden : GoldenStatistics.cases("cumulative")) {
      List<JsonValue> pair = golden.asArray();
      double expected = pair.get(1).asDouble();
      assertThat(Normal.cumulative(pair.get(0).asDouble()))
          .as("cumulative of %s", pair.get(0))
          .isCloseTo(expected, within(1e-12 * expected));
    }
  }

  @Test
  void quantileAndCumulativeUndoEachOther() {
    for (double p = 0.001; p < 1; p += 0.001) {
      assertThat(Normal.cumulative(Normal.quantile(p))).isCloseTo(p, within(1e-14));
    }
  }

  @Test
  void quantileGrowsWithTheProbability() {
    double before = Double.NEGATIVE_INFINITY;
    for (int i = 1; i < 4096; i++) {
      double quantile = Normal.quantile(i / 4096.0);
      assertThat(quantile).isGreaterThan(before);
      before = quantile;
    }
  }

  @Test
  void quantileRefusesWhatIsNoProbability() {
    for (double p : new double[] {0, 1, -0.1, 1.1, Double.NaN}) {
      assertThatThrownBy(() -> Normal.quantile(p))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(Double.toString(p));
    }
  }
}
