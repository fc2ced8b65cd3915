package io.github.finefettle.metrics.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.resampling.Resampling;
import io.github.finefettle.metrics.slices.AnyPartition;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class CodeMetricTest {
  @Test
  void everyChanceIsThatOfTheHumanEvalEstimator() throws Exception {
    JsonValue.JsonObject golden = golden();
    int faults = 0;
    for (JsonValue value : golden.array("rows")) {
      JsonValue.JsonObject row = value.asObject();
      double ours =
          CodeMetric.passAt((int) row.integer("n"), (int) row.integer("c"), (int) row.integer("k"))
              .orElseThrow();
      if (row.get("fault").equals(JsonValue.of(true))) {
        assertThat(row.number("value")).isEqualTo(1);
        assertThat(ours).isEqualTo(0);
        faults++;
      } else {
        assertThat(ours).as(row.toString()).isCloseTo(row.number("value"), within(1e-13));
      }
    }
    assertThat(faults).isEqualTo(1);
    List<Attempts> problems = new ArrayList<>();
    for (JsonValue pair : golden.array("counts")) {
      List<JsonValue> items = ((JsonValue.JsonArray) pair).items();
      problems.add(Attempts.of((int) items.get(0).asDouble(), (int) items.get(1).asDouble()));
    }
    for (var mean : golden.get("means").asObject().members().entrySet()) {
      assertThat(
              CodeMetric.passAt(Integer.parseInt(mean.getKey())).evaluate(problems).requireValue())
          .isCloseTo(mean.getValue().asDouble(), within(1e-13));
    }
  }

  /** Defect group 18: the estimator says 1 where nothing passed and there are too few samples. */
  @Test
  void nothingPassedIsZeroEvenWithFewerSamplesThanK() {
    assertThat(CodeMetric.passAt(5, 0, 10)).hasValue(0);
    assertThat(CodeMetric.passAt(5, 1, 10)).isEmpty();
    assertThat(CodeMetric.passAt(10).evaluate(List.of(Attempts.of(5, 0))).requireValue())
        .isEqualTo(0);
  }

  /** Defect group 18: k above n was dropped for all problems or guessed. */
  @Test
  void tooFewSamplesAreUndefinedOrLeftOutAsThePolicySays() {
    List<Attempts> problems =
        List.of(Attempts.of(5, 2), Attempts.of(5, 0), Attempts.of(10, 10), Attempts.of(10, 0));
    Measurement undefined = CodeMetric.passAt(10).evaluate(problems);
    assertThat(undefined.undefinedReason())
        .contains("1 of 4 problems have fewer than 10 samples, some of which passed");
    Measurement skipped =
        CodeMetric.passAt(10).tooFewSamples(TooFewSamples.SKIP).evaluate(problems);
    assertThat(skipped.requireValue()).isEqualTo(0.5);
    assertThat(skipped.support()).hasValue(2);
    assertThat(
            CodeMetric.passAt(50)
                .tooFewSamples(TooFewSamples.SKIP)
                .evaluate(problems)
                .undefinedReason())
        .contains("every problem has fewer than 50 samples");
  }

  @Test
  void theCompileRateIsTheShareOfAllPrograms() {
    Measurement measured =
        CodeMetric.compileRate().evaluate(List.of(new Attempts(10, 5, 0), new Attempts(30, 25, 1)));
    assertThat(measured.requireValue()).isEqualTo(0.75);
    assertThat(measured.interval()).isPresent();
  }

  @Test
  void anyPartitionAndOrderMergesToTheSameBits() {
    List<Attempts> problems = new ArrayList<>();
    RandomSequence random = RandomStream.of(9, "problems").sequence();
    for (int i = 0; i < 164; i++) {
      int samples = 1 + random.nextInt(20);
      int compiled = random.nextInt(samples + 1);
      problems.add(new Attempts(samples, compiled, random.nextInt(compiled + 1)));
    }
    AnyPartition.holds(CodeMetric.passAt(1), problems);
    AnyPartition.holds(CodeMetric.passAt(5), problems);
    AnyPartition.holds(CodeMetric.passAt(5).tooFewSamples(TooFewSamples.SKIP), problems);
    AnyPartition.holds(CodeMetric.compileRate(), problems);
  }

  @Test
  void everySignatureIsReadBack() {
    for (CodeMetric metric :
        List.of(
            CodeMetric.passAt(1),
            CodeMetric.passAt(10).tooFewSamples(TooFewSamples.SKIP),
            CodeMetric.compileRate(),
            CodeMetric.passAt(3).resampledBy(new Resampling(9, 1, 0.5)))) {
      assertThat(CodeMetric.parse(metric.signature())).isEqualTo(metric);
    }
    assertThat(CodeMetric.passAt(10).signature()).isEqualTo("pass(10)|few:undefined|v:1");
    for (String bad : List.of("pass", "pass(0)", "pass(x)", "compile-rate(1)", "bleu")) {
      assertThatThrownBy(() -> CodeMetric.parse(bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Attempts(3, 2, 3)).hasMessageContaining("3 passed");
  }

  @Test
  void bytesWhoseRowsAreNotAsManyAsTheItemsAreRefused() {
    var state = CodeMetric.passAt(1).newState();
    state.add(Attempts.of(4, 1));
    state.add(Attempts.of(4, 2));
    for (int count : new int[] {-1, 0, 2}) {
      // The bytes end with the count of the last row.
      byte[] bytes = state.toBytes();
      ByteBuffer.wrap(bytes).putLong(bytes.length - Long.BYTES, count);
      assertThatThrownBy(() -> CodeMetric.passAt(1).readState(bytes))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no item statistics");
    }
  }

  @Test
  void theLargestCountsAreCountedToTheirEnd() {
    int most = Integer.MAX_VALUE;
    assertThat(CodeMetric.passAt(most, 1, 1).orElseThrow()).isCloseTo(1.0 / most, within(1e-16));
  }

  private static JsonValue.JsonObject golden() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(CodeMetricTest.class.getResourceAsStream("/golden/code.json"))) {
      return JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).asObject();
    }
  }
}
