package io.github.finefettle.metrics.description;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.metrics.resampling.Resampling;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The text by which a metric is known: {@code id(argument)|key:value|...|v:1}, in the grammar of
 * sacrebleu. Two metrics with equal signatures give equal numbers for equal rows; a signature that
 * is read back gives the same metric.
 *
 * <p>In argument and values the characters of the grammar, control characters and unpaired
 * surrogates stand as % and four hexadecimal digits. Immutable.
 */
@CheckReturnValue
public final class MetricSignature {
  private static final String VERSION = "1";

  /** At three bytes a character they fit into the 65,535 of a text in a state. */
  private static final int LONGEST_STATE_ID = 20_000;

  private final String id;
  private final Optional<String> argument;
  private final Map<String, String> options;

  private MetricSignature(String id, Optional<String> argument, Map<String, String> options) {
    this.id = id;
    this.argument = argument;
    this.options = options;
  }

  /**
   * The signature of a metric without options.
   *
   * @param id lower-case words joined by hyphens
   * @return the signature
   */
  public static MetricSignature of(String id) {
    return new MetricSignature(id, Optional.empty(), Map.of());
  }

  /**
   * The signature of a metric of one thing, such as a label or a cut-off.
   *
   * @param id lower-case words joined by hyphens
   * @param argument what it speaks of, any text
   * @return the signature, which begins with {@code id(argument)}
   */
  public static MetricSignature of(String id, String argument) {
    return new MetricSignature(id, Optional.of(argument), Map.of());
  }

  /**
   * The signature with one more option at its end.
   *
   * @param key a lower-case word that does not stand in it yet
   * @param value any text
   * @return a new signature
   */
  public MetricSignature with(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(options);
    if (more.putIfAbsent(key, value) != null) {
      throw new IllegalArgumentException("The option \"" + key + "\" stands in it already.");
    }
    return new MetricSignature(id, argument, more);
  }

  /**
   * The signature with a whole number as an option.
   *
   * @param key a lower-case word that does not stand in it yet
   * @param value any number
   * @return a new signature
   */
  public MetricSignature with(String key, long value) {
    return with(key, Long.toString(value));
  }

  /**
   * The signature with a number as an option, in its shortest form.
   *
   * @param key a lower-case word that does not stand in it yet
   * @param value a finite number
   * @return a new signature
   */
  public MetricSignature with(String key, double value) {
    return with(key, JsonValue.of(value).toCanonicalString());
  }

  /**
   * The signature with a choice of two as an option.
   *
   * @param key a lower-case word that does not stand in it yet
   * @param value written {@code yes} or {@code no}
   * @return a new signature
   */
  public MetricSignature with(String key, boolean value) {
    return with(key, value ? "yes" : "no");
  }

  /**
   * The signature with {@code bs:resamples|ci:confidence|seed:n}, where the intervals are not made
   * in the standard way.
   *
   * @param plan how the intervals are made
   * @return a new signature, or this one for {@link Resampling#standard()}
   */
  public MetricSignature with(Resampling plan) {
    return plan.equals(Resampling.standard())
        ? this
        : with("bs", plan.resamples()).with("ci", plan.confidence()).with("seed", plan.seed());
  }

  /**
   * What stands before the first bar: the metric's id as {@code Metric.id()} gives it.
   *
   * @return {@code id} or {@code id(argument)}
   */
  public String head() {
    return argument.map(a -> id + "(" + SignatureEscapes.escape(a) + ")").orElse(id);
  }

  /** The whole text. */
  /**
   * The signature as the id of a state, whose byte form has no room for thousands of phrases or
   * expressions: where it is very long, its fingerprint stands for it.
   *
   * @return at most 20,000 characters, equal for equal signatures alone
   */
  public String asStateId() {
    String whole = toString();
    return whole.length() <= LONGEST_STATE_ID
        ? whole
        : id + "|sha256:" + Fingerprint.ofBytes(whole.getBytes(StandardCharsets.UTF_8)).hex();
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(head());
    options.forEach(
        (key, value) ->
            out.append('|').append(key).append(':').append(SignatureEscapes.escape(value)));
    return out.append("|v:").append(VERSION).toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MetricSignature that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }
}
