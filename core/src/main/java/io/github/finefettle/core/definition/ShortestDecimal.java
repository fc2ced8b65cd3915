package io.github.finefettle.core.definition;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The shortest decimal text that reads back to the same double.
 *
 * <p>{@code Double.toString} gives this only from Java 19 on, so a file written on 17 and one
 * written on 25 would differ. Any decimal of up to 15 digits survives the way through a (normal)
 * double, so if a shorter text exists, rounding to 15 digits finds it, padded with zeros; else 16
 * digits may do, and 17 always do. At a power of two the interval of texts that read back is
 * lopsided and the nearest decimal can fall outside where its neighbour is inside, so both
 * neighbours are tried. Subnormal numbers carry fewer digits and are searched from one digit up.
 */
final class ShortestDecimal {
  private static final long EXACT_WHOLE_NUMBERS = 1L << 53;

  private ShortestDecimal() {}

  static String of(double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "The number ("
              + value
              + ") must be finite to be written as JSON."
              + " Write an undefined value as its reason instead.");
    }
    if (value == 0) {
      return "0";
    }
    if (value == Math.rint(value) && Math.abs(value) <= EXACT_WHOLE_NUMBERS) {
      return Long.toString((long) value);
    }
    return format(shortestDigits(value));
  }

  private static BigDecimal shortestDigits(double value) {
    if (Math.abs(value) >= Double.MIN_NORMAL) {
      // Any release's text reads back. With 15 digits or fewer it is the one that rounding to 15
      // would find; with more, only releases from 19 on promise that there is no shorter one.
      BigDecimal text = new BigDecimal(Double.toString(value)).stripTrailingZeros();
      if (text.precision() <= 15) {
        return text;
      }
    }
    BigDecimal exact = new BigDecimal(value);
    int fewest = Math.abs(value) < Double.MIN_NORMAL ? 1 : 15;
    for (int digits = fewest; digits < 17; digits++) {
      for (RoundingMode mode :
          new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP}) {
        BigDecimal candidate = exact.round(new MathContext(digits, mode));
        if (candidate.doubleValue() == value) {
          return candidate.stripTrailingZeros();
        }
      }
    }
    return exact.round(new MathContext(17, RoundingMode.HALF_EVEN)).stripTrailingZeros();
  }

  /** Plain digits where the exponent is between -7 and 21, else d.ddde[-]xx, as ECMAScript does. */
  private static String format(BigDecimal shortest) {
    String digits = shortest.unscaledValue().abs().toString();
    int pointAfter = digits.length() - shortest.scale();
    String sign = shortest.signum() < 0 ? "-" : "";
    if (pointAfter > -6 && pointAfter <= 21) {
      return sign + shortest.abs().toPlainString();
    }
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    int exponent = pointAfter - 1;
    return sign
        + digits.charAt(0)
        + fraction
        + "e"
        + (exponent < 0 ? "-" : "+")
        + Math.abs(exponent);
  }
}
