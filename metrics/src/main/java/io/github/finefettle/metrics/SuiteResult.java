package io.github.finefettle.metrics;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.metrics.classification.ConfusionMatrix;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a suite measured. Immutable. */
public final class SuiteResult {
  private final Map<String, Measurement> byId;
  private final Optional<ConfusionMatrix> matrix;

  SuiteResult(List<Measurement> measurements, Optional<ConfusionMatrix> matrix) {
    Map<String, Measurement> ordered = new LinkedHashMap<>();
    for (Measurement measurement : measurements) {
      ordered.put(measurement.id(), measurement);
    }
    this.byId = Collections.unmodifiableMap(ordered);
    this.matrix = matrix;
  }

  /**
   * The measurements by the id of their metric.
   *
   * @return an unmodifiable map in the order of the metrics
   */
  public Map<String, Measurement> measurements() {
    return byId;
  }

  /**
   * The measurement of one metric.
   *
   * @param id the metric's id, such as {@code "macro-f1"} or {@code "recall(spam)"}
   * @return the measurement
   * @throws IllegalArgumentException if the suite has no such metric
   */
  public Measurement get(String id) {
    Measurement found = byId.get(id);
    if (found == null) {
      throw new IllegalArgumentException(
          "The suite measured no \"" + id + "\"; it measured " + byId.keySet() + ".");
    }
    return found;
  }

  /**
   * The confusion matrix that the classification metrics shared.
   *
   * @return the matrix, or empty where the suite has no classification metric
   */
  public Optional<ConfusionMatrix> confusionMatrix() {
    return matrix;
  }

  /**
   * The JSON form: each measurement under the id of its metric.
   *
   * @return an object
   */
  public JsonValue.JsonObject toJson() {
    JsonObjectBuilder json = JsonValue.object();
    byId.forEach((id, measurement) -> json.put(id, measurement.toJson()));
    return json.toJson();
  }
}
