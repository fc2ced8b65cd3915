package io.github.finefettle.metrics.multilabel;

/**
 * Precision, recall, F1 and Jaccard as quotients of linear forms in hits, false alarms and misses,
 * so that their derivatives are at hand.
 */
enum LabelRatio {
  PRECISION("precision", 0, 1, 1, 0),
  RECALL("recall", 1, 1, 0, 1),
  F1("f1", 2, 2, 1, 1),
  JACCARD("jaccard", 3, 1, 1, 1);

  private final String key;
  private final int place;

  /** How often hits count above and below; above nothing else counts. */
  private final int ofHits;

  private final int ofFalseAlarms;
  private final int ofMisses;

  LabelRatio(String key, int place, int ofHits, int ofFalseAlarms, int ofMisses) {
    this.key = key;
    this.place = place;
    this.ofHits = ofHits;
    this.ofFalseAlarms = ofFalseAlarms;
    this.ofMisses = ofMisses;
  }

  String key() {
    return key;
  }

  /** From 0, each its own. */
  int place() {
    return place;
  }

  /** The quotient, NaN where it divides by zero. */
  double of(long[] counts) {
    long divisor = divisor(counts);
    return divisor == 0 ? Double.NaN : (double) (ofHits * counts[Outcome.HIT]) / divisor;
  }

  /** Its derivative by one of the counts; 0 where it divides by zero. */
  double derivative(long[] counts, int outcome) {
    long divisor = divisor(counts);
    if (divisor == 0) {
      return 0;
    }
    int above = outcome == Outcome.HIT ? ofHits : 0;
    int below =
        outcome == Outcome.HIT ? ofHits : outcome == Outcome.FALSE_ALARM ? ofFalseAlarms : ofMisses;
    return (above - of(counts) * below) / divisor;
  }

  private long divisor(long[] counts) {
    return ofHits * counts[Outcome.HIT]
        + ofFalseAlarms * counts[Outcome.FALSE_ALARM]
        + ofMisses * counts[Outcome.MISS];
  }
}
