package io.github.finefettle.core.search;

import io.github.finefettle.core.definition.JsonValue;
import java.util.List;
import java.util.stream.Collectors;

/** One value for each hyperparameter of a space. Immutable; equal when all values are. */
public final class Assignment {
  private final List<Choice<?>> choices;

  Assignment(List<Choice<?>> choices) {
    this.choices = List.copyOf(choices);
  }

  /** One hyperparameter and its value. */
  record Choice<T>(Hyperparameter<T> hyperparameter, T value) {
    JsonValue json() {
      return hyperparameter.domain().toJson(value);
    }

    String text() {
      JsonValue json = json();
      return json instanceof JsonValue.JsonString string
          ? string.value()
          : json.toCanonicalString();
    }

    double position() {
      return hyperparameter.domain().position(value);
    }
  }

  /**
   * The value of a hyperparameter.
   *
   * @param <T> the type of the value
   * @param hyperparameter one that the space holds
   * @return its value
   * @throws IllegalArgumentException if the space does not hold it
   */
  public <T> T get(Hyperparameter<T> hyperparameter) {
    for (Choice<?> choice : choices) {
      if (choice.hyperparameter().equals(hyperparameter)) {
        return hyperparameter.domain().type().cast(choice.value());
      }
    }
    throw new IllegalArgumentException(
        "The hyperparameter ("
            + hyperparameter
            + ") is not part of the study, which has "
            + choices.stream().map(c -> c.hyperparameter().toString()).toList()
            + ". Add it to the grid.");
  }

  /** The choices in the order of the axes. */
  List<Choice<?>> choices() {
    return choices;
  }

  /**
   * The JSON form.
   *
   * @return an object with one member a hyperparameter
   */
  public JsonValue.JsonObject toJson() {
    var json = JsonValue.object();
    choices.forEach(c -> json.put(c.hyperparameter().name(), c.json()));
    return json.toJson();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Assignment that && choices.equals(that.choices);
  }

  @Override
  public int hashCode() {
    return choices.hashCode();
  }

  /** The values for people, such as {@code "learning_rate = 1e-4, batch_size = 16"}. */
  @Override
  public String toString() {
    return choices.stream()
        .map(c -> c.hyperparameter().name() + " = " + c.text())
        .collect(Collectors.joining(", "));
  }
}
