package io.github.finefettle.metrics.agreement;

/** What differences between ratings mean (Stevens, 1946). */
public enum RatingLevel {
  /** Ratings are names: they are equal or they are not. */
  NOMINAL,
  /** Ratings have an order, given by a scale. */
  ORDINAL,
  /** Ratings are numbers, and equal differences mean the same, as with degrees Celsius. */
  INTERVAL,
  /** Ratings are numbers of 0 or more whose quotients mean something, as with lengths. */
  RATIO
}
