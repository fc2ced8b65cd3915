package io.github.finefettle.metrics.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ItemMetricLawTest {
  private static final Quotient QUOTIENT = new Quotient();

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 300, 5_000})
  void anyPartitionAndOrderMergesToTheSameBits(int items) {
    List<double[]> rows = rows(items);
    byte[] whole = state(rows).toBytes();
    Measurement measured = state(rows).measure();
    for (int trial = 0; trial < 12; trial++) {
      RandomSequence random = RandomStream.of(trial, "partition").sequence();
      int[] order = random.permutation(items);
      List<ItemState<double[]>> parts = new ArrayList<>();
      for (int i = 0; i < 1 + trial; i++) {
        parts.add(QUOTIENT.newState());
      }
      for (int row : order) {
        parts.get(random.nextInt(parts.size())).add(rows.get(row));
      }
      while (parts.size() > 1) {
        ItemState<double[]> taken = parts.remove(random.nextInt(parts.size()));
        parts.get(random.nextInt(parts.size())).merge(QUOTIENT.readState(taken.toBytes()));
      }
      assertThat(parts.get(0).toBytes()).isEqualTo(whole);
      assertThat(parts.get(0).measure()).isEqualTo(measured);
    }
  }

  @Test
  void bothKindsOfIntervalAgreeWhereTheyMeet() {
    Interval resampled = state(rows(2_000)).measure().interval().orElseThrow();
    Interval linearized = state(rows(2_100)).measure().interval().orElseThrow();
    assertThat(resampled.method()).isEqualTo("bootstrap-percentile-1000");
    assertThat(linearized.method()).isEqualTo("delta");
    assertThat(linearized.halfWidth())
        .isCloseTo(resampled.halfWidth(), within(0.1 * resampled.halfWidth()));
  }

  @Test
  void theIntervalOfAMeanBeyondTheTableIsTheTextbookOne() {
    ItemStatistics statistics = new ItemStatistics(1);
    double sum = 0;
    double squares = 0;
    int n = 3_000;
    for (int i = 0; i < n; i++) {
      double x = i * i % 9_973;
      statistics.add(x);
      sum += x;
      squares += x * x;
    }
    double deviation = Math.sqrt((squares - sum * sum / n) / (n - 1));
    Interval interval =
        statistics
            .interval(
                io.github.finefettle.metrics.resampling.Resampling.standard(),
                "mean",
                (sums, items) -> sums[0] / items,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY)
            .orElseThrow();
    assertThat(interval.halfWidth())
        .isCloseTo(1.959963984540054 * deviation / Math.sqrt(n), within(1e-6));
  }

  @Test
  void itemsThatAreAllAlikeHaveTheIntervalOfWhatWasNotSeen() {
    ItemState<double[]> state = QUOTIENT.newState();
    for (int i = 0; i < 10; i++) {
      state.add(new double[] {1, 2});
    }
    assertThat(state.measure().requireValue()).isEqualTo(0.5);
    Interval interval = state.measure().interval().orElseThrow();
    double unseen = 3.841458820694124 / (10 + 3.841458820694124);
    assertThat(interval.method()).isEqualTo("wilson-of-unseen-items");
    assertThat(interval.low()).isCloseTo(0.5 - unseen * 0.5, within(1e-12));
    assertThat(interval.high()).isCloseTo(0.5 + unseen * 0.5, within(1e-12));
  }

  @Test
  void withoutItemsTheMetricIsUndefined() {
    assertThat(QUOTIENT.newState().measure().undefinedReason()).contains("there are no rows");
  }

  @Test
  void aDamagedStateIsRefused() {
    byte[] bytes = state(rows(3)).toBytes();
    bytes[0] = 9;
    assertThatThrownBy(() -> QUOTIENT.readState(bytes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version");
    byte[] whole = state(rows(3)).toBytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = java.util.Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> QUOTIENT.readState(cut))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static ItemState<double[]> state(List<double[]> rows) {
    ItemState<double[]> state = QUOTIENT.newState();
    rows.forEach(state::add);
    return state;
  }

  /** Numbers far apart in size, whose plain sum would depend on the order. */
  private static List<double[]> rows(int items) {
    List<double[]> rows = new ArrayList<>();
    RandomSequence random = RandomStream.of(5, "rows").sequence();
    for (int i = 0; i < items; i++) {
      double scale = i % 3 == 0 ? 1 : 1e-9;
      rows.add(new double[] {random.nextUniform() * scale, 1 + random.nextUniform()});
    }
    return rows;
  }

  private static final class Quotient extends ItemMetric<double[]> {
    @Override
    protected ItemScorer<double[]> scorer() {
      return new ItemScorer<>() {
        @Override
        public String id() {
          return "quotient-counts";
        }

        @Override
        public int columns() {
          return 2;
        }

        @Override
        public void score(double[] row, double[] out) {
          out[0] = row[0];
          out[1] = row[1];
        }
      };
    }

    @Override
    protected double value(double[] sums, long n) {
      return sums[1] == 0 ? Double.NaN : sums[0] / sums[1];
    }

    @Override
    protected String whyUndefined(double[] sums, long n) {
      return "the divisor is 0";
    }

    @Override
    public String signature() {
      return "quotient|v:1";
    }

    @Override
    public Direction direction() {
      return Direction.MAXIMIZE;
    }

    @Override
    public double lowest() {
      return 0;
    }

    @Override
    public double highest() {
      return 1;
    }
  }
}
