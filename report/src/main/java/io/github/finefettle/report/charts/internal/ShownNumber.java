package io.github.finefettle.report.charts.internal;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Numbers as text for people: four significant digits, groups of three, the same on every machine.
 * {@code String.format} depends on the locale and {@code Double.toString} on the Java version.
 */
public final class ShownNumber {
  private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
  private static final double EXACT_WHOLE_NUMBERS = 0x1p53;
  private static final int LARGEST_PLAIN_EXPONENT = 6;
  private static final int SMALLEST_PLAIN_EXPONENT = -4;

  private ShownNumber() {}

  /**
   * A measured number.
   *
   * @param value any number; what is not finite is written as a dash
   * @return whole numbers in full, others with four significant digits
   */
  public static String of(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    if (value == Math.rint(value) && Math.abs(value) < EXACT_WHOLE_NUMBERS) {
      return count((long) value);
    }
    return of(new BigDecimal(value).round(FOUR_DIGITS));
  }

  /**
   * A decimal number, all of its digits.
   *
   * @param value any number
   * @return plain digits where they are short, else {@code 1.5e-7}
   */
  static String of(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal stripped = value.stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    String sign = stripped.signum() < 0 ? "−" : "";
    BigDecimal size = stripped.abs();
    if (exponent > LARGEST_PLAIN_EXPONENT || exponent < SMALLEST_PLAIN_EXPONENT) {
      return sign + size.movePointLeft(exponent).toPlainString() + "e" + exponent;
    }
    String plain = size.toPlainString();
    int point = plain.indexOf('.');
    String whole = point < 0 ? plain : plain.substring(0, point);
    return sign + grouped(whole) + (point < 0 ? "" : plain.substring(point));
  }

  /**
   * A count.
   *
   * @param value any whole number
   * @return its digits in groups of three
   */
  public static String count(long value) {
    String digits = Long.toString(value);
    return value < 0 ? "−" + grouped(digits.substring(1)) : grouped(digits);
  }

  /**
   * A share as a percentage.
   *
   * @param part how many
   * @param whole of how many; 0 gives a dash
   * @return a percentage with at most one decimal
   */
  public static String percent(double part, double whole) {
    if (!(whole > 0)) {
      return "–";
    }
    BigDecimal percent =
        new BigDecimal(part / whole * 100).setScale(1, RoundingMode.HALF_EVEN).stripTrailingZeros();
    return (percent.signum() == 0 ? "0" : percent.toPlainString()) + " %";
  }

  private static String grouped(String digits) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < digits.length(); i++) {
      if (i > 0 && (digits.length() - i) % 3 == 0) {
        out.append(',');
      }
      out.append(digits.charAt(i));
    }
    return out.toString();
  }
}
