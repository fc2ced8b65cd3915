package io.github.finefettle.validation.behaviours;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import java.util.Optional;

/**
 * A share of cases in which a model fails under a perturbation. Three kinds of failure are told
 * apart, because they cost differently: any change of the answer, a miss, a false alarm.
 *
 * @param kind what counts as a failure
 * @param label the label at stake; empty for invariance
 * @param perturbation the one perturbation it is about; empty for each of the suite's
 */
@CheckReturnValue
public record FailureRate(Kind kind, Optional<String> label, Optional<String> perturbation) {
  /** What counts as a failure. */
  public enum Kind {
    /** The answer differs from the answer to the unchanged text. Needs no labels. */
    INVARIANCE,
    /** A case of the label that was answered rightly is answered with another label. */
    MISSES,
    /** A case of another label that was not answered with the label now is. */
    FALSE_ALARMS
  }

  /** Checks that the kinds about a label have one. */
  public FailureRate {
    if ((kind == Kind.INVARIANCE) == label.isPresent()) {
      throw new IllegalArgumentException(
          "A rate of "
              + kind
              + " must "
              + (kind == Kind.INVARIANCE ? "not name a label." : "name a label.")
              + " Use the factories ofInvariance, ofMisses and ofFalseAlarms.");
    }
  }

  /**
   * The share of changed answers, under each perturbation of the suite.
   *
   * @return the rate
   */
  public static FailureRate ofInvariance() {
    return new FailureRate(Kind.INVARIANCE, Optional.empty(), Optional.empty());
  }

  /**
   * The share of changed answers under one perturbation.
   *
   * @param perturbation the perturbation's id
   * @return the rate
   */
  public static FailureRate ofInvariance(String perturbation) {
    return ofInvariance().under(perturbation);
  }

  /**
   * Among cases of the label that were answered rightly, the share answered otherwise once
   * perturbed: spam that gets through.
   *
   * @param label the label whose misses count, such as {@code "spam"}
   * @return the rate, under each perturbation of the suite
   */
  public static FailureRate ofMisses(String label) {
    return new FailureRate(Kind.MISSES, Optional.of(label), Optional.empty());
  }

  /**
   * Among cases of other labels that were not answered with the label, the share answered with it
   * once perturbed: mail that is lost.
   *
   * @param label the label whose alarms count, such as {@code "spam"}
   * @return the rate, under each perturbation of the suite
   */
  public static FailureRate ofFalseAlarms(String label) {
    return new FailureRate(Kind.FALSE_ALARMS, Optional.of(label), Optional.empty());
  }

  /**
   * The same rate under one perturbation alone.
   *
   * @param only the perturbation's id
   * @return a new rate
   */
  public FailureRate under(String only) {
    return new FailureRate(kind, label, Optional.of(only));
  }

  /**
   * A name for people, without the perturbation.
   *
   * @return such as {@code "misses of spam"}
   */
  public String phrase() {
    return switch (kind) {
      case INVARIANCE -> "changed answers";
      case MISSES -> "misses of " + label.orElseThrow();
      case FALSE_ALARMS -> "false alarms of " + label.orElseThrow();
    };
  }

  /**
   * The JSON form.
   *
   * @return an object with "kind" and, where given, "label" and "perturbation"
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", kind.name())
        .putIfPresent("label", label.map(JsonValue::of))
        .putIfPresent("perturbation", perturbation.map(JsonValue::of))
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return the rate
   * @throws JsonFormatException if the kind is unknown
   */
  public static FailureRate fromJson(JsonValue json) {
    JsonValue.JsonObject object = json.asObject();
    String kind = object.string("kind");
    for (Kind known : Kind.values()) {
      if (known.name().equals(kind)) {
        return new FailureRate(
            known,
            object.find("label").map(JsonValue::asString),
            object.find("perturbation").map(JsonValue::asString));
      }
    }
    throw new JsonFormatException(
        "The kind of failure (" + kind + ") must be INVARIANCE, MISSES or FALSE_ALARMS.");
  }
}
