package io.github.finefettle.metrics.answering;

import java.util.Map;

/** Whether values are shares or per cent. */
enum Scale {
  ONE(1),
  HUNDRED(100);

  private final int factor;

  Scale(int factor) {
    this.factor = factor;
  }

  int factor() {
    return factor;
  }

  String key() {
    return Integer.toString(factor);
  }

  static Map<String, Scale> byKey() {
    return Map.of(ONE.key(), ONE, HUNDRED.key(), HUNDRED);
  }
}
