package io.github.finefettle.metrics.retrieval;

/**
 * The choices that change the value of a measure.
 *
 * @param cutoff documents beyond this rank do not count
 * @param persistence of rank-biased precision
 * @param relevantFrom the least grade of a relevant document
 * @param gain the worth of a grade in nDCG
 * @param ties the order of documents with equal scores
 * @param noRelevant what a query without relevant documents counts
 */
record Retrieval(
    long cutoff,
    double persistence,
    double relevantFrom,
    Gain gain,
    TiePolicy ties,
    NoRelevant noRelevant) {
  static final long NO_CUTOFF = Long.MAX_VALUE;
  static final Retrieval DEFAULT =
      new Retrieval(
          NO_CUTOFF, 0.8, Double.MIN_VALUE, Gain.LINEAR, TiePolicy.AVERAGE, NoRelevant.ZERO);

  Retrieval {
    if (cutoff < 1) {
      throw new IllegalArgumentException(
          "The cut-off (" + cutoff + ") must be 1 or more, such as 10.");
    }
    if (!(persistence > 0 && persistence < 1)) {
      throw new IllegalArgumentException(
          "The persistence ("
              + persistence
              + ") must lie strictly between 0 and 1, such as 0.8; the higher, the deeper.");
    }
    if (!(relevantFrom > 0)) {
      throw new IllegalArgumentException(
          "The least grade of a relevant document ("
              + relevantFrom
              + ") must be above 0, which means not relevant; try 1.");
    }
  }

  Retrieval cutoff(long k) {
    return new Retrieval(k, persistence, relevantFrom, gain, ties, noRelevant);
  }

  Retrieval persistence(double p) {
    return new Retrieval(cutoff, p, relevantFrom, gain, ties, noRelevant);
  }

  Retrieval relevantFrom(double grade) {
    return new Retrieval(cutoff, persistence, grade, gain, ties, noRelevant);
  }

  Retrieval gain(Gain worth) {
    return new Retrieval(cutoff, persistence, relevantFrom, worth, ties, noRelevant);
  }

  Retrieval ties(TiePolicy policy) {
    return new Retrieval(cutoff, persistence, relevantFrom, gain, policy, noRelevant);
  }

  Retrieval noRelevant(NoRelevant policy) {
    return new Retrieval(cutoff, persistence, relevantFrom, gain, ties, policy);
  }

  double ofNoRelevant() {
    return switch (noRelevant) {
      case ZERO -> 0;
      case ONE -> 1;
      case SKIP -> Double.NaN;
    };
  }
}
