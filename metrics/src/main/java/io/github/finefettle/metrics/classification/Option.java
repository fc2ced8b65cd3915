package io.github.finefettle.metrics.classification;

/** What a kind of metric lets the user choose beside zero rule and resampling. */
enum Option {
  /** Which labels take part in an average. */
  LABELS,
  /** The weight of recall in F. */
  BETA,
  /** The order of the labels. */
  SCALE,
  /** What each kind of error costs. */
  COSTS,
  /** The probability from which a row would be acted on. */
  THRESHOLD
}
