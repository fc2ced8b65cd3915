package io.github.finefettle.metrics.multilabel;

/** What became of a label in a row that has it or was given it. */
enum Outcome {
  HIT,
  FALSE_ALARM,
  MISS;

  static final int COUNT = 3;
}
