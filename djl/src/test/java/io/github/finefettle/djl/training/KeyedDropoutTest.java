package io.github.finefettle.djl.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import org.junit.jupiter.api.Test;

class KeyedDropoutTest {
  private static float[] pass(KeyedDropout dropout, int size, boolean training) {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray ones = manager.ones(new Shape(size), DataType.FLOAT32);
      ParameterStore store = new ParameterStore(manager, false);
      return dropout.forward(store, new NDList(ones), training).head().toFloatArray();
    }
  }

  @Test
  void dropsTheGivenShareAndScalesTheRest() {
    float[] out = pass(KeyedDropout.of(0.2, 1, "head"), 10_000, true);
    int dropped = 0;
    for (float value : out) {
      assertThat(value).isIn(0f, 1.25f);
      dropped += value == 0 ? 1 : 0;
    }
    // Five standard deviations (40) around 2,000; a keyed mask is the same in every run.
    assertThat(dropped).isBetween(1_800, 2_200);
  }

  @Test
  void letsEverythingThroughOutsideTraining() {
    KeyedDropout dropout = KeyedDropout.of(0.5, 1, "head");
    assertThat(pass(dropout, 4, false)).containsExactly(1, 1, 1, 1);
    assertThat(dropout.capture().values().integer("step")).isZero();
  }

  @Test
  void theMaskDependsOnSeedNameAndStepAlone() {
    float[] first = pass(KeyedDropout.of(0.5, 1, "head"), 64, true);
    assertThat(pass(KeyedDropout.of(0.5, 1, "head"), 64, true)).containsExactly(first);
    assertThat(pass(KeyedDropout.of(0.5, 2, "head"), 64, true)).isNotEqualTo(first);
    assertThat(pass(KeyedDropout.of(0.5, 1, "layer 1"), 64, true)).isNotEqualTo(first);
    KeyedDropout twice = KeyedDropout.of(0.5, 1, "head");
    pass(twice, 64, true);
    assertThat(pass(twice, 64, true)).isNotEqualTo(first);
  }

  @Test
  void goesOnWithTheStepOfItsState() {
    KeyedDropout straight = KeyedDropout.of(0.5, 1, "head");
    pass(straight, 8, true);
    KeyedDropout resumed = KeyedDropout.of(0.5, 1, "head");
    resumed.resume(straight.capture());
    assertThat(pass(resumed, 64, true)).containsExactly(pass(straight, 64, true));
  }

  @Test
  void aRateOfOneIsRefused() {
    assertThatThrownBy(() -> KeyedDropout.of(1, 1, "head"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dropout rate (1.0)");
  }
}
