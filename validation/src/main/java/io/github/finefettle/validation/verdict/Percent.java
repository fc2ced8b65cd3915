package io.github.finefettle.validation.verdict;

import java.math.BigDecimal;

/** Shares as people read them. */
final class Percent {
  private Percent() {}

  /**
   * With at most two decimals, such as "5 %" or "12.34 %"; by whole numbers, alike on every JVM.
   */
  static String of(double share) {
    BigDecimal percent = BigDecimal.valueOf((long) Math.rint(share * 10_000), 2);
    // Zero keeps its scale in stripTrailingZeros' text form otherwise ("0.00").
    String digits = percent.signum() == 0 ? "0" : percent.stripTrailingZeros().toPlainString();
    return digits + " %";
  }
}
