package io.github.finefettle.metrics.ranking.internal;

/**
 * A fixed division of all scores into cells, known before the first row comes, so that counts of
 * parts add up to the counts of the whole.
 */
public interface ScoreCells {
  /**
   * How many cells there are.
   *
   * @return 1 or more
   */
  int count();

  /**
   * The cell of a score.
   *
   * @param score any number but NaN that the division covers
   * @return from 0; a higher score is never in a lower cell
   */
  int cell(double score);

  /**
   * The score that stands for a cell.
   *
   * @param cell from 0
   * @return a score that lies in it
   */
  double score(int cell);

  /**
   * Cells over all doubles, finer near 0 as doubles are: those that share their first bits share a
   * cell. With 20 bits the scores of a cell differ by less than 0.4 %.
   *
   * @param bits how many bits tell cells apart, in [8, 24]
   * @return 2 to the power of {@code bits} cells
   */
  static ScoreCells ofLeadingBits(int bits) {
    return new ScoreCells() {
      @Override
      public int count() {
        return 1 << bits;
      }

      @Override
      public int cell(double score) {
        return (int) (ScoreKeys.of(score) >> (64 - bits)) + (1 << (bits - 1));
      }

      @Override
      public double score(int cell) {
        long key = (long) (cell - (1 << (bits - 1))) << (64 - bits);
        double score = ScoreKeys.score(key);
        // The cells beyond the infinities hold nothing but NaN, which never comes here.
        return Double.isNaN(score) ? Double.NEGATIVE_INFINITY : score;
      }
    };
  }

  /**
   * The multiples of {@code 1 / parts} from 0 to 1; a score belongs to the nearest, so that it is
   * moved by at most half a part.
   *
   * @param parts 1 or more
   * @return {@code parts + 1} cells
   */
  static ScoreCells ofUnitParts(int parts) {
    return new ScoreCells() {
      @Override
      public int count() {
        return parts + 1;
      }

      @Override
      public int cell(double score) {
        return (int) Math.rint(score * parts);
      }

      @Override
      public double score(int cell) {
        return (double) cell / parts;
      }
    };
  }
}
