package io.github.finefettle.core.metric;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.statistics.Interval;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What a metric measured: a value with its interval and the number of rows behind it, or the reason
 * why there is no value. Never NaN. Immutable.
 */
@CheckReturnValue
public final class Measurement {
  private final String signature;
  private final OptionalDouble value;
  private final String undefinedReason;
  private final long n;
  private final Optional<Interval> interval;
  private final OptionalDouble baseline;
  private final OptionalLong support;

  private Measurement(
      String signature,
      OptionalDouble value,
      String undefinedReason,
      long n,
      Optional<Interval> interval,
      OptionalDouble baseline,
      OptionalLong support) {
    if (n < 0) {
      throw new IllegalArgumentException(
          "The number of rows (" + n + ") behind " + signature + " must be 0 or more.");
    }
    this.signature = signature;
    this.value = value;
    this.undefinedReason = undefinedReason;
    this.n = n;
    this.interval = interval;
    this.baseline = baseline;
    this.support = support;
  }

  /**
   * A value.
   *
   * @param signature the metric's signature
   * @param value a finite number, or infinite where the metric's definition says so
   * @param n how many rows it rests on
   * @return the measurement without interval or baseline
   * @throws IllegalArgumentException if the value is NaN
   */
  public static Measurement of(String signature, double value, long n) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException(
          "The value of "
              + signature
              + " is NaN. Say Measurement.undefined(signature, reason, n) instead.");
    }
    return new Measurement(
        signature,
        OptionalDouble.of(value),
        "",
        n,
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalLong.empty());
  }

  /**
   * No value, with the reason.
   *
   * @param signature the metric's signature
   * @param reason why it cannot be computed, as a clause such as {@code "no positive rows"}
   * @param n how many rows were seen
   * @return the measurement
   */
  public static Measurement undefined(String signature, String reason, long n) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("The reason why " + signature + " is undefined is blank.");
    }
    return new Measurement(
        signature,
        OptionalDouble.empty(),
        reason,
        n,
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalLong.empty());
  }

  /**
   * The same measurement with its interval.
   *
   * @param interval the interval
   * @return a new measurement
   */
  public Measurement withInterval(Interval interval) {
    return new Measurement(
        signature, value, undefinedReason, n, Optional.of(interval), baseline, support);
  }

  /**
   * The same measurement with what a trivial predictor would reach, such as one that always gives
   * the most frequent label.
   *
   * @param trivial the baseline's value of the same metric
   * @return a new measurement
   */
  public Measurement withBaseline(double trivial) {
    return new Measurement(
        signature, value, undefinedReason, n, interval, OptionalDouble.of(trivial), support);
  }

  /**
   * The same measurement with how much truth it rests on, where that is not its number of rows.
   *
   * @param units how many true units there were, 0 or more: positive rows, true entities, reference
   *     tokens
   * @return a new measurement
   */
  public Measurement withSupport(long units) {
    if (units < 0) {
      throw new IllegalArgumentException(
          "The support (" + units + ") of " + signature + " must be 0 or more.");
    }
    return new Measurement(
        signature, value, undefinedReason, n, interval, baseline, OptionalLong.of(units));
  }

  /**
   * The metric's signature.
   *
   * @return the signature
   */
  public String signature() {
    return signature;
  }

  /**
   * The metric's short name.
   *
   * @return the signature up to its first bar
   */
  public String id() {
    int bar = signature.indexOf('|');
    return bar < 0 ? signature : signature.substring(0, bar);
  }

  /**
   * The value, if there is one.
   *
   * @return the value, or empty where it is undefined
   */
  public OptionalDouble value() {
    return value;
  }

  /**
   * The value, where the caller knows that there is one.
   *
   * @return the value
   * @throws IllegalStateException if it is undefined, with the reason
   */
  public double requireValue() {
    return value.orElseThrow(
        () ->
            new IllegalStateException(
                "The metric " + signature + " is undefined: " + undefinedReason + "."));
  }

  /**
   * Why there is no value.
   *
   * @return the reason, or empty where there is a value
   */
  public Optional<String> undefinedReason() {
    return undefinedReason.isEmpty() ? Optional.empty() : Optional.of(undefinedReason);
  }

  /**
   * How many rows the measurement rests on.
   *
   * @return 0 or more
   */
  public long n() {
    return n;
  }

  /**
   * The confidence interval.
   *
   * @return the interval, or empty where none was made
   */
  public Optional<Interval> interval() {
    return interval;
  }

  /**
   * What a trivial predictor would reach.
   *
   * @return the baseline, or empty where none is known
   */
  public OptionalDouble baseline() {
    return baseline;
  }

  /**
   * How much truth the measurement rests on, where that is not its number of rows.
   *
   * @return the number of true units, or empty where none was said
   */
  public OptionalLong support() {
    return support;
  }

  /**
   * The JSON form, with {@code value} or {@code undefined}, {@code low} and {@code high} where
   * there is an interval. An infinite value, which JSON has no number for, is the string {@code
   * "Infinity"} or {@code "-Infinity"}.
   *
   * @return an object
   */
  public JsonValue.JsonObject toJson() {
    var json = JsonValue.object().put("signature", signature).put("n", n);
    value.ifPresentOrElse(
        v -> json.put("value", number(v)), () -> json.put("undefined", undefinedReason));
    interval.ifPresent(
        i ->
            json.put("low", number(i.low()))
                .put("high", number(i.high()))
                .put("confidence", i.confidence())
                .put("method", i.method()));
    baseline.ifPresent(b -> json.put("baseline", number(b)));
    support.ifPresent(units -> json.put("support", units));
    return json.toJson();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Measurement that
        && signature.equals(that.signature)
        && value.equals(that.value)
        && undefinedReason.equals(that.undefinedReason)
        && n == that.n
        && interval.equals(that.interval)
        && baseline.equals(that.baseline)
        && support.equals(that.support);
  }

  @Override
  public int hashCode() {
    return Objects.hash(signature, value, n);
  }

  @Override
  public String toString() {
    return toJson().toCanonicalString();
  }

  private static JsonValue number(double number) {
    return Double.isInfinite(number)
        ? JsonValue.of(number > 0 ? "Infinity" : "-Infinity")
        : JsonValue.of(number);
  }
}
