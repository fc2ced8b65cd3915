package io.github.finefettle.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HyperparameterGridTest {
  private final Hyperparameter<Double> rate = Hyperparameter.logUniform("rate", 1e-5, 1e-3);
  private final Hyperparameter<Integer> batch = Hyperparameter.ordinal("batch", 8, 16, 32);
  private final Hyperparameter<String> pool = Hyperparameter.categorical("pool", "mean", "last");

  @Test
  void countsTheCombinationsWithTheLastAxisFastest() {
    HyperparameterGrid grid =
        HyperparameterGrid.of(rate.values(1e-5, 1e-4), batch.values(), pool.values("last"));

    assertThat(grid.size()).isEqualTo(6);
    assertThat(grid.assignment(0).toString()).isEqualTo("rate = 0.00001, batch = 8, pool = last");
    assertThat(grid.assignment(1).toString()).isEqualTo("rate = 0.00001, batch = 16, pool = last");
    assertThat(grid.assignment(3).toString()).isEqualTo("rate = 0.0001, batch = 8, pool = last");
    assertThat(grid.assignment(5).toJson().toCanonicalString())
        .isEqualTo("{\"batch\":32,\"pool\":\"last\",\"rate\":0.0001}");
  }

  @Test
  void givesTypedValues() {
    Assignment assignment =
        HyperparameterGrid.of(rate.values(1e-4), batch.values(16), pool.values("mean"))
            .assignment(0);

    double learningRate = assignment.get(rate);
    int batchSize = assignment.get(batch);
    String pooling = assignment.get(pool);

    assertThat(learningRate).isEqualTo(1e-4);
    assertThat(batchSize).isEqualTo(16);
    assertThat(pooling).isEqualTo("mean");
    assertThatThrownBy(() -> assignment.get(Hyperparameter.ordinal("batch", 8, 16)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not part of the study");
  }

  @Test
  void readsItsJsonBackEqual() {
    Hyperparameter<Double> dropout = Hyperparameter.uniform("dropout", -0.0, 0.5);
    HyperparameterGrid grid =
        HyperparameterGrid.of(
            dropout.values(-0.0, 0.1, 0.5), rate.values(1e-3), batch.values(), pool.values());

    HyperparameterGrid read =
        HyperparameterGrid.fromJson(JsonValue.parse(grid.toJson().toCanonicalString()));

    assertThat(read).isEqualTo(grid);
    assertThat(read.fingerprint()).isEqualTo(grid.fingerprint());
    assertThat(read.assignment(3)).isEqualTo(grid.assignment(3));
    assertThat(read.assignment(3).get(dropout)).isEqualTo(grid.assignment(3).get(dropout));
  }

  @Test
  void refusesWhatMakesNoGrid() {
    assertThatThrownBy(HyperparameterGrid::of).hasMessageContaining("at least one axis");
    assertThatThrownBy(() -> HyperparameterGrid.of(batch.values(8), batch.values(16)))
        .hasMessageContaining("two axes");
    assertThatThrownBy(rate::values).hasMessageContaining("Say which of its values");
    assertThatThrownBy(() -> rate.values(1e-2)).hasMessageContaining("between 0.00001 and 0.001");
    assertThatThrownBy(() -> rate.values(Double.NaN)).hasMessageContaining("between");
    assertThatThrownBy(() -> batch.values(8, 8)).hasMessageContaining("differ");
    assertThatThrownBy(() -> batch.values(9)).hasMessageContaining("one of [8, 16, 32]");
    assertThatThrownBy(() -> Hyperparameter.logUniform("rate", 0, 1))
        .hasMessageContaining("above 0");
    assertThatThrownBy(() -> Hyperparameter.uniform("x", 2, 1)).hasMessageContaining("Swap them");
    assertThatThrownBy(() -> Hyperparameter.ordinal("x", 2, 1)).hasMessageContaining("ascend");
    assertThatThrownBy(() -> Hyperparameter.categorical("x", "a", "a"))
        .hasMessageContaining("once");
    assertThatThrownBy(() -> Hyperparameter.uniform("a name", 0, 1)).hasMessageContaining("letter");
  }

  @Test
  void countsBeyondMemoryAndRefusesWhatNoLongHolds() {
    HyperparameterGrid large = HyperparameterGrid.of(digits(18));
    assertThat(large.size()).isEqualTo(1_000_000_000_000_000_000L);
    assertThat(large.assignment(large.size() - 1).toString()).startsWith("d0 = 9, d1 = 9");
    assertThatThrownBy(() -> HyperparameterGrid.of(digits(19)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2^63");
  }

  private static GridAxis<?>[] digits(int count) {
    GridAxis<?>[] axes = new GridAxis<?>[count];
    for (int i = 0; i < count; i++) {
      axes[i] = Hyperparameter.ordinal("d" + i, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9).values();
    }
    return axes;
  }

  @Test
  void shuffleIsAPermutationForEverySize() {
    for (int size = 1; size <= 300; size++) {
      GridShuffle shuffle = new GridShuffle(size, 42);
      Set<Long> seen = new HashSet<>();
      for (int i = 0; i < size; i++) {
        long at = shuffle.at(i);
        assertThat(at).isBetween(0L, size - 1L);
        seen.add(at);
      }
      assertThat(seen).hasSize(size);
    }
  }

  @Test
  void shuffleReachesTheLargestGridsAndDependsOnTheSeed() {
    GridShuffle largest = new GridShuffle(Long.MAX_VALUE, 1);
    Set<Long> seen = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      seen.add(largest.at(i));
    }
    assertThat(seen).hasSize(1000).allMatch(at -> at >= 0);
    assertThat(new GridShuffle(Long.MAX_VALUE, 2).at(0)).isNotEqualTo(largest.at(0));
  }

  @Test
  void shuffleFavoursNoPlace() {
    // 4,000 seeds over 6 places: 666.7 each; 5 standard deviations of the binomial are 118.
    int[] counts = new int[6];
    for (int seed = 0; seed < 4000; seed++) {
      counts[(int) new GridShuffle(6, seed).at(0)]++;
    }
    for (int count : counts) {
      assertThat(count).isBetween(666 - 118, 667 + 118);
    }
  }
}
