package io.github.finefettle.metrics.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The values of trec_eval 10.0 and scikit-learn 1.2.1 in retrieval.json; see the script. */
class RetrievalGoldenTest {
  @Test
  void everyQueryEarnsWhatTrecEvalSays() throws Exception {
    int compared = 0;
    for (JsonValue golden : golden().array("queries")) {
      JsonValue.JsonObject query = golden.asObject();
      RankedQuery row = query(query);
      for (var expected : query.get("trec").asObject().members().entrySet()) {
        RetrievalMetric metric =
            RetrievalMetric.parse(expected.getKey()).ties(TiePolicy.DOCNO_DESC);
        assertThat(metric.of(row))
            .as(query.string("name") + " " + expected.getKey())
            .isCloseTo(expected.getValue().asDouble(), within(1e-13));
        compared++;
      }
      for (var expected : query.get("trec_from_2").asObject().members().entrySet()) {
        RetrievalMetric metric =
            RetrievalMetric.parse(expected.getKey()).ties(TiePolicy.DOCNO_DESC).relevantFrom(2);
        assertThat(metric.of(row))
            .as(query.string("name") + " from 2: " + expected.getKey())
            .isCloseTo(expected.getValue().asDouble(), within(1e-13));
        compared++;
      }
    }
    assertThat(compared).isGreaterThan(800);
  }

  @Test
  void everyMeanIsTrecEvals() throws Exception {
    List<RankedQuery> rows = new ArrayList<>();
    for (JsonValue query : golden().array("queries")) {
      rows.add(query(query.asObject()));
    }
    for (var expected : golden().get("trec_means").asObject().members().entrySet()) {
      assertThat(
              RetrievalMetric.parse(expected.getKey())
                  .ties(TiePolicy.DOCNO_DESC)
                  .evaluate(rows)
                  .requireValue())
          .as(expected.getKey())
          .isCloseTo(expected.getValue().asDouble(), within(1e-13));
    }
  }

  @Test
  void averagedTiesGiveTheGainOfScikitLearn() throws Exception {
    int compared = 0;
    for (JsonValue golden : golden().array("graded")) {
      JsonValue.JsonObject row = golden.asObject();
      RankedQuery query = RankedQuery.ofGrades(numbers(row, "grades"), numbers(row, "scores"));
      for (var expected : row.get("sklearn").asObject().members().entrySet()) {
        assertThat(RetrievalMetric.parse(expected.getKey()).of(query))
            .as(expected.getKey())
            .isCloseTo(expected.getValue().asDouble(), within(1e-12));
        compared++;
      }
    }
    assertThat(compared).isEqualTo(72);
  }

  private static RankedQuery query(JsonValue.JsonObject query) {
    Map<String, Double> judgements = new LinkedHashMap<>();
    query
        .get("judgements")
        .asObject()
        .members()
        .forEach((document, grade) -> judgements.put(document, grade.asDouble()));
    return RankedQuery.of(
        query.array("documents").stream().map(JsonValue::asString).toList(),
        numbers(query, "scores"),
        judgements);
  }

  private static double[] numbers(JsonValue.JsonObject object, String name) {
    return object.array(name).stream().mapToDouble(JsonValue::asDouble).toArray();
  }

  private static JsonValue.JsonObject golden() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            RetrievalGoldenTest.class.getResourceAsStream("/golden/retrieval.json"))) {
      return JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).asObject();
    }
  }
}
