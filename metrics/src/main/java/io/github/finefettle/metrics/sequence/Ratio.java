package io.github.finefettle.metrics.sequence;

import io.github.finefettle.metrics.description.ZeroRule;

/** Precision, recall or their harmonic mean, of counts. */
enum Ratio {
  PRECISION("precision"),
  RECALL("recall"),
  F1("f1");

  private final String key;

  Ratio(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  /**
   * The value of counts, in the order of operations of seqeval 1.2.2, so that the last bit agrees:
   * F1 from precision and recall, each rounded.
   *
   * @return NaN where the rule leaves it undefined
   */
  double of(double hits, double predicted, double gold, ZeroRule rule) {
    return switch (this) {
      case PRECISION -> predicted == 0 ? rule.replacement() : hits / predicted;
      case RECALL -> gold == 0 ? rule.replacement() : hits / gold;
      case F1 -> {
        if (predicted == 0 && gold == 0) {
          yield rule.replacement();
        }
        if (hits == 0) {
          yield 0;
        }
        double precision = hits / predicted;
        double recall = hits / gold;
        yield 2 * precision * recall / (precision + recall);
      }
    };
  }

  /** Why the value of such counts is undefined; the unit is "entity" or "token". */
  String whyUndefined(String unit) {
    return switch (this) {
      case PRECISION -> "no " + unit + " was predicted";
      case RECALL -> "there is no true " + unit;
      case F1 -> "there is neither a true nor a predicted " + unit;
    };
  }
}
