package io.github.finefettle.metrics.answering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What holds for every metric and every rows. */
public final class MetricLaw {
  private MetricLaw() {}

  /** Any partition and order of the rows, through bytes and back, gives the same bits. */
  public static <R> void anyPartitionGivesTheSameBits(Metric<R> metric, List<R> rows) {
    MetricState<R> whole = metric.newState();
    rows.forEach(whole::add);
    byte[] bytes = whole.toBytes();
    Measurement measured = metric.measure(whole);
    for (int trial = 0; trial < 7; trial++) {
      RandomSequence random = RandomStream.of(trial, "partition").sequence();
      List<MetricState<R>> parts = new ArrayList<>();
      for (int i = 0; i < 1 + trial; i++) {
        parts.add(metric.newState());
      }
      for (int row : random.permutation(rows.size())) {
        parts.get(random.nextInt(parts.size())).add(rows.get(row));
      }
      while (parts.size() > 1) {
        MetricState<R> taken = parts.remove(random.nextInt(parts.size()));
        parts
            .get(random.nextInt(parts.size()))
            .merge(trial % 2 == 0 ? taken : metric.readState(taken.toBytes()));
      }
      assertThat(parts.get(0).toBytes()).as(metric.signature()).isEqualTo(bytes);
      if (trial < 3) {
        assertThat(metric.measure(parts.get(0))).isEqualTo(measured);
      }
    }
    assertThat(metric.readState(bytes).toBytes()).isEqualTo(bytes);
    assertThat(metric.readState(bytes).measure()).isEqualTo(measured);
  }

  /** The value lies in the interval, and both in the range. */
  public static <R> void valueAndIntervalLieInTheRange(Metric<R> metric, List<R> rows) {
    Measurement measured = metric.evaluate(rows);
    if (measured.value().isPresent()) {
      double value = measured.requireValue();
      assertThat(value).as(metric.signature()).isBetween(metric.lowest(), metric.highest());
      measured
          .interval()
          .ifPresent(
              i -> {
                assertThat(i.low()).isBetween(metric.lowest(), metric.highest());
                assertThat(i.high()).isBetween(metric.lowest(), metric.highest());
              });
    } else {
      assertThat(measured.undefinedReason()).as(metric.signature()).isPresent();
    }
  }

  /** Without rows there is no value, under any rule, and a reason. */
  public static <R> void withoutRowsTheMetricIsUndefined(Metric<R> metric) {
    Measurement measured = metric.evaluate(List.of());
    assertThat(measured.value()).as(metric.signature()).isEmpty();
    assertThat(measured.undefinedReason()).contains("there are no rows");
  }

  /** A state that was cut off anywhere, or is of another version, is refused. */
  public static <R> void damagedBytesAreRefused(Metric<R> metric, List<R> rows) {
    MetricState<R> state = metric.newState();
    rows.forEach(state::add);
    byte[] whole = state.toBytes();
    int step = Math.max(1, whole.length / 200);
    for (int length = 0; length < whole.length; length += step) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> metric.readState(cut))
          .as(metric.signature() + " cut at " + length)
          .isInstanceOf(IllegalArgumentException.class);
    }
    byte[] other = whole.clone();
    other[0] = 9;
    assertThatThrownBy(() -> metric.readState(other)).isInstanceOf(IllegalArgumentException.class);
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThatThrownBy(() -> metric.readState(longer)).isInstanceOf(IllegalArgumentException.class);
  }
}
