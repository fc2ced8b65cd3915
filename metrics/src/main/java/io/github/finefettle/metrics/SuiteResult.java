package io.github.finefettle.metrics;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.HasEvidence;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.metrics.classification.ConfusionMatrix;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a suite measured. Immutable.
 *
 * <p>As evidence it shows every metric with its interval and the confusion matrix. It decides
 * whether the wrong metric was used only once {@link #decidedBy} has named the one that counts.
 */
@CheckReturnValue
public final class SuiteResult implements HasEvidence {
  private final Map<String, Measurement> byId;
  private final Optional<ConfusionMatrix> matrix;
  private final Optional<Metric<?>> primary;

  SuiteResult(List<Measurement> measurements, Optional<ConfusionMatrix> matrix) {
    Map<String, Measurement> ordered = new LinkedHashMap<>();
    for (Measurement measurement : measurements) {
      ordered.put(measurement.id(), measurement);
    }
    this.byId = Collections.unmodifiableMap(ordered);
    this.matrix = matrix;
    this.primary = Optional.empty();
  }

  private SuiteResult(SuiteResult other, Metric<?> primary) {
    this.byId = other.byId;
    this.matrix = other.matrix;
    this.primary = Optional.of(primary);
  }

  /**
   * The same result with the metric by which the model is judged.
   *
   * @param metric one that was measured
   * @return a new result, whose evidence claims that the model is better than the best constant
   *     answer
   * @throws IllegalArgumentException if it was not measured
   */
  public SuiteResult decidedBy(Metric<?> metric) {
    if (!get(metric.id()).signature().equals(metric.signature())) {
      throw new IllegalArgumentException(
          "The suite measured "
              + get(metric.id()).signature()
              + ", not "
              + metric.signature()
              + ". Name the metric that stands in the suite.");
    }
    return new SuiteResult(this, metric);
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

  /**
   * Every metric with its interval, the confusion matrix, and, where a metric was named to decide,
   * whether its interval lies on the better side of the best constant answer. A constant answer for
   * which the metric is undefined has earned 0.
   */
  @Override
  public Evidence evidence() {
    return SuiteEvidence.of(this, primary);
  }
}
