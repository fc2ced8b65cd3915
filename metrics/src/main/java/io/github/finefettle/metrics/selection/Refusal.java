package io.github.finefettle.metrics.selection;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import java.util.OptionalDouble;

/**
 * A metric that should not decide, and why.
 *
 * @param metric the metric
 * @param rule the rule that refuses it
 * @param reason a sentence with its number
 * @param wonTrivially whether the reason is that a constant answer scores too well by it
 * @param trivialScore what a constant answer scores by it, or empty where that is undefined
 */
public record Refusal(
    ClassificationMetric metric,
    SelectionRule rule,
    String reason,
    boolean wonTrivially,
    OptionalDouble trivialScore) {

  /**
   * The id of the metric.
   *
   * @return such as {@code "accuracy"}
   */
  public String id() {
    return metric.id();
  }

  JsonValue.JsonObject toJson() {
    var json =
        JsonValue.object()
            .put("metric", metric.signature())
            .put("rule", rule.id())
            .put("reason", reason)
            .put("wonTrivially", wonTrivially);
    trivialScore.ifPresent(score -> json.put("trivialScore", score));
    return json.toJson();
  }
}
