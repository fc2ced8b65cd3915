package io.github.finefettle.metrics.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.description.ZeroRule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ConfusionStateLawTest {
  @Test
  void anyPartitionInAnyOrderMergesToTheSameBytesAndTheSameMeasurement() {
    RandomSequence random = RandomStream.of(1, "state-law").sequence();
    for (int run = 0; run < 20; run++) {
      List<LabelPair> rows = SyntheticRows.classes(run, 1 + random.nextInt(300), 7, 0.6);
      ClassificationMetric metric = ClassificationMetric.macroF1();
      MetricState<LabelPair> whole = metric.newState();
      rows.forEach(whole::add);
      List<MetricState<LabelPair>> parts = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(9); i++) {
        parts.add(metric.newState());
      }
      for (int i : random.permutation(rows.size())) {
        parts.get(random.nextInt(parts.size())).add(rows.get(i));
      }
      while (parts.size() > 1) {
        MetricState<LabelPair> taken = parts.remove(random.nextInt(parts.size()));
        // Some travel as bytes, as they do between machines.
        MetricState<LabelPair> arrived =
            random.nextInt(2) == 0 ? taken : metric.readState(taken.toBytes());
        parts.get(random.nextInt(parts.size())).merge(arrived);
      }
      assertThat(parts.get(0).toBytes()).isEqualTo(whole.toBytes());
      assertThat(parts.get(0).measure()).isEqualTo(whole.measure());
      assertThat(metric.evaluate(rows)).isEqualTo(whole.measure());
    }
  }

  @Test
  void oneTwoAndSevenThreadsGiveTheSameBytes() throws Exception {
    List<LabelPair> rows = SyntheticRows.classes(5, 20_000, 12, 0.8);
    ClassificationMetric metric = ClassificationMetric.macroF1();
    ConfusionState whole = metric.newState();
    rows.forEach(whole::add);
    for (int threads : new int[] {1, 2, 7}) {
      ExecutorService pool = Executors.newFixedThreadPool(threads);
      try {
        List<Future<ConfusionState>> parts = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
          int first = t;
          parts.add(
              pool.submit(
                  () -> {
                    ConfusionState part = metric.newState();
                    for (int i = first; i < rows.size(); i += threads) {
                      part.add(rows.get(i));
                    }
                    return part;
                  }));
        }
        ConfusionState merged = metric.newState();
        for (Future<ConfusionState> part : parts) {
          merged.merge(part.get());
        }
        assertThat(merged.toBytes()).isEqualTo(whole.toBytes());
      } finally {
        pool.shutdown();
      }
    }
  }

  @Test
  void theOtherStateIsLeftAsItWasAndAStateCanTakeInItself() {
    ConfusionState state = ClassificationMetric.mcc().newState();
    state.add(new LabelPair("a", "b"));
    ConfusionState other = ClassificationMetric.mcc().newState();
    other.merge(state);
    byte[] before = other.toBytes();
    state.merge(other);
    assertThat(other.toBytes()).isEqualTo(before);
    state.merge(state);
    assertThat(state.matrix().total()).isEqualTo(4);
  }

  @Test
  void statesOfOtherMetricsAreNotMixed() {
    ConfusionState mcc = ClassificationMetric.mcc().newState();
    ConfusionState zero = ClassificationMetric.mcc().zeroRule(ZeroRule.ZERO).newState();
    assertThatThrownBy(() -> mcc.merge(zero)).hasMessageContaining("zero:0");
    assertThatThrownBy(() -> ClassificationMetric.accuracy().readState(mcc.toBytes()))
        .hasMessageContaining("accuracy|v:1");
  }

  @Test
  void damagedBytesAreRefusedWhereverTheyAreCut() {
    ClassificationMetric metric = ClassificationMetric.accuracy();
    ConfusionState state = metric.newState();
    state.add(new LabelPair("spam", "\ud800"));
    state.add(new LabelPair("ham", ""));
    byte[] bytes = state.toBytes();
    assertThat(metric.readState(bytes).toBytes()).isEqualTo(bytes);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> metric.readState(cut)).isInstanceOf(IllegalArgumentException.class);
    }
    byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
    assertThatThrownBy(() -> metric.readState(longer)).hasMessageContaining("after the last cell");
    RandomSequence random = RandomStream.of(2, "damage").sequence();
    for (int i = 0; i < 2000; i++) {
      byte[] damaged = bytes.clone();
      damaged[random.nextInt(damaged.length)] = (byte) random.nextLong();
      try {
        // What is still a state is that state and no other.
        assertThat(metric.readState(damaged).toBytes()).isEqualTo(damaged);
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("state of");
      }
    }
  }

  @Test
  void theBytesOfThisReleaseStay() {
    ClassificationMetric metric = ClassificationMetric.accuracy();
    ConfusionState state = metric.newState();
    state.add(new LabelPair("b", "a"));
    assertThat(java.util.HexFormat.of().formatHex(state.toBytes()))
        .isEqualTo(
            "01"
                + "0000000c"
                + "006100630063007500720061006300790" // "accuracy|v:1"
                + "07c0076003a0031"
                + "00000002" // two labels, "a" and "b"
                + "000000010061"
                + "000000010062"
                + "00000001" // one cell: b, a, 1
                + "00000001"
                + "00000000"
                + "0000000000000001");
  }
}
