package io.github.finefettle.metrics.retrieval;

import java.util.Arrays;

/** The best order of all judged documents of a query, retrieved or not. */
final class IdealGains {
  private final double[] ascending;

  IdealGains(RankedQuery query) {
    double[] grades = new double[query.retrieved() + query.missed()];
    int count = 0;
    for (int i = 0; i < query.retrieved(); i++) {
      if (query.grade(i) > 0) {
        grades[count++] = query.grade(i);
      }
    }
    for (int i = 0; i < query.missed() && query.missedGrade(i) > 0; i++) {
      grades[count++] = query.missedGrade(i);
    }
    this.ascending = Arrays.copyOf(grades, count);
    Arrays.sort(ascending);
  }

  double discounted(long cutoff, Gain gain) {
    double sum = 0;
    for (int place = 0; place < ascending.length && place < cutoff; place++) {
      sum += gain.of(ascending[ascending.length - 1 - place]) * Discounts.at(place);
    }
    return sum;
  }
}
