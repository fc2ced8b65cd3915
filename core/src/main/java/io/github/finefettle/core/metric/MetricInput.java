package io.github.finefettle.core.metric;

/** What a metric needs to find in a row. */
public enum MetricInput {
  /** One label of a closed set, true and predicted. */
  LABELS,
  /** Any number of labels, true and predicted. */
  LABEL_SETS,
  /** A number that orders rows or candidates; its scale means nothing. */
  SCORES,
  /** A probability of each class. */
  PROBABILITIES,
  /** A generated text and one or more references. */
  TEXT,
  /** A tag for each token, true and predicted. */
  TAGS,
  /** The negative log-likelihood of a text. */
  LOSSES,
  /** A number, true and predicted. */
  NUMBERS,
  /** An ordered list of answers to a query, and which are relevant. */
  RANKINGS,
  /** What several raters said of an item. */
  RATINGS,
  /** Which of two answers was preferred. */
  PREFERENCES,
  /** How many of several attempts passed their tests. */
  ATTEMPTS,
  /** Structured data: JSON or the call of a tool. */
  STRUCTURES,
  /** A vector for each token or text. */
  EMBEDDINGS
}
