package io.github.finefettle.core.search;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/**
 * The values that a hyperparameter may take. The JSON form of a value and its place on an axis
 * belong here, so that each kind of domain is told apart in one spot only.
 */
sealed interface Domain<T> {
  /** The Java type of a value. */
  Class<T> type();

  /** Whether the value may be taken. */
  boolean contains(T value);

  /** The value in the one form that counts as equal (negative zero becomes zero). */
  T normalized(T value);

  /** All values where they can be listed, else an empty list. */
  List<T> ownValues();

  /** Whether more and less mean something, so that a best value can lie on the edge. */
  boolean isOrdered();

  /** Where the value stands on an axis of a figure. */
  double position(T value);

  /** What the axis of a figure is called. */
  String axisLabel(String name);

  /** For messages: what values are expected. */
  String description();

  JsonValue toJson(T value);

  T fromJson(JsonValue value);

  /** Adds type and bounds to the hyperparameter's JSON. */
  void describe(JsonObjectBuilder json);

  static Domain<?> fromJson(JsonValue.JsonObject json) {
    String type = json.string("type");
    return switch (type) {
      case "log-uniform" -> new Real(json.number("low"), json.number("high"), true);
      case "uniform" -> new Real(json.number("low"), json.number("high"), false);
      case "ordinal" ->
          new Ordinal(json.array("values").stream().map(v -> Math.toIntExact(v.asLong())).toList());
      case "categorical" ->
          new Categorical(json.array("values").stream().map(JsonValue::asString).toList());
      default ->
          throw new JsonFormatException(
              "The hyperparameter type ("
                  + type
                  + ") is unknown. Maybe a newer release wrote the definition.");
    };
  }

  /** Real numbers between two bounds, both included. */
  record Real(double low, double high, boolean logarithmic) implements Domain<Double> {
    public Real {
      if (!(Double.isFinite(low) && Double.isFinite(high) && low < high)) {
        throw new IllegalArgumentException(
            "The bounds ("
                + low
                + ", "
                + high
                + ") must be finite and the low one below the high one. Swap them, or use"
                + " categorical(...) for a single value.");
      }
      low += 0.0; // negative zero and zero are one bound
      high += 0.0;
      if (logarithmic && low <= 0) {
        throw new IllegalArgumentException(
            "The low bound ("
                + low
                + ") of a logarithmic range must be above 0. Use uniform(...) for a range that"
                + " holds 0.");
      }
    }

    @Override
    public Class<Double> type() {
      return Double.class;
    }

    @Override
    public boolean contains(Double value) {
      return value >= low && value <= high;
    }

    @Override
    public Double normalized(Double value) {
      return value + 0.0;
    }

    @Override
    public List<Double> ownValues() {
      return List.of();
    }

    @Override
    public boolean isOrdered() {
      return true;
    }

    @Override
    public double position(Double value) {
      return logarithmic ? StrictMath.log10(value) : value;
    }

    @Override
    public String axisLabel(String name) {
      return logarithmic ? "log10 " + name : name;
    }

    @Override
    public String description() {
      return "between "
          + JsonValue.of(low).toCanonicalString()
          + " and "
          + JsonValue.of(high).toCanonicalString();
    }

    @Override
    public JsonValue toJson(Double value) {
      return JsonValue.of(value.doubleValue());
    }

    @Override
    public Double fromJson(JsonValue value) {
      return value.asDouble();
    }

    @Override
    public void describe(JsonObjectBuilder json) {
      json.put("type", logarithmic ? "log-uniform" : "uniform").put("low", low).put("high", high);
    }
  }

  /** Whole numbers in ascending order. */
  record Ordinal(List<Integer> ownValues) implements Domain<Integer> {
    public Ordinal {
      ownValues = List.copyOf(ownValues);
      requireSome(ownValues);
      for (int i = 1; i < ownValues.size(); i++) {
        if (ownValues.get(i - 1) >= ownValues.get(i)) {
          throw new IllegalArgumentException(
              "The ordinal values " + ownValues + " must ascend, each one once. Sort them.");
        }
      }
    }

    static Ordinal of(int... values) {
      return new Ordinal(Arrays.stream(values).boxed().toList());
    }

    @Override
    public Class<Integer> type() {
      return Integer.class;
    }

    @Override
    public boolean contains(Integer value) {
      return ownValues.contains(value);
    }

    @Override
    public Integer normalized(Integer value) {
      return value;
    }

    @Override
    public boolean isOrdered() {
      return true;
    }

    @Override
    public double position(Integer value) {
      return value;
    }

    @Override
    public String axisLabel(String name) {
      return name;
    }

    @Override
    public String description() {
      return "one of " + ownValues;
    }

    @Override
    public JsonValue toJson(Integer value) {
      return JsonValue.of(value.longValue());
    }

    @Override
    public Integer fromJson(JsonValue value) {
      return Math.toIntExact(value.asLong());
    }

    @Override
    public void describe(JsonObjectBuilder json) {
      json.put("type", "ordinal").put("values", ownValues.stream().map(this::toJson).toList());
    }
  }

  /** Names without order. */
  record Categorical(List<String> ownValues) implements Domain<String> {
    public Categorical {
      ownValues = List.copyOf(ownValues);
      requireSome(ownValues);
      if (new HashSet<>(ownValues).size() < ownValues.size()) {
        throw new IllegalArgumentException(
            "The categorical values " + ownValues + " must differ. Give each one once.");
      }
    }

    @Override
    public Class<String> type() {
      return String.class;
    }

    @Override
    public boolean contains(String value) {
      return ownValues.contains(value);
    }

    @Override
    public String normalized(String value) {
      return value;
    }

    @Override
    public boolean isOrdered() {
      return false;
    }

    @Override
    public double position(String value) {
      return ownValues.indexOf(value);
    }

    @Override
    public String axisLabel(String name) {
      StringBuilder label = new StringBuilder(name).append(" (");
      for (int i = 0; i < ownValues.size(); i++) {
        label.append(i == 0 ? "" : ", ").append(i).append(" = ").append(ownValues.get(i));
      }
      return label.append(')').toString();
    }

    @Override
    public String description() {
      return "one of " + ownValues;
    }

    @Override
    public JsonValue toJson(String value) {
      return JsonValue.of(value);
    }

    @Override
    public String fromJson(JsonValue value) {
      return value.asString();
    }

    @Override
    public void describe(JsonObjectBuilder json) {
      json.put("type", "categorical").put("values", JsonValue.strings(ownValues));
    }
  }

  private static void requireSome(List<?> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException(
          "A hyperparameter needs at least one value. List the values it may take.");
    }
  }
}
