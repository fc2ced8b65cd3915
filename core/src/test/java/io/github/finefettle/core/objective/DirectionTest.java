package io.github.finefettle.core.objective;

import static io.github.finefettle.core.objective.Direction.MAXIMIZE;
import static io.github.finefettle.core.objective.Direction.MINIMIZE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DirectionTest {
  private static final double[] VALUES = {
    Double.NEGATIVE_INFINITY, -2, -0.0, 0.0, 1e-300, 0.5, 3, Double.POSITIVE_INFINITY, Double.NaN
  };

  @Test
  void lessIsBetterOrMoreIs() {
    assertThat(MINIMIZE.isBetter(1, 2)).isTrue();
    assertThat(MAXIMIZE.isBetter(1, 2)).isFalse();
    assertThat(MINIMIZE.isBetter(-2, -1)).isTrue();
    assertThat(MAXIMIZE.isBetter(-1, -2)).isTrue();
    assertThat(MINIMIZE.gain(1, 3)).isEqualTo(2);
    assertThat(MAXIMIZE.gain(1, 3)).isEqualTo(-2);
  }

  @Test
  void nothingIsBetterThanItselfAndNoTwoAreBetterThanEachOther() {
    for (Direction direction : Direction.values()) {
      for (double a : VALUES) {
        assertThat(direction.isBetter(a, a)).isFalse();
        for (double b : VALUES) {
          assertThat(direction.isBetter(a, b) && direction.isBetter(b, a)).isFalse();
        }
      }
    }
  }

  @Test
  void nanIsWorseThanEverything() {
    for (Direction direction : Direction.values()) {
      for (double value : VALUES) {
        assertThat(direction.isBetter(Double.NaN, value)).isFalse();
        assertThat(direction.isBetter(value, Double.NaN)).isEqualTo(!Double.isNaN(value));
      }
    }
  }

  @Test
  void sortingPutsTheBestFirstAndNanLast() {
    List<Double> values = new ArrayList<>();
    for (double value : new double[] {0.5, Double.NaN, -2, 3, Double.NaN, 0}) {
      values.add(value);
    }
    values.sort(MAXIMIZE::compareBestFirst);
    assertThat(values).containsExactly(3.0, 0.5, 0.0, -2.0, Double.NaN, Double.NaN);
    values.sort(MINIMIZE::compareBestFirst);
    assertThat(values).containsExactly(-2.0, 0.0, 0.5, 3.0, Double.NaN, Double.NaN);
  }
}
