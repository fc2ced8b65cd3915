package io.github.finefettle.metrics.speech;

import io.github.finefettle.core.objective.Direction;

/** The rates as functions of counts. The order of operations is that of jiwer 4.0. */
enum RateKind {
  WER("wer", SpeechUnit.WORD, Double.POSITIVE_INFINITY),
  MER("mer", SpeechUnit.WORD, 1),
  WIL("wil", SpeechUnit.WORD, 1),
  WIP("wip", SpeechUnit.WORD, 1),
  SUBSTITUTION_RATE("word-substitution-rate", SpeechUnit.WORD, 1),
  DELETION_RATE("word-deletion-rate", SpeechUnit.WORD, 1),
  INSERTION_RATE("word-insertion-rate", SpeechUnit.WORD, Double.POSITIVE_INFINITY),
  CER("cer", SpeechUnit.CHARACTER, Double.POSITIVE_INFINITY);

  private final String id;
  private final SpeechUnit unit;
  private final double highest;

  RateKind(String id, SpeechUnit unit, double highest) {
    this.id = id;
    this.unit = unit;
    this.highest = highest;
  }

  String id() {
    return id;
  }

  SpeechUnit unit() {
    return unit;
  }

  double highest() {
    return highest;
  }

  Direction direction() {
    return this == WIP ? Direction.MAXIMIZE : Direction.MINIMIZE;
  }

  /** The rate where the references hold something. */
  double of(double h, double s, double d, double i) {
    double reference = h + s + d;
    return switch (this) {
      case WER, CER -> (s + d + i) / reference;
      case MER -> (s + d + i) / (h + s + d + i);
      case WIL -> 1 - preserved(h, reference, h + s + i);
      case WIP -> preserved(h, reference, h + s + i);
      case SUBSTITUTION_RATE -> s / reference;
      case DELETION_RATE -> d / reference;
      case INSERTION_RATE -> i / reference;
    };
  }

  /** What jiwer says where the references hold nothing, so that all is insertions. */
  double ofInsertions(double i) {
    return switch (this) {
      case WER, CER, INSERTION_RATE -> i;
      case MER, WIL -> i == 0 ? 0 : 1;
      case WIP -> i == 0 ? 1 : 0;
      case SUBSTITUTION_RATE, DELETION_RATE -> 0;
    };
  }

  private static double preserved(double h, double reference, double prediction) {
    return prediction == 0 ? 0 : h / reference * (h / prediction);
  }
}
