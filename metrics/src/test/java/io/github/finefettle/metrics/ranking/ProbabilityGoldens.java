package io.github.finefettle.metrics.ranking;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.metrics.calibration.ProbabilityRow;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The cases of probability.json, which the script beside it wrote from scikit-learn 1.2.1. */
public final class ProbabilityGoldens {
  private ProbabilityGoldens() {}

  public static List<JsonValue.JsonObject> cases(String kind) {
    try (InputStream in =
        Objects.requireNonNull(
            ProbabilityGoldens.class.getResourceAsStream("/golden/probability.json"))) {
      return JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8))
          .asObject()
          .array(kind)
          .stream()
          .map(JsonValue::asObject)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<ScoredRow> scored(JsonValue.JsonObject binary) {
    List<ScoredRow> rows = new ArrayList<>();
    List<JsonValue> scores = binary.array("score");
    for (int i = 0; i < scores.size(); i++) {
      rows.add(new ScoredRow(positive(binary, i), scores.get(i).asDouble()));
    }
    return rows;
  }

  public static List<ProbabilityRow> probabilities(JsonValue.JsonObject binary) {
    List<ProbabilityRow> rows = new ArrayList<>();
    List<JsonValue> scores = binary.array("score");
    for (int i = 0; i < scores.size(); i++) {
      rows.add(ProbabilityRow.of(positive(binary, i), scores.get(i).asDouble()));
    }
    return rows;
  }

  public static List<ClassScores> classScores(JsonValue.JsonObject multi) {
    List<ClassScores> rows = new ArrayList<>();
    for (int i = 0; i < multi.array("p").size(); i++) {
      rows.add(ClassScores.of(order(multi), truth(multi, i), numbers(multi, i)));
    }
    return rows;
  }

  public static List<ProbabilityRow> manyProbabilities(JsonValue.JsonObject multi) {
    List<ProbabilityRow> rows = new ArrayList<>();
    for (int i = 0; i < multi.array("p").size(); i++) {
      rows.add(ProbabilityRow.of(order(multi), truth(multi, i), numbers(multi, i)));
    }
    return rows;
  }

  private static boolean positive(JsonValue.JsonObject binary, int row) {
    return binary.array("positive").get(row).asLong() == 1;
  }

  private static ClassOrder order(JsonValue.JsonObject multi) {
    int classes = multi.array("p").get(0).asArray().size();
    List<String> labels = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      labels.add("class " + k);
    }
    return ClassOrder.ofAll(labels);
  }

  private static String truth(JsonValue.JsonObject multi, int row) {
    return "class " + multi.array("truth").get(row).asLong();
  }

  private static double[] numbers(JsonValue.JsonObject multi, int row) {
    return multi.array("p").get(row).asArray().stream().mapToDouble(JsonValue::asDouble).toArray();
  }
}
