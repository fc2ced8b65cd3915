package io.github.finefettle.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.classification.LabelPair;
import io.github.finefettle.metrics.classification.SyntheticRows;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MetricSuiteTest {
  private static final MetricSuite<LabelPair> SUITE =
      MetricSuite.of(
          ClassificationMetric.macroF1(),
          ClassificationMetric.accuracy(),
          new RowCount(),
          ClassificationMetric.recall("spam"),
          ClassificationMetric.recall("ham"));

  @Test
  void eachMetricMeasuresWhatItMeasuresAlone() {
    List<LabelPair> rows = SyntheticRows.spam(1, 300, 0.2, 0.8, 0.1);
    SuiteResult result = SUITE.evaluate(rows);
    for (Metric<LabelPair> metric : SUITE.metrics()) {
      assertThat(result.get(metric.id())).isEqualTo(metric.evaluate(rows));
    }
    assertThat(result.measurements().keySet())
        .containsExactly("macro-f1", "accuracy", "row-count", "recall(spam)", "recall(ham)");
    assertThat(result.confusionMatrix().orElseThrow().total()).isEqualTo(300);
    assertThat(result.toJson().get("recall(spam)")).isEqualTo(result.get("recall(spam)").toJson());
  }

  @Test
  void partsMergeToTheSameBytesAndResult() {
    List<LabelPair> rows = SyntheticRows.spam(2, 300, 0.2, 0.8, 0.1);
    SuiteState<LabelPair> whole = SUITE.newState();
    rows.forEach(whole::add);
    SuiteState<LabelPair> left = SUITE.newState();
    SuiteState<LabelPair> right = SUITE.newState();
    for (int i = 0; i < rows.size(); i++) {
      (i % 3 == 0 ? right : left).add(rows.get(i));
    }
    SuiteState<LabelPair> travelled = SUITE.readState(right.toBytes());
    travelled.merge(left);
    assertThat(travelled.toBytes()).isEqualTo(whole.toBytes());
    assertThat(travelled.measure().measurements()).isEqualTo(whole.measure().measurements());
  }

  @Test
  void theBytesOfVersionOneStayReadable() throws IOException {
    String golden;
    try (InputStream in =
        Objects.requireNonNull(MetricSuiteTest.class.getResourceAsStream("suite-state-v1.hex"))) {
      golden = new String(in.readAllBytes(), StandardCharsets.US_ASCII).strip();
    }
    List<LabelPair> rows =
        List.of(
            new LabelPair("spam", "spam"),
            new LabelPair("spam", "spam"),
            new LabelPair("spam", "h\u00E4m"),
            new LabelPair("ham", "ham"));
    SuiteState<LabelPair> state = SUITE.newState();
    rows.forEach(state::add);
    assertThat(HexFormat.of().formatHex(state.toBytes())).isEqualTo(golden);
    SuiteResult read = SUITE.readState(HexFormat.of().parseHex(golden)).measure();
    assertThat(read.measurements()).isEqualTo(SUITE.evaluate(rows).measurements());
    assertThat(read.get("accuracy").value()).hasValue(0.75);
    assertThat(read.get("row-count").value()).hasValue(4);
  }

  @Test
  void otherSuitesAndDamagedBytesAreRefused() {
    MetricSuite<LabelPair> other = MetricSuite.of(ClassificationMetric.mcc());
    SuiteState<LabelPair> state = SUITE.newState();
    assertThatThrownBy(() -> state.merge(other.newState())).hasMessageContaining("mcc");
    byte[] bytes = state.toBytes();
    assertThatThrownBy(() -> other.readState(bytes)).isInstanceOf(IllegalArgumentException.class);
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> SUITE.readState(cut)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aSuiteNeedsMetricsWithIdsOfTheirOwn() {
    assertThatThrownBy(() -> MetricSuite.ofAll(List.<Metric<LabelPair>>of()))
        .hasMessageContaining("no metrics");
    assertThatThrownBy(() -> MetricSuite.of(ClassificationMetric.mcc(), ClassificationMetric.mcc()))
        .hasMessageContaining("mcc");
    assertThatThrownBy(() -> SUITE.evaluate(List.of()).get("bleu"))
        .hasMessageContaining("macro-f1");
  }

  /** A user's own metric, which the suite must treat like ours. */
  private static final class RowCount implements Metric<LabelPair> {
    @Override
    public String id() {
      return "row-count";
    }

    @Override
    public String signature() {
      return "row-count|v:1";
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
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public MetricState<LabelPair> newState() {
      return new State(0);
    }

    @Override
    public MetricState<LabelPair> readState(byte[] bytes) {
      return new State(ByteBuffer.wrap(bytes).getLong());
    }

    private static final class State implements MetricState<LabelPair> {
      private long rows;

      State(long rows) {
        this.rows = rows;
      }

      @Override
      public void add(LabelPair row) {
        rows++;
      }

      @Override
      public void merge(MetricState<LabelPair> other) {
        rows += ((State) other).rows;
      }

      @Override
      public Measurement measure() {
        return Measurement.of("row-count|v:1", (double) rows, rows);
      }

      @Override
      public byte[] toBytes() {
        return ByteBuffer.allocate(Long.BYTES).putLong(rows).array();
      }
    }
  }
}
