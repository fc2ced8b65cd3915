package io.github.finefettle.metrics.retrieval;

/**
 * The measures of one query over groups of documents whose order is open. Each is the mean over all
 * orders within the groups; a group of one document has one order, and the formulas become the
 * textbook ones.
 *
 * <p>Written in a group that begins after c documents and holds t, of which r are relevant. The
 * place i within it, from 1, holds a relevant document with probability r / t, and given that, i -
 * 1 places before it hold (i - 1) (r - 1) / (t - 1) others on average (McSherry and Najork, 2008).
 */
final class RetrievalFormulas {
  private final RankedQuery query;
  private final Ranking ranking;
  private final double relevantFrom;
  private final int relevant;
  private final int nonRelevant;

  RetrievalFormulas(RankedQuery query, TiePolicy ties, double relevantFrom) {
    this.query = query;
    this.ranking = Ranking.of(query, ties);
    this.relevantFrom = relevantFrom;
    int good = 0;
    int bad = 0;
    for (int i = 0; i < query.retrieved() + query.missed(); i++) {
      double grade =
          i < query.retrieved() ? query.grade(i) : query.missedGrade(i - query.retrieved());
      good += grade >= relevantFrom ? 1 : 0;
      bad += grade < relevantFrom ? 1 : 0;
    }
    this.relevant = good;
    this.nonRelevant = bad;
  }

  /** All documents judged relevant, retrieved or not. */
  int relevant() {
    return relevant;
  }

  double reciprocalRank(long cutoff) {
    for (int g = 0; g < ranking.groups(); g++) {
      int r = relevantIn(g);
      if (r == 0) {
        continue;
      }
      int c = ranking.from(g);
      int t = ranking.to(g) - c;
      double noneBefore = 1;
      double sum = 0;
      for (int i = 1; i <= t - r + 1 && c + i <= cutoff; i++) {
        double first = (double) r / (t - i + 1);
        sum += noneBefore * first / (c + i);
        noneBefore *= (double) (t - r - i + 1) / (t - i + 1);
      }
      return sum;
    }
    return 0;
  }

  /** The chance that a relevant document stands among the first k. */
  double hit(long cutoff) {
    for (int g = 0; g < ranking.groups() && ranking.from(g) < cutoff; g++) {
      int r = relevantIn(g);
      if (r > 0) {
        int t = ranking.to(g) - ranking.from(g);
        long places = Math.min(t, cutoff - ranking.from(g));
        double none = 1;
        for (int i = 0; i < places; i++) {
          none *= (double) Math.max(0, t - r - i) / (t - i);
        }
        return 1 - none;
      }
    }
    return 0;
  }

  /** How many relevant documents stand among the first k on average. */
  double found(long cutoff) {
    double sum = 0;
    for (int g = 0; g < ranking.groups() && ranking.from(g) < cutoff; g++) {
      int t = ranking.to(g) - ranking.from(g);
      long places = Math.min(t, cutoff - ranking.from(g));
      sum += places == t ? relevantIn(g) : (double) relevantIn(g) * places / t;
    }
    return sum;
  }

  double averagePrecision(long cutoff) {
    double sum = 0;
    int before = 0;
    for (int g = 0; g < ranking.groups(); g++) {
      int r = relevantIn(g);
      int c = ranking.from(g);
      int t = ranking.to(g) - c;
      for (int i = 1; i <= t && r > 0 && c + i <= cutoff; i++) {
        double others = t == 1 ? 0 : (double) (i - 1) * (r - 1) / (t - 1);
        sum += (double) r / t * ((before + others + 1) / (c + i));
      }
      before += r;
    }
    return sum / relevant;
  }

  /**
   * The share of preferences for relevant over judged and not relevant documents that the ranking
   * keeps (Buckley and Voorhees, 2004, with the bound min(R, N) of trec_eval). Among tied
   * documents, any number of those not relevant stand before a relevant one with equal chance.
   */
  double binaryPreference() {
    double sum = 0;
    int above = 0;
    for (int g = 0; g < ranking.groups(); g++) {
      int tied = nonRelevantIn(g);
      int r = relevantIn(g);
      if (r > 0) {
        double kept = 0;
        for (int j = 0; j <= tied; j++) {
          kept += preferencesKept(above + j);
        }
        sum += r * kept / (tied + 1);
      }
      above += tied;
    }
    return sum / relevant;
  }

  /** Rank-biased precision (Moffat and Zobel, 2008, equation 3) of the retrieved documents. */
  double rankBiasedPrecision(double persistence) {
    double sum = 0;
    double weight = 1;
    for (int g = 0; g < ranking.groups(); g++) {
      double weights = 0;
      for (int place = ranking.from(g); place < ranking.to(g); place++) {
        weights += weight;
        weight *= persistence;
      }
      sum += weights * relevantIn(g) / (ranking.to(g) - ranking.from(g));
    }
    return Math.min(1, (1 - persistence) * sum);
  }

  /** Discounted cumulative gain over that of the best order, or NaN where nothing has a gain. */
  double normalizedGain(long cutoff, Gain gain) {
    double best = new IdealGains(query).discounted(cutoff, gain);
    if (best == 0) {
      return Double.NaN;
    }
    double sum = 0;
    for (int g = 0; g < ranking.groups() && ranking.from(g) < cutoff; g++) {
      double gains = 0;
      double discounts = 0;
      for (int place = ranking.from(g); place < ranking.to(g); place++) {
        gains += gain.of(gradeAt(place));
        discounts += place < cutoff ? Discounts.at(place) : 0;
      }
      sum += gains / (ranking.to(g) - ranking.from(g)) * discounts;
    }
    // Equal rankings summed in two ways may differ in the last digit.
    return Math.min(1, sum / best);
  }

  private double preferencesKept(int above) {
    return above == 0
        ? 1
        : 1 - (double) Math.min(above, relevant) / Math.min(nonRelevant, relevant);
  }

  private double gradeAt(int place) {
    double grade = query.grade(ranking.document(place));
    return Double.isNaN(grade) ? 0 : grade;
  }

  private int relevantIn(int group) {
    int count = 0;
    for (int place = ranking.from(group); place < ranking.to(group); place++) {
      count += query.grade(ranking.document(place)) >= relevantFrom ? 1 : 0;
    }
    return count;
  }

  /** Those judged, and judged not relevant. */
  private int nonRelevantIn(int group) {
    int count = 0;
    for (int place = ranking.from(group); place < ranking.to(group); place++) {
      count += query.grade(ranking.document(place)) < relevantFrom ? 1 : 0;
    }
    return count;
  }
}
