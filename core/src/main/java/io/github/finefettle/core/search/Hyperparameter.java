package io.github.finefettle.core.search;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import java.util.ArrayList;
import java.util.List;

/**
 * A setting of the training that a study varies, with its name and the values it may take.
 *
 * <p>Immutable. Two hyperparameters are equal when name and values are.
 *
 * @param <T> the Java type of its values: {@code Double}, {@code Integer} or {@code String}
 */
@CheckReturnValue
public final class Hyperparameter<T> {
  private final String name;
  private final Domain<T> domain;

  private Hyperparameter(String name, Domain<T> domain) {
    if (!name.matches("[A-Za-z][A-Za-z0-9_.-]*")) {
      throw new IllegalArgumentException(
          "The hyperparameter's name ("
              + name
              + ") must begin with a letter and go on with letters, digits, dots, hyphens or"
              + " underscores, such as \"learning_rate\".");
    }
    this.name = name;
    this.domain = domain;
  }

  /**
   * A positive number whose order of magnitude matters, such as a learning rate.
   *
   * @param name its name
   * @param low the smallest value, above 0
   * @param high the largest value, above {@code low}
   * @return the hyperparameter
   * @throws IllegalArgumentException if the bounds are not finite, positive and ascending
   */
  public static Hyperparameter<Double> logUniform(String name, double low, double high) {
    return new Hyperparameter<>(name, new Domain.Real(low, high, true));
  }

  /**
   * A number of a range, such as a dropout rate.
   *
   * @param name its name
   * @param low the smallest value
   * @param high the largest value, above {@code low}
   * @return the hyperparameter
   * @throws IllegalArgumentException if the bounds are not finite and ascending
   */
  public static Hyperparameter<Double> uniform(String name, double low, double high) {
    return new Hyperparameter<>(name, new Domain.Real(low, high, false));
  }

  /**
   * One of a few whole numbers, such as a batch size.
   *
   * @param name its name
   * @param values the numbers, ascending
   * @return the hyperparameter
   * @throws IllegalArgumentException if there is none, or they do not ascend
   */
  public static Hyperparameter<Integer> ordinal(String name, int... values) {
    return new Hyperparameter<>(name, Domain.Ordinal.of(values));
  }

  /**
   * One of a few names without order, such as a pooling.
   *
   * @param name its name
   * @param values the names, each one once
   * @return the hyperparameter
   * @throws IllegalArgumentException if there is none, or one comes twice
   */
  public static Hyperparameter<String> categorical(String name, String... values) {
    return new Hyperparameter<>(name, new Domain.Categorical(List.of(values)));
  }

  /**
   * An axis of a grid with these values.
   *
   * @param values values of this hyperparameter in the order to count them, each one once; none for
   *     all values of an ordinal or categorical one
   * @return the axis
   * @throws IllegalArgumentException if a value is outside the range or comes twice, or none is
   *     given for a range of real numbers
   */
  @SafeVarargs
  public final GridAxis<T> values(T... values) {
    // Copied one by one: handing the array on would hide who else may write to it.
    List<T> chosen = new ArrayList<>();
    for (T value : values) {
      chosen.add(value);
    }
    if (chosen.isEmpty()) {
      chosen.addAll(domain.ownValues());
    }
    if (chosen.isEmpty()) {
      throw new IllegalArgumentException(
          "The hyperparameter "
              + name
              + " has a range, not a list. Say which of its values the grid shall hold, such as"
              + " values(1e-5, 1e-4).");
    }
    return new GridAxis<>(this, chosen);
  }

  /**
   * Its name.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  Domain<T> domain() {
    return domain;
  }

  /**
   * The JSON form, without version: it is part of a grid's.
   *
   * @return an object with "name", "type" and the range or values
   */
  public JsonValue.JsonObject toJson() {
    var json = JsonValue.object().put("name", name);
    domain.describe(json);
    return json.toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return the hyperparameter
   */
  public static Hyperparameter<?> fromJson(JsonValue json) {
    JsonValue.JsonObject object = json.asObject();
    return of(object.string("name"), Domain.fromJson(object));
  }

  private static <T> Hyperparameter<T> of(String name, Domain<T> domain) {
    return new Hyperparameter<>(name, domain);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hyperparameter<?> that
        && name.equals(that.name)
        && domain.equals(that.domain);
  }

  @Override
  public int hashCode() {
    return name.hashCode();
  }

  @Override
  public String toString() {
    return name + " " + domain.description();
  }
}
