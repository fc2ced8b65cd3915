package io.github.finefettle.metrics.slices;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.List;

/** The law of every state: any partition and order of the rows merges to the same bits. */
public final class AnyPartition {
  private AnyPartition() {}

  /** Checks the law, the byte form, and that the metric says why where it has no value. */
  public static <R> void holds(Metric<R> metric, List<R> rows) {
    MetricState<R> whole = metric.newState();
    rows.forEach(whole::add);
    byte[] bytes = whole.toBytes();
    Measurement measured = whole.measure();
    for (int trial = 0; trial < 5; trial++) {
      RandomSequence random = RandomStream.of(trial, "partition").sequence();
      List<MetricState<R>> parts = new ArrayList<>();
      for (int i = 0; i < 1 + 2 * trial; i++) {
        parts.add(metric.newState());
      }
      for (int row : random.permutation(rows.size())) {
        parts.get(random.nextInt(parts.size())).add(rows.get(row));
      }
      while (parts.size() > 1) {
        MetricState<R> taken = parts.remove(random.nextInt(parts.size()));
        parts.get(random.nextInt(parts.size())).merge(metric.readState(taken.toBytes()));
      }
      assertThat(parts.get(0).toBytes()).as(metric.signature()).isEqualTo(bytes);
      assertThat(metric.measure(parts.get(0))).as(metric.signature()).isEqualTo(measured);
    }
    assertThat(measured.signature()).isEqualTo(metric.signature());
    assertThat(measured.value().isPresent()).isNotEqualTo(measured.undefinedReason().isPresent());
    measured.value().ifPresent(v -> assertThat(v).isBetween(metric.lowest(), metric.highest()));
    assertThat(metric.newState().measure().undefinedReason()).contains("there are no rows");
    assertThat(metric.id()).isEqualTo(measured.id());
  }
}
