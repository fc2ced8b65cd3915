package io.github.finefettle.validation.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.validation.ModelUnderTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatencyProfileTest {
  private final AtomicLong now = new AtomicLong();

  @Test
  void percentilesAreThoseOfTheClock() {
    // A clock of our own: input k takes k microseconds, so p50 of 1..100 is 50 and p95 is 95.
    ModelUnderTest<Integer, Integer> model =
        inputs -> {
          inputs.forEach(i -> now.addAndGet(i * 1_000L));
          return inputs;
        };
    LatencyMeasurement measured =
        new LatencyProfile<>(model, 0, 10, now::get)
            .measure(IntStream.rangeClosed(1, 100).boxed().toList());
    assertThat(measured.single().calls()).isEqualTo(100);
    assertThat(measured.single().p50()).isBetween(49_950L, 50_050L);
    assertThat(measured.single().p95()).isBetween(94_900L, 95_100L);
    assertThat(measured.single().p99()).isBetween(98_900L, 99_100L);
    assertThat(measured.batched().calls()).isEqualTo(10);
    assertThat(measured.toJson().get("measured").asBoolean()).isTrue();
  }

  @Test
  void theWarmUpIsNotMeasured() {
    List<Integer> sizes = new ArrayList<>();
    ModelUnderTest<Integer, Integer> model =
        inputs -> {
          sizes.add(inputs.size());
          return inputs;
        };
    LatencyMeasurement measured =
        LatencyProfile.of(model).warmUp(5).batchOf(2).measure(List.of(1, 2, 3));
    assertThat(sizes).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 2, 1);
    assertThat(measured.single().calls()).isEqualTo(3);
    assertThat(measured.batchClaim().state()).isEqualTo(ClaimState.MET);
  }

  @Test
  void aModelWhoseAnswersDependOnTheBatchIsFound() {
    ModelUnderTest<Integer, Integer> padding =
        inputs -> inputs.stream().map(i -> i * inputs.size()).toList();
    LatencyMeasurement measured =
        LatencyProfile.of(padding).warmUp(0).batchOf(4).measure(List.of(1, 2, 3, 4, 5));
    assertThat(measured.differentInBatch()).isEqualTo(4);
    assertThat(measured.batchClaim().state()).isEqualTo(ClaimState.NOT_MET);
    assertThat(measured.batchClaim().required()).isFalse();
  }

  @Test
  void mistakesAreNamed() {
    ModelUnderTest<Integer, Integer> mute = inputs -> List.of();
    assertThatThrownBy(() -> LatencyProfile.of(mute).warmUp(0).measure(List.of(1)))
        .hasMessageContaining("0 outputs for 1 inputs");
    assertThatThrownBy(() -> LatencyProfile.of(mute).measure(List.of()))
        .hasMessageContaining("no inputs");
    assertThatThrownBy(() -> LatencyProfile.of(mute).batchOf(1)).hasMessageContaining("(1)");
    assertThatThrownBy(() -> LatencyProfile.of(mute).warmUp(-1)).hasMessageContaining("-1");
  }
}
