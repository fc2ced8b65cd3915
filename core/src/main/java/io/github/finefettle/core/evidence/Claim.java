package io.github.finefettle.core.evidence;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.statistics.Interval;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A sentence about the data, the training or the model that evidence bears out or contradicts, such
 * as "no row of the test split is a near duplicate of a training row".
 *
 * @param id lower-case words joined by dots or hyphens, stable over releases
 * @param sentence the claim, as a sentence for people
 * @param state whether the evidence bears it out
 * @param required whether the mistake counts as avoided only if this claim is met
 * @param value what was measured, or empty
 * @param interval the interval of the value, or empty
 * @param n how many rows or cases it rests on, or empty
 * @param limit what the value was held against, or empty
 */
@CheckReturnValue
public record Claim(
    String id,
    String sentence,
    ClaimState state,
    boolean required,
    OptionalDouble value,
    Optional<Interval> interval,
    OptionalLong n,
    OptionalDouble limit) {
  /** Checks that the numbers can be written down. */
  public Claim {
    String where = "the claim \"" + id + "\"";
    value.ifPresent(v -> Checked.finite(where, v));
    limit.ifPresent(v -> Checked.finite(where, v));
    interval.ifPresent(i -> Checked.finite(where, i.low()));
    interval.ifPresent(i -> Checked.finite(where, i.high()));
    n.ifPresent(rows -> Checked.notNegative(where, rows));
  }

  /**
   * A claim that decides whether its mistake was avoided.
   *
   * @param id lower-case words joined by dots or hyphens
   * @param sentence the claim
   * @param state whether the evidence bears it out
   * @return the claim without numbers
   */
  public static Claim required(String id, String sentence, ClaimState state) {
    return new Claim(
        id,
        sentence,
        state,
        true,
        OptionalDouble.empty(),
        Optional.empty(),
        OptionalLong.empty(),
        OptionalDouble.empty());
  }

  /**
   * A claim that informs but does not decide.
   *
   * @param id lower-case words joined by dots or hyphens
   * @param sentence the claim
   * @param state whether the evidence bears it out
   * @return the claim without numbers
   */
  public static Claim advisory(String id, String sentence, ClaimState state) {
    Claim claim = required(id, sentence, state);
    return new Claim(id, sentence, state, false, claim.value, claim.interval, claim.n, claim.limit);
  }

  /**
   * The same claim with what was measured.
   *
   * @param measured a finite number
   * @return a new claim
   */
  public Claim withValue(double measured) {
    return new Claim(
        id, sentence, state, required, OptionalDouble.of(measured), interval, n, limit);
  }

  /**
   * The same claim with the interval of its value.
   *
   * @param around the interval
   * @return a new claim
   */
  public Claim withInterval(Interval around) {
    return new Claim(id, sentence, state, required, value, Optional.of(around), n, limit);
  }

  /**
   * The same claim with the number of rows or cases behind it.
   *
   * @param rows 0 or more
   * @return a new claim
   */
  public Claim withN(long rows) {
    return new Claim(id, sentence, state, required, value, interval, OptionalLong.of(rows), limit);
  }

  /**
   * The same claim with what its value was held against.
   *
   * @param bound a finite number
   * @return a new claim
   */
  public Claim withLimit(double bound) {
    return new Claim(id, sentence, state, required, value, interval, n, OptionalDouble.of(bound));
  }

  /**
   * The same claim with value, interval and n of a measurement.
   *
   * @param measurement what was measured
   * @return a new claim
   */
  public Claim withMeasurement(Measurement measurement) {
    return new Claim(
        id,
        sentence,
        state,
        required,
        measurement.value(),
        measurement.interval(),
        OptionalLong.of(measurement.n()),
        limit);
  }

  JsonValue.JsonObject toJson() {
    var json =
        JsonValue.object()
            .put("id", id)
            .put("sentence", sentence)
            .put("state", state.name())
            .put("required", required);
    value.ifPresent(v -> json.put("value", v));
    interval.ifPresent(i -> json.put("interval", i.toJson()));
    n.ifPresent(rows -> json.put("n", rows));
    limit.ifPresent(l -> json.put("limit", l));
    return json.toJson();
  }

  static Claim fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    return new Claim(
        o.string("id"),
        o.string("sentence"),
        Checked.word(ClaimState.class, o.string("state")),
        o.get("required").asBoolean(),
        optionalDouble(o, "value"),
        o.find("interval").map(Interval::fromJson),
        o.find("n").map(v -> OptionalLong.of(v.asLong())).orElse(OptionalLong.empty()),
        optionalDouble(o, "limit"));
  }

  private static OptionalDouble optionalDouble(JsonValue.JsonObject object, String name) {
    return object
        .find(name)
        .map(v -> OptionalDouble.of(v.asDouble()))
        .orElse(OptionalDouble.empty());
  }
}
