package io.github.finefettle.metrics.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.answering.MetricLaw;
import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.resampling.Resampling;
import io.github.finefettle.metrics.text.TextPair;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StructuredLawTest {
  private static final Resampling FEW = new Resampling(30, 3, 0.9);

  @ParameterizedTest
  @MethodSource("metricsOfJson")
  void anyPartitionAndOrderMergesToTheSameBits(Metric<TextPair> metric) {
    check(metric, documents(80));
  }

  @ParameterizedTest
  @MethodSource("metricsOfCalls")
  void anyPartitionAndOrderOfCallsMergesToTheSameBits(Metric<ToolCallRow> metric) {
    check(metric, calls(80));
  }

  @ParameterizedTest
  @MethodSource({"metricsOfJson", "metricsOfCalls"})
  void theSignatureReadsBackToTheSameMetric(Metric<?> metric) {
    Metric<?> back =
        metric instanceof JsonScore
            ? JsonScore.parse(metric.signature())
            : ToolCallScore.parse(metric.signature());
    assertThat(back).isEqualTo(metric).hasSameHashCodeAs(metric);
    assertThat(back.signature()).isEqualTo(metric.signature()).startsWith(metric.id() + "|");
    assertThat(metric.needs()).isNotEmpty();
    assertThat(metric.direction()).isNotNull();
  }

  @Test
  void aSignatureOfNoMetricIsRefusedWithThoseThatAre() {
    assertThatThrownBy(() -> JsonScore.parse("json-match"))
        .hasMessageContaining("json-exact-match");
    assertThatThrownBy(() -> JsonScore.parse("json-field-f1|numbers:by-text"))
        .hasMessageContaining("numbers must be by-value");
    assertThatThrownBy(() -> ToolCallScore.parse("tool-call-exact-match|zero:0"))
        .hasMessageContaining("zero");
    assertThatThrownBy(() -> ToolCallScore.parse("tool-call-f2"))
        .hasMessageContaining("tool-call-f1");
  }

  static Stream<Metric<TextPair>> metricsOfJson() {
    return JsonScore.ids().stream()
        .flatMap(id -> Stream.of(JsonScore.parse(id), JsonScore.parse(id).resampledBy(FEW)));
  }

  static Stream<Metric<ToolCallRow>> metricsOfCalls() {
    List<Metric<ToolCallRow>> metrics = new ArrayList<>();
    for (String id : ToolCallScore.ids()) {
      for (ZeroRule rule : ZeroRule.values()) {
        metrics.add(ToolCallScore.parse(id).zeroRule(rule).resampledBy(FEW));
      }
      metrics.add(ToolCallScore.parse(id));
    }
    return metrics.stream();
  }

  private static <R> void check(Metric<R> metric, List<R> rows) {
    MetricLaw.anyPartitionGivesTheSameBits(metric, rows);
    MetricLaw.valueAndIntervalLieInTheRange(metric, rows);
    MetricLaw.withoutRowsTheMetricIsUndefined(metric);
    MetricLaw.damagedBytesAreRefused(metric, rows.subList(0, 10));
  }

  private static List<TextPair> documents(int count) {
    RandomSequence random = RandomStream.of(6, "documents").sequence();
    List<TextPair> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String wrong = random.nextInt(5) == 0 ? "{" : document(random);
      rows.add(TextPair.of(document(random), wrong));
    }
    return rows;
  }

  private static List<ToolCallRow> calls(int count) {
    RandomSequence random = RandomStream.of(7, "calls").sequence();
    ToolSpecification tool =
        ToolSpecification.of("f", ToolParameter.optional("a", JsonType.INTEGER));
    List<ToolCallRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<ToolCall> expected = new ArrayList<>();
      List<String> made = new ArrayList<>();
      for (int c = random.nextInt(4); c > 0; c--) {
        expected.add(ToolCall.of("f", "{\"a\":" + random.nextInt(2) + "}"));
      }
      for (int c = random.nextInt(4); c > 0; c--) {
        made.add("{\"name\":\"f\",\"arguments\":{\"a\":" + random.nextInt(2) + "}}");
      }
      rows.add(
          new ToolCallRow(List.of(tool), expected, random.nextInt(6) == 0 ? "?" : made.toString()));
    }
    return rows;
  }

  private static String document(RandomSequence random) {
    return "{\"a\":"
        + random.nextInt(2)
        + ",\"b\":["
        + random.nextInt(2)
        + ","
        + random.nextInt(3)
        + "]}";
  }
}
