package io.github.finefettle.metrics.text;

import io.github.finefettle.core.definition.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What BLEU puts in the place of a precision of 0, as in Chen and Cherry (2014), "A Systematic
 * Comparison of Smoothing Techniques for Sentence-Level BLEU".
 *
 * @param method how
 * @param value the number of {@link Method#FLOOR} and {@link Method#ADD_K}, 0 for the others
 */
public record BleuSmoothing(Method method, double value) {
  private static final Pattern TEXT = Pattern.compile("([a-z-]+?)(?:\\[([^\\]]+)])?");

  /** How an n-gram order without matches is treated. */
  public enum Method {
    /** It stays 0, and BLEU with it. */
    NONE("none"),
    /** The k-th order without matches counts 1 / 2^k of a match: NIST's way, and the default. */
    EXPONENTIAL("exp"),
    /** It counts as a fixed part of a match. */
    FLOOR("floor"),
    /** Matches and n-grams of all orders but the first are raised by a number. */
    ADD_K("add-k");

    private final String key;

    Method(String key) {
      this.key = key;
    }

    /**
     * The name in signatures.
     *
     * @return such as {@code "exp"}
     */
    public String key() {
      return key;
    }
  }

  /** Checks the value. */
  public BleuSmoothing {
    boolean fits =
        switch (method) {
          case FLOOR -> value > 0 && value <= 1;
          case ADD_K -> value > 0 && value <= 1e6;
          case NONE, EXPONENTIAL -> value == 0;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "The value ("
              + value
              + ") of the smoothing "
              + method.key()
              + " is out of range. Expected is more than 0 and at most 1 for floor (such as 0.1),"
              + " more than 0 for add-k (such as 1), and 0 for the others.");
    }
  }

  /**
   * No smoothing.
   *
   * @return the rule {@code none}
   */
  public static BleuSmoothing none() {
    return new BleuSmoothing(Method.NONE, 0);
  }

  /**
   * Exponential smoothing, the default.
   *
   * @return the rule {@code exp}
   */
  public static BleuSmoothing exponential() {
    return new BleuSmoothing(Method.EXPONENTIAL, 0);
  }

  /**
   * A floor under the matches.
   *
   * @param matches more than 0, at most 1; sacrebleu's default is 0.1
   * @return the rule {@code floor}
   */
  public static BleuSmoothing floor(double matches) {
    return new BleuSmoothing(Method.FLOOR, matches);
  }

  /**
   * Added matches.
   *
   * @param k more than 0; sacrebleu's default is 1
   * @return the rule {@code add-k}
   */
  public static BleuSmoothing addK(double k) {
    return new BleuSmoothing(Method.ADD_K, k);
  }

  /**
   * Reads what {@link #toString()} or sacrebleu wrote.
   *
   * @param text such as {@code "exp"}, {@code "floor[0.1]"}, or {@code "floor"} with its default
   * @return the rule
   * @throws IllegalArgumentException if it names none
   */
  public static BleuSmoothing parse(String text) {
    Matcher parts = TEXT.matcher(text);
    if (parts.matches()) {
      String number = parts.group(2);
      for (Method method : Method.values()) {
        boolean hasValue = method == Method.FLOOR || method == Method.ADD_K;
        if (method.key.equals(parts.group(1)) && (hasValue || number == null)) {
          double standard = method == Method.FLOOR ? 0.1 : hasValue ? 1 : 0;
          return new BleuSmoothing(method, number == null ? standard : number(text, number));
        }
      }
    }
    throw unknown(text, null);
  }

  private static double number(String text, String number) {
    try {
      return Double.parseDouble(number);
    } catch (NumberFormatException e) {
      throw unknown(text, e);
    }
  }

  private static IllegalArgumentException unknown(
      String text, @org.jspecify.annotations.Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The smoothing ("
            + text
            + ") is not one of exp, floor, floor[0.1], add-k, add-k[1], none. Try exp, the default.",
        cause);
  }

  /** The rule as it stands in a signature: {@code exp}, {@code floor[0.1]}. */
  @Override
  public String toString() {
    return method == Method.FLOOR || method == Method.ADD_K
        ? method.key + "[" + JsonValue.of(value).toCanonicalString() + "]"
        : method.key;
  }
}
