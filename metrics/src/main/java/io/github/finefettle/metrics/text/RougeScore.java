package io.github.finefettle.metrics.text;

/**
 * ROUGE of one text.
 *
 * @param precision the shared units over those of the prediction, in [0, 1]; 0 if it has none
 * @param recall the shared units over those of the reference, in [0, 1]; 0 if it has none
 * @param f the harmonic mean of both, in [0, 1]; 0 if both are 0
 */
public record RougeScore(double precision, double recall, double f) {
  static final RougeScore NONE = new RougeScore(0, 0, 0);

  static RougeScore of(long shared, long ofPrediction, long ofReference) {
    if (shared == 0) {
      return NONE;
    }
    double precision = (double) shared / ofPrediction;
    double recall = (double) shared / ofReference;
    return new RougeScore(precision, recall, 2 * precision * recall / (precision + recall));
  }
}
