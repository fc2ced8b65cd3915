package io.github.finefettle.metrics.ranking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.statistics.Interval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RankingGoldenTest {
  private static final List<String> IDS =
      RankingMetric.ids().stream().map(id -> id.replace("(share)", "")).toList();

  @Test
  void everyRankingMetricHasTheValueOfScikitLearn() {
    int compared = 0;
    for (JsonValue.JsonObject c : ProbabilityGoldens.cases("binary")) {
      List<ScoredRow> rows = ProbabilityGoldens.scored(c);
      for (Map.Entry<String, JsonValue> golden : c.get("values").asObject().members().entrySet()) {
        if (!IDS.contains(golden.getKey().split("\\(", 2)[0])) {
          continue;
        }
        Measurement measured = RankingMetric.parse(golden.getKey()).evaluate(rows);
        String what = c.string("name") + ": " + golden.getKey();
        if (golden.getValue() instanceof JsonValue.JsonNull) {
          assertThat(measured.undefinedReason()).as(what).isPresent();
        } else {
          assertThat(measured.requireValue())
              .as(what)
              .isCloseTo(golden.getValue().asDouble(), within(1e-12));
          assertThat(measured.interval().orElseThrow().contains(measured.requireValue()))
              .as(what)
              .isTrue();
        }
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  @Test
  void theIntervalIsThatOfDeLongOverAllPairs() {
    int compared = 0;
    for (JsonValue.JsonObject c : ProbabilityGoldens.cases("binary")) {
      if (c.get("delong") instanceof JsonValue.JsonNull) {
        continue;
      }
      Interval interval =
          RankingMetric.auroc().evaluate(ProbabilityGoldens.scored(c)).interval().orElseThrow();
      List<JsonValue> ends = c.array("delong");
      assertThat(interval.method()).isEqualTo("delong");
      assertThat(interval.low()).isCloseTo(ends.get(0).asDouble(), within(1e-12));
      assertThat(interval.high()).isCloseTo(ends.get(1).asDouble(), within(1e-12));
      compared++;
    }
    assertThat(compared).isGreaterThan(4);
  }

  @Test
  void areasOfSeveralClassesAreThoseOfScikitLearn() {
    int compared = 0;
    for (JsonValue.JsonObject c : ProbabilityGoldens.cases("multi")) {
      List<ClassScores> rows = ProbabilityGoldens.classScores(c);
      for (Map.Entry<String, JsonValue> golden : c.get("values").asObject().members().entrySet()) {
        if (golden.getKey().startsWith("auroc-ov")) {
          Measurement measured = MulticlassAuroc.parse(golden.getKey()).evaluate(rows);
          assertThat(measured.requireValue())
              .as(golden.getKey())
              .isCloseTo(golden.getValue().asDouble(), within(1e-12));
          assertThat(measured.interval().orElseThrow().contains(measured.requireValue())).isTrue();
          compared++;
        }
      }
    }
    assertThat(compared).isEqualTo(10);
  }
}
