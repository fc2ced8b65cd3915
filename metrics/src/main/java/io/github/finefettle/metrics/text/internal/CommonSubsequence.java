package io.github.finefettle.metrics.text.internal;

import java.util.Arrays;

/**
 * The longest common subsequence of two texts of words, 64 cells of the table at a time.
 *
 * <p>Let L[i][j] be the length for the first i words of the reference and the first j of the
 * candidate. Down a column, L grows by 0 or 1 from one i to the next, so a column is a vector of
 * bits, here 0 where it grows. The next column follows from it with one addition (Crochemore,
 * Iliopoulos, Pinzon and Reid, 2001; Hyyrö, 2004): with M the places of the candidate's word in the
 * reference and U = V and M, V becomes (V + U) or (V and not M). A reference of more than 64 words
 * is done in blocks of 64; what is carried out of a block's addition is kept as one bit for each
 * word of the candidate, so that the places of a word are held for one block only and memory does
 * not grow with the product of both texts.
 *
 * <p>Which of several longest subsequences is meant matters where several sentences are united.
 * Read from the end, where the words differ, the last word of the candidate is given up if L[i][j -
 * 1] &gt; L[i - 1][j], else the last word of the reference. As L[i][j] is the greater of the two
 * there, this asks no more than whether L grows from i - 1 to i in column j: the bit that was
 * computed. So the columns are kept, one bit a cell, and no table of numbers is needed. Where even
 * that would be much, a sentence of the candidate is gone through in strips: the first time only
 * the column before each strip is kept, then the strips are computed again from the last to the
 * first.
 *
 * <p>Not safe for use by several threads.
 */
public final class CommonSubsequence {
  /** How many words of 64 bits are kept of the columns, unless a block needs more. */
  private static final int KEPT = 1 << 20;

  private final int kept;
  private long[] places = new long[1 << 7];
  private long[] carries = new long[4];
  private long[] columns = new long[1 << 8];

  /** Begins without room. */
  public CommonSubsequence() {
    this(KEPT);
  }

  /** With less room for columns, so that small texts show what large ones do. */
  CommonSubsequence(int kept) {
    this.kept = kept;
  }

  /**
   * The length of the longest common subsequence.
   *
   * @param reference words as numbers below {@code ids}
   * @param m how many of them count
   * @param candidate words as numbers below {@code ids}
   * @param n how many of them count
   * @param ids one more than the greatest number
   * @return 0 or more
   */
  public int length(int[] reference, int m, int[] candidate, int n, int ids) {
    makeRoom(n, ids);
    int length = 0;
    for (int from = 0; from < m; from += Long.SIZE) {
      int to = Math.min(m, from + Long.SIZE);
      mark(reference, from, to);
      long v = m <= Long.SIZE ? column(candidate, n) : columnWithCarries(candidate, n);
      length += Long.bitCount(~v & lowBits(to - from));
      unmark(reference, from, to);
    }
    return length;
  }

  /**
   * Marks the words of one sentence of a reference that lie on its longest common subsequence with
   * at least one sentence of the candidate.
   *
   * @param reference the words of the reference's sentences, one sentence after the other
   * @param from where the sentence begins
   * @param to where it ends
   * @param candidate the words of the candidate's sentences, one after the other
   * @param ends where each sentence of the candidate ends, ascending
   * @param sentences how many sentences the candidate has
   * @param ids one more than the greatest number of a word
   * @param marks set to true at the index, from 0 in the sentence, of each such word
   */
  public void union(
      int[] reference,
      int from,
      int to,
      int[] candidate,
      int[] ends,
      int sentences,
      int ids,
      boolean[] marks) {
    int n = sentences == 0 ? 0 : ends[sentences - 1];
    makeRoom(n, ids);
    int blocks = (to - from + Long.SIZE - 1) / Long.SIZE;
    if ((long) blocks * n > kept) {
      unionInStrips(reference, from, to, candidate, ends, sentences, marks);
      return;
    }
    makeRoomForColumns(blocks * n);
    for (int block = 0; block < blocks; block++) {
      int start = from + block * Long.SIZE;
      int end = Math.min(to, start + Long.SIZE);
      mark(reference, start, end);
      keepColumns(candidate, ends, sentences, block * n);
      unmark(reference, start, end);
    }
    int begin = 0;
    for (int s = 0; s < sentences; s++) {
      trace(reference, from, to - from, candidate, begin, ends[s], 0, n, marks);
      begin = ends[s];
    }
  }

