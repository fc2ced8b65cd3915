package io.github.finefettle.examples.evaluating;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.metrics.classification.ClassificationReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What an evaluation gave, over all kinds of rows.
 *
 * @param task the task's name
 * @param parts one for each kind of row
 * @param warnings what a person should know of how the files were read
 */
record EvaluationReport(String task, List<PartResult> parts, List<String> warnings) {
  private static final int MOST_ASIDE = 100;

  EvaluationReport {
    parts = List.copyOf(parts);
    warnings = List.copyOf(warnings);
  }

  /** How many rows at least one metric was measured of. */
  long rows() {
    return parts.stream().mapToLong(PartResult::rows).max().orElse(0);
  }

  /**
   * Each measurement under the id of its metric, or under its signature where an id has several;
   * what was read under "run".
   */
  JsonValue.JsonObject toJson() {
    Map<String, List<Measurement>> byId = new TreeMap<>();
    for (PartResult part : parts) {
      for (Measurement measured : part.result().measurements().values()) {
        byId.computeIfAbsent(measured.id(), id -> new ArrayList<>()).add(measured);
      }
    }
    JsonObjectBuilder json = JsonValue.object();
    byId.forEach(
        (id, all) -> {
          for (Measurement measured : all) {
            json.put(all.size() == 1 ? id : measured.signature(), measured.toJson());
          }
        });
    return json.put("run", run()).toJson();
  }

  String summary() {
    StringBuilder out = new StringBuilder();
    out.append(rows()).append(" rows measured");
    int aside = parts.stream().mapToInt(part -> part.aside().size()).max().orElse(0);
    if (aside > 0) {
      out.append(", up to ").append(aside).append(" set aside");
    }
    return out.toString();
  }

  List<String> asideLines(int most) {
    List<String> lines = new ArrayList<>();
    for (PartResult part : families()) {
      lines.addAll(part.aside().lines(most));
    }
    return lines;
  }

  /** The rows that were not measured, each with the family that could not. */
  Stream<JsonValue> aside() {
    return families().stream()
        .flatMap(
            part ->
                part.aside()
                    .toJson()
                    .map(
                        row -> {
                          JsonObjectBuilder json = JsonValue.object().put("family", part.family());
                          row.asObject().members().forEach(json::put);
                          return (JsonValue) json.toJson();
                        }));
  }

  /** The first part of each family and count; the others read the same rows in the same way. */
  private List<PartResult> families() {
    Map<String, PartResult> first = new LinkedHashMap<>();
    parts.forEach(part -> first.putIfAbsent(part.family() + " " + part.rows(), part));
    return List.copyOf(first.values());
  }

  private JsonValue.JsonObject run() {
    List<JsonValue> families = new ArrayList<>();
    for (PartResult part : families()) {
      JsonObjectBuilder family =
          JsonValue.object()
              .put("family", part.family())
              .put("rows", part.rows())
              .put("setAside", part.aside().size());
      part.result()
          .confusionMatrix()
          .ifPresent(matrix -> family.put("classes", ClassificationReport.of(matrix).toJson()));
      families.add(family.toJson());
    }
    return JsonValue.object()
        .put("task", task)
        .put("families", families)
        .put("setAside", aside().limit(MOST_ASIDE).toList())
        .put("warnings", JsonValue.strings(warnings))
        .toJson();
  }
}
