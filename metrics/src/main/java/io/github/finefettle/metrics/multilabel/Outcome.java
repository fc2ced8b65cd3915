package io.github.finefettle.metrics.multilabel;

/** What became of a label in a row that has it or was given it, as places of an array of counts. */
final class Outcome {
  static final int HIT = 0;
  static final int FALSE_ALARM = 1;
  static final int MISS = 2;
  static final int COUNT = 3;

  private Outcome() {}
}
