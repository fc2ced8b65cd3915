package io.github.finefettle.metrics.text;

import java.util.Arrays;

/**
 * The edit distance of TER between a hypothesis, whose words may have been moved, and a reference,
 * within a beam around the diagonal, as sacrebleu 2.6.0 has it.
 *
 * <p>Rows belong to words of the hypothesis, columns to words of the reference. Row i looks at the
 * columns within 25 of i times the ratio of the lengths, the last row at all behind. Of equal costs
 * a match or substitution is preferred, then leaving a word out, then putting one in.
 *
 * <p>Shifts are tried by the hundred, and a shifted hypothesis has the same words as the present
 * one before the moved stretch and behind it. So its rows are taken from the present one up to the
 * stretch, and behind it as soon as one row has come out the same: all that follow are then the
 * same, because a row depends only on the row before and on its word. The tool keeps a tree of rows
 * instead; both give what computing every row afresh gives.
 *
 * <p>Not safe for use by several threads.
 */
final class TerAlignment {
  static final byte MATCH = 0;
  static final byte SUBSTITUTE = 1;
  static final byte DELETE = 2;
  static final byte INSERT = 3;

  private static final int BEAM = 25;

  /** More than any distance, and far enough from overflow. */
  private static final int FAR = 1 << 29;

  private int[] reference = new int[0];
  private int width;
  private int rows;

  /** The columns that each row looks at: the first, and the one behind the last. */
  private int[] firsts = new int[0];

  private int[] lasts = new int[0];

  /** How many columns of a row are kept; row 0 is not, its costs are its columns. */
  private int band;

  /** The matrix of the aligned hypothesis within the beam, row after row. */
  private int[] costs = new int[0];

  private byte[] operations = new byte[0];
  private int[] above = new int[0];
  private int[] row = new int[0];

  /** Begins with a reference and the length of a hypothesis, which shifts do not change. */
  void begin(int[] words, int referenceLength, int hypothesisLength) {
    reference = words;
    width = referenceLength + 1;
    rows = hypothesisLength;
    double ratio = rows == 0 ? 1 : (double) referenceLength / rows;
    int beam = BEAM < ratio / 2 ? (int) StrictMath.ceil(ratio / 2 + BEAM) : BEAM;
    band = Math.min(width, 2 * beam + 2);
    if (firsts.length <= rows) {
      firsts = new int[rows + 1];
      lasts = new int[rows + 1];
    }
    lasts[0] = width;
    for (int i = 1; i <= rows; i++) {
      int diagonal = (int) StrictMath.floor(i * ratio);
      firsts[i] = Math.max(0, diagonal - beam);
      lasts[i] = i == rows ? width : Math.min(width, diagonal + beam);
    }
    int cells = Math.multiplyExact(rows + 1, band);
    if (costs.length < cells) {
      costs = new int[cells];
      operations = new byte[cells];
    }
    if (row.length < width) {
      row = new int[width];
      above = new int[width];
    }
  }

  /** The distance of a hypothesis, whose matrix is kept from here on. */
  int align(int[] hypothesis) {
    beginRows();
    for (int i = 1; i <= rows; i++) {
      int first = firsts[i];
      int at = i * band - first;
      int word = hypothesis[i - 1];
      for (int j = first; j < lasts[i]; j++) {
        int best = above[j] + 1;
        byte operation = DELETE;
        if (j > 0) {
          boolean same = word == reference[j - 1];
          int across = above[j - 1] + (same ? 0 : 1);
          if (across <= best) {
            best = across;
            operation = same ? MATCH : SUBSTITUTE;
          }
          if (j > first && row[j - 1] + 1 < best) {
            best = row[j - 1] + 1;
            operation = INSERT;
          }
        }
        row[j] = Math.min(best, FAR);
        costs[at + j] = row[j];
        operations[at + j] = operation;
      }
      endRow(i);
    }
    return above[width - 1];
  }

  /**
   * The distance of a hypothesis that differs from the aligned one only in a stretch of words.
   *
   * @param hypothesis its words
   * @param from the first word that may differ
   * @param to behind the last word that may differ
   */
  int distance(int[] hypothesis, int from, int to) {
    if (from == 0) {
      beginRows();
    } else {
      System.arraycopy(costs, from * band, row, firsts[from], lasts[from] - firsts[from]);
      endRow(from);
    }
    for (int i = from + 1; i <= rows; i++) {
      int first = firsts[i];
      int last = lasts[i];
      int word = hypothesis[i - 1];
      int left = FAR;
      for (int j = first; j < last; j++) {
        int best = Math.min(above[j], left) + 1;
        if (j > 0) {
          best = Math.min(best, above[j - 1] + (word == reference[j - 1] ? 0 : 1));
        }
        left = Math.min(best, FAR);
        row[j] = left;
      }
      if (i >= to && Arrays.equals(row, first, last, costs, i * band, i * band + last - first)) {
        return costs[rows * band + width - 1 - firsts[rows]];
      }
      endRow(i);
    }
    return above[width - 1];
  }

  /** The operation in a cell of the aligned hypothesis. */
  byte operation(int i, int j) {
    return i == 0 ? INSERT : operations[i * band + j - firsts[i]];
  }

  private void beginRows() {
    for (int j = 0; j < width; j++) {
      above[j] = j;
    }
  }

  /** Puts what no path reaches around a finished row, and makes it the one above. */
  private void endRow(int i) {
    if (firsts[i] > 0) {
      row[firsts[i] - 1] = FAR;
    }
    if (i < rows) {
      for (int j = lasts[i]; j < lasts[i + 1]; j++) {
        row[j] = FAR;
      }
    }
    int[] spare = above;
    above = row;
    row = spare;
  }
}
