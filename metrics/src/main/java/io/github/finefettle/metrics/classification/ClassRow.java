package io.github.finefettle.metrics.classification;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import java.util.OptionalDouble;

/**
 * One line of a {@link ClassificationReport}: a label, or an average over labels.
 *
 * @param name the label, or the name of the average
 * @param precision in [0, 1]; empty where it is undefined
 * @param recall in [0, 1]; empty where it is undefined
 * @param f1 in [0, 1]; empty where it is undefined
 * @param support how many rows have the label, or one of the labels that take part
 */
public record ClassRow(
    String name, OptionalDouble precision, OptionalDouble recall, OptionalDouble f1, long support) {
  JsonValue.JsonObject toJson() {
    JsonObjectBuilder json = JsonValue.object().put("name", name).put("support", support);
    precision.ifPresent(value -> json.put("precision", value));
    recall.ifPresent(value -> json.put("recall", value));
    f1.ifPresent(value -> json.put("f1", value));
    return json.toJson();
  }
}
