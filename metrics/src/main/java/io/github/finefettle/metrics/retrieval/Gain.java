package io.github.finefettle.metrics.retrieval;

/** What a grade of relevance is worth in a discounted cumulative gain. */
public enum Gain {
  /** The grade itself (Järvelin and Kekäläinen, 2002); trec_eval's and scikit-learn's way. */
  LINEAR("linear"),
  /** 2 to the power of the grade, less 1 (Burges et al., 2005). */
  EXPONENTIAL("exponential");

  private final String key;

  Gain(String key) {
    this.key = key;
  }

  /**
   * How the choice stands in a signature, as in {@code gain:linear}.
   *
   * @return a lower-case word
   */
  public String key() {
    return key;
  }

  double of(double grade) {
    return this == LINEAR ? grade : StrictMath.pow(2, grade) - 1;
  }
}
