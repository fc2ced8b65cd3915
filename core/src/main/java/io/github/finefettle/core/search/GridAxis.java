package io.github.finefettle.core.search;

import io.github.finefettle.core.definition.JsonValue;
import java.util.HashSet;
import java.util.List;

/**
 * A hyperparameter with the values that a grid holds of it, in order. Immutable.
 *
 * @param <T> the type of a value
 * @param hyperparameter what is varied
 * @param values the values in the order in which they are counted, each one once
 */
public record GridAxis<T>(Hyperparameter<T> hyperparameter, List<T> values) {
  /** Checks that each value may be taken and comes once. */
  public GridAxis {
    Domain<T> domain = hyperparameter.domain();
    values = values.stream().map(domain::normalized).toList();
    for (T value : values) {
      if (!domain.contains(value)) {
        throw new IllegalArgumentException(
            "The value "
                + value
                + " of the hyperparameter "
                + hyperparameter.name()
                + " must be "
                + domain.description()
                + ". Widen the hyperparameter or leave the value out.");
      }
    }
    if (values.isEmpty() || new HashSet<>(values).size() < values.size()) {
      throw new IllegalArgumentException(
          "The values "
              + values
              + " of the hyperparameter "
              + hyperparameter.name()
              + " must be at least one and differ. Give each one once.");
    }
  }

  JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("hyperparameter", hyperparameter.toJson())
        .put("values", values.stream().map(hyperparameter.domain()::toJson).toList())
        .toJson();
  }

  static GridAxis<?> fromJson(JsonValue json) {
    JsonValue.JsonObject object = json.asObject();
    return read(Hyperparameter.fromJson(object.get("hyperparameter")), object.array("values"));
  }

  private static <T> GridAxis<T> read(Hyperparameter<T> hyperparameter, List<JsonValue> values) {
    return new GridAxis<>(
        hyperparameter, values.stream().map(hyperparameter.domain()::fromJson).toList());
  }

  /** The choice of one value, by its place on this axis. */
  Assignment.Choice<T> choice(int index) {
    return new Assignment.Choice<>(hyperparameter, values.get(index));
  }
}
