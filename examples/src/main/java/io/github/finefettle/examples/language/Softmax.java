package io.github.finefettle.examples.language;

/** Probabilities from logits, in plain Java doubles so that they are the same on every machine. */
final class Softmax {
  private Softmax() {}

  /** The probability of each class; the highest logit is taken off first, so nothing overflows. */
  static double[] probabilities(float[] logits) {
    double highest = logits[argmax(logits)];
    double[] probabilities = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] = StrictMath.exp(logits[i] - highest);
      sum += probabilities[i];
    }
    for (int i = 0; i < logits.length; i++) {
      probabilities[i] /= sum;
    }
    return probabilities;
  }

  /** The logarithm (base e) of the probability of one class. */
  static double logProbability(float[] logits, int index) {
    double highest = logits[argmax(logits)];
    double sum = 0;
    for (float logit : logits) {
      sum += StrictMath.exp(logit - highest);
    }
    return logits[index] - highest - StrictMath.log(sum);
  }

  /** The place of the highest number, the first among equals. */
  static int argmax(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (values[i] > values[best]) {
        best = i;
      }
    }
    return best;
  }
}
