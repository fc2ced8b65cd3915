package io.github.finefettle.core.evidence;

import io.github.finefettle.core.definition.JsonValue;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for sentences that people read, the same text on every JVM. */
public final class NumberText {
  private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);

  private NumberText() {}

  /**
   * A number with four significant digits, without trailing zeros.
   *
   * @param value any number
   * @return such as {@code 0.9661}, {@code 12340} or {@code 1.5e-9}; {@code NaN}, {@code infinity}
   *     or {@code -infinity} where it is not finite
   */
  public static String of(double value) {
    if (Double.isNaN(value)) {
      return "NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "infinity" : "-infinity";
    }
    double rounded = new BigDecimal(value).round(FOUR_DIGITS).doubleValue();
    return JsonValue.of(rounded).toCanonicalString();
  }
}