  private void unionInStrips(
      int[] reference,
      int from,
      int to,
      int[] candidate,
      int[] ends,
      int sentences,
      boolean[] marks) {
    int blocks = (to - from + Long.SIZE - 1) / Long.SIZE;
    int width = Math.max(Long.SIZE, kept / blocks);
    makeRoomForColumns(Math.multiplyExact(blocks, width));
    int begin = 0;
    for (int s = 0; s < sentences; s++) {
      int strips = (ends[s] - begin + width - 1) / width;
      long[][] before = new long[strips + 1][blocks];
      for (int strip = 0; strip < strips; strip++) {
        if (strip == 0) {
          Arrays.fill(before[0], -1L);
        }
        int start = begin + strip * width;
        int end = Math.min(ends[s], start + width);
        keepStrip(
            reference, from, to, candidate, start, end, width, before[strip], before[strip + 1]);
      }
      int row = to - from;
      for (int strip = strips - 1; strip >= 0 && row > 0; strip--) {
        int start = begin + strip * width;
        int end = Math.min(ends[s], start + width);
        keepStrip(
            reference, from, to, candidate, start, end, width, before[strip], before[strip + 1]);
        row = trace(reference, from, row, candidate, start, end, start, width, marks);
      }
      begin = ends[s];
    }
  }

  /** Keeps the columns from start to end, going on from the column before. */
  private void keepStrip(
      int[] reference,
      int from,
      int to,
      int[] candidate,
      int start,
      int end,
      int width,
      long[] before,
      long[] after) {
    Arrays.fill(carries, 0);
    for (int block = 0; block < before.length; block++) {
      int first = from + block * Long.SIZE;
      int last = Math.min(to, first + Long.SIZE);
      mark(reference, first, last);
      long v = before[block];
      for (int j = start; j < end; j++) {
        long u = v & places[candidate[j]];
        v = sum(v, u, j - start) | (v - u);
        columns[block * width + j - start] = v;
      }
      after[block] = v;
      unmark(reference, first, last);
    }
  }

  private long column(int[] candidate, int n) {
    long v = -1L;
    for (int j = 0; j < n; j++) {
      long u = v & places[candidate[j]];
      v = (v + u) | (v - u);
    }
    return v;
  }

  /** As {@link #column}, with a carry into and out of each addition. */
  private long columnWithCarries(int[] candidate, int n) {
    long v = -1L;
    for (int j = 0; j < n; j++) {
      long u = v & places[candidate[j]];
      v = sum(v, u, j) | (v - u);
    }
    return v;
  }

  private void keepColumns(int[] candidate, int[] ends, int sentences, int offset) {
    int j = 0;
    for (int s = 0; s < sentences; s++) {
      long v = -1L;
      for (; j < ends[s]; j++) {
        long u = v & places[candidate[j]];
        v = sum(v, u, j) | (v - u);
        columns[offset + j] = v;
      }
    }
  }

  /** v + u with the carry of the block before, leaving this block's own for the next. */
  private long sum(long v, long u, int j) {
    int word = j >> 6;
    long carry = (carries[word] >>> j) & 1L;
    long sum = v + u;
    long out = Long.compareUnsigned(sum, v) < 0 ? 1L : 0L;
    long withCarry = sum + carry;
    if (carry != 0 && withCarry == 0) {
      out = 1L;
    }
    carries[word] = (carries[word] & ~(1L << j)) | (out << j);
    return withCarry;
  }

  /**
   * Marks the way back from a row and from the candidate's word before {@code end}; gives the row
   * in which it comes to {@code begin}. Column j stands at j - offset of each block.
   */
  private int trace(
      int[] reference,
      int from,
      int row,
      int[] candidate,
      int begin,
      int end,
      int offset,
      int stride,
      boolean[] marks) {
    int i = row;
    int j = end;
    while (i > 0 && j > begin) {
      if (reference[from + i - 1] == candidate[j - 1]) {
        i--;
        j--;
        marks[i] = true;
      } else if (((columns[((i - 1) >> 6) * stride + j - 1 - offset] >>> (i - 1)) & 1L) == 0) {
        j--;
      } else {
        i--;
      }
    }
    return i;
  }

  private void mark(int[] reference, int from, int to) {
    for (int i = from; i < to; i++) {
      places[reference[i]] |= 1L << (i - from);
    }
  }

  private void unmark(int[] reference, int from, int to) {
    for (int i = from; i < to; i++) {
      places[reference[i]] = 0;
    }
  }

  private void makeRoomForColumns(int cells) {
    if (columns.length < cells) {
      columns = new long[(int) Math.max(cells, Math.min(2L * columns.length, KEPT))];
    }
  }

  private void makeRoom(int n, int ids) {
    if (places.length < ids) {
      places = new long[Math.max(ids, (int) Math.min(2L * places.length, 1 << 30))];
    }
    int words = (n >> 6) + 1;
    if (carries.length < words) {
      carries = new long[Math.max(words, 2 * carries.length)];
    }
    Arrays.fill(carries, 0, words, 0);
  }

  private static long lowBits(int count) {
    return count == Long.SIZE ? -1L : (1L << count) - 1;
  }
}
