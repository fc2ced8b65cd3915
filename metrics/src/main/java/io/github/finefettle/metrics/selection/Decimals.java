package io.github.finefettle.metrics.selection;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Numbers for sentences. From the exact value, since formatters differ between Java releases. */
final class Decimals {
  private Decimals() {}

  /** Three digits after the point, such as 0.866. */
  static String three(double value) {
    return new BigDecimal(value).setScale(3, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** One digit after the point, such as 6.5. */
  static String one(double value) {
    return new BigDecimal(value).setScale(1, RoundingMode.HALF_EVEN).toPlainString();
  }
}
