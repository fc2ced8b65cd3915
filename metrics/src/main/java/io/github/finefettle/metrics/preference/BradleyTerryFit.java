package io.github.finefettle.metrics.preference;

import java.util.Arrays;

/**
 * The strengths that make the observed matches most likely.
 *
 * <p>Bradley and Terry (1952) say that i beats j with chance s_i / (s_i + s_j); a tie is half a win
 * for either. Davidson (1970) gives ties a chance of their own: with D = s_i + s_j + v sqrt(s_i
 * s_j), a win has s_i / D and a tie v sqrt(s_i s_j) / D.
 *
 * <p>Both are climbed by minorisation and maximisation (Hunter, "MM algorithms for generalized
 * Bradley-Terry models", Annals of Statistics 32, 2004): the logarithm of D is bounded by its
 * tangent, and sqrt(s_i s_j) by the weighted mean of both, which leaves one equation a player and
 * never lowers the likelihood. Each step sums over pairs in one order, so the result depends on the
 * counts alone.
 */
final class BradleyTerryFit {
  private static final int MOST_STEPS = 200_000;

  private final PairTable table;
  private final boolean tiesApart;
  private final double[] score;
  private final double[] met;
  private double ties;

  BradleyTerryFit(PairTable table, boolean tiesApart) {
    this.table = table;
    this.tiesApart = tiesApart;
    this.score = new double[table.players().size()];
    this.met = new double[table.pairs()];
  }

  /**
   * The logarithms of the strengths, with a sum of 0.
   *
   * @param cells the counts
   * @param start where to begin, by player
   * @param accuracy the greatest change of a logarithm in the last step
   * @return one number a player, or none where the climb did not end
   */
  double[] logStrengths(long[] cells, double[] start, double accuracy) {
    count(cells);
    int n = score.length;
    double[] log = start.clone();
    double[] strength = new double[n];
    double[] divisor = new double[n];
    double tieWeight = tiesApart && ties > 0 ? 1 : 0;
    for (int step = 0; step < MOST_STEPS; step++) {
      for (int i = 0; i < n; i++) {
        strength[i] = StrictMath.exp(log[i]);
      }
      Arrays.fill(divisor, 0);
      double tieDivisor = 0;
      for (int pair = 0; pair < met.length; pair++) {
        if (met[pair] == 0) {
          continue;
        }
        int i = table.first(pair);
        int j = table.second(pair);
        double root = tieWeight > 0 ? Math.sqrt(strength[i] * strength[j]) : 0;
        double share = met[pair] / (strength[i] + strength[j] + tieWeight * root);
        divisor[i] += share * (1 + (tieWeight > 0 ? 0.5 * tieWeight * root / strength[i] : 0));
        divisor[j] += share * (1 + (tieWeight > 0 ? 0.5 * tieWeight * root / strength[j] : 0));
        tieDivisor += share * root;
      }
      double moved = improve(log, divisor);
      if (tieWeight > 0) {
        double before = tieWeight;
        tieWeight = ties / tieDivisor;
        moved = Math.max(moved, Math.abs(tieWeight / before - 1));
      }
      if (moved < accuracy) {
        return log;
      }
    }
    return new double[0];
  }

  /** Takes a step, brings the sum to 0, and tells how far the farthest moved. */
  private double improve(double[] log, double[] divisor) {
    double mean = 0;
    double[] next = new double[log.length];
    for (int i = 0; i < next.length; i++) {
      next[i] = StrictMath.log(score[i] / divisor[i]);
      mean += next[i] / next.length;
    }
    double moved = 0;
    for (int i = 0; i < next.length; i++) {
      double value = next[i] - mean;
      moved = Math.max(moved, Math.abs(value - log[i]));
      log[i] = value;
    }
    return moved;
  }

  private void count(long[] cells) {
    Arrays.fill(score, 0);
    ties = 0;
    for (int pair = 0; pair < met.length; pair++) {
      long first = cells[PairTable.CELLS * pair];
      long second = cells[PairTable.CELLS * pair + 1];
      long tied = cells[PairTable.CELLS * pair + 2];
      score[table.first(pair)] += first + 0.5 * tied;
      score[table.second(pair)] += second + 0.5 * tied;
      met[pair] = (double) first + second + tied;
      ties += tied;
    }
  }
}
