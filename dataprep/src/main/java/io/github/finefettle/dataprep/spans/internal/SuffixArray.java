package io.github.finefettle.dataprep.spans.internal;

import java.util.Arrays;

/**
 * All suffixes of a text in ascending order, in time and memory that grow with its length alone.
 *
 * <p>The method is induced sorting (Nong, Zhang and Chan, "Linear Suffix Array Construction by
 * Almost Pure Induced-Sorting", 2009). A suffix is of type S if it is smaller than the one that
 * begins a place later, of type L if it is larger. Suffixes with the same first symbol form a
 * bucket, in which those of type L stand before those of type S. A place of type S behind one of
 * type L is called LMS; two LMS places are never neighbours, so at most half of all places are.
 *
 * <p>Once the LMS suffixes are sorted, the others follow in two scans. From left to right: each
 * suffix that is met puts the one that begins a place earlier, if that is of type L, at the front
 * of its bucket; it is larger than the one that was met, so the scan will come by it. From right to
 * left the same is done for type S and the ends of the buckets. The end of the text counts as a
 * smaller symbol than all others and is not stored.
 *
 * <p>To sort the LMS suffixes themselves, the same two scans are run over LMS places in any order:
 * they sort the pieces from one LMS place to the next. Equal pieces get equal names, and the text
 * of names, at most half as long, is sorted by recursion, unless all names differ.
 *
 * <p>The recursion works inside the array of the result: its text lies at the array's end, its
 * result at the array's begin, and they do not meet because there are at most half as many names as
 * places. Apart from text and result there are one bit a place for the types and the bucket borders
 * of each level: at most 13 bytes a symbol in all, with the text, and most often 9.
 */
public final class SuffixArray {
  /** How many steps lie between two looks at whether to go on. */
  private static final int STRIDE = (1 << 20) - 1;

  private final int[] sa;
  private final Runnable checkpoint;

  private SuffixArray(int[] sa, Runnable checkpoint) {
    this.sa = sa;
    this.checkpoint = checkpoint;
  }

  /**
   * Sorts the suffixes of a text.
   *
   * @param text symbols from 0 to {@code symbols - 1}
   * @param symbols how many symbols there can be
   * @return the places at which the suffixes begin, in the order of the suffixes
   */
  public static int[] of(int[] text, int symbols) {
    return of(text, symbols, () -> {});
  }

  /**
   * Sorts the suffixes of a text.
   *
   * @param text symbols from 0 to {@code symbols - 1}
   * @param symbols how many symbols there can be
   * @param checkpoint called now and then; throws to stop the work
   * @return the places at which the suffixes begin, in the order of the suffixes
   */
  public static int[] of(int[] text, int symbols, Runnable checkpoint) {
    int[] sa = new int[text.length];
    new SuffixArray(sa, checkpoint).sort(text, 0, text.length, symbols);
    return sa;
  }

  /** Sorts the suffixes of the n symbols of s from a place on into the begin of the array. */
  private void sort(int[] s, int from, int n, int symbols) {
    if (n == 0) {
      return;
    }
    long[] smaller = types(s, from, n);
    int[] border = new int[symbols];
    Arrays.fill(sa, 0, n, -1);
    bucketEnds(s, from, n, border);
    for (int i = n - 1; i > 0; i--) {
      if (isLms(smaller, i)) {
        sa[--border[s[from + i]]] = i;
      }
    }
    induce(s, from, n, smaller, border);
    int lms = sortLms(s, from, n, smaller);
    Arrays.fill(sa, lms, n, -1);
    bucketEnds(s, from, n, border);
    for (int i = lms - 1; i >= 0; i--) {
      int place = sa[i];
      sa[i] = -1;
      sa[--border[s[from + place]]] = place;
    }
    induce(s, from, n, smaller, border);
  }

  /** One bit a place, set for type S. The last place is larger than the end, so of type L. */
  private static long[] types(int[] s, int from, int n) {
    long[] smaller = new long[(n >>> 6) + 1];
    boolean next = false;
    for (int i = n - 2; i >= 0; i--) {
      int here = s[from + i];
      int then = s[from + i + 1];
      next = here < then || (here == then && next);
      if (next) {
        smaller[i >>> 6] |= 1L << i;
      }
    }
    return smaller;
  }

  private static boolean isSmaller(long[] smaller, int i) {
    return (smaller[i >>> 6] >>> i & 1) != 0;
  }

  private static boolean isLms(long[] smaller, int i) {
    return i > 0 && isSmaller(smaller, i) && !isSmaller(smaller, i - 1);
  }

  private static void bucketEnds(int[] s, int from, int n, int[] border) {
    Arrays.fill(border, 0);
    for (int i = 0; i < n; i++) {
      border[s[from + i]]++;
    }
    int sum = 0;
    for (int c = 0; c < border.length; c++) {
      sum += border[c];
      border[c] = sum;
    }
  }

  private static void bucketStarts(int[] s, int from, int n, int[] border) {
    bucketEnds(s, from, n, border);
    for (int c = border.length - 1; c > 0; c--) {
      border[c] = border[c - 1];
    }
    if (border.length > 0) {
      border[0] = 0;
    }
  }

  /** Puts suffixes of type L, then of type S, in order behind the LMS suffixes that are placed. */
  private void induce(int[] s, int from, int n, long[] smaller, int[] border) {
    bucketStarts(s, from, n, border);
    // The end of the text is the smallest suffix, and the last place stands before it.
    sa[border[s[from + n - 1]]++] = n - 1;
    for (int i = 0; i < n; i++) {
      int before = sa[i] - 1;
      if (before >= 0 && !isSmaller(smaller, before)) {
        sa[border[s[from + before]]++] = before;
      }
      look(i);
    }
    bucketEnds(s, from, n, border);
    for (int i = n - 1; i >= 0; i--) {
      int before = sa[i] - 1;
      if (before >= 0 && isSmaller(smaller, before)) {
        sa[--border[s[from + before]]] = before;
      }
      look(i);
    }
  }

  private void look(int i) {
    if ((i & STRIDE) == STRIDE) {
      checkpoint.run();
    }
  }

  /**
   * With the pieces between LMS places in order, sorts the LMS suffixes to the begin of the array.
   *
   * @return how many there are
   */
  private int sortLms(int[] s, int from, int n, long[] smaller) {
    int lms = 0;
    for (int i = 0; i < n; i++) {
      if (isLms(smaller, sa[i])) {
        sa[lms++] = sa[i];
      }
    }
    int names = name(s, from, n, smaller, lms);
    int text = n - lms;
    if (names < lms) {
      sort(sa, text, lms, names);
    } else {
      for (int i = 0; i < lms; i++) {
        sa[sa[text + i]] = i;
      }
    }
    int j = text;
    for (int i = 1; i < n; i++) {
      if (isLms(smaller, i)) {
        sa[j++] = i;
      }
    }
    for (int i = 0; i < lms; i++) {
      sa[i] = sa[text + sa[i]];
    }
    return lms;
  }

  /** Writes the names of the pieces, in the order of the text, to the end of the array. */
  private int name(int[] s, int from, int n, long[] smaller, int lms) {
    Arrays.fill(sa, lms, n, -1);
    int names = 0;
    for (int i = 0; i < lms; i++) {
      if (i == 0 || !samePiece(s, from, n, smaller, sa[i - 1], sa[i])) {
        names++;
      }
      // No two LMS places are neighbours, so half a place is one of their own.
      sa[lms + (sa[i] >>> 1)] = names - 1;
    }
    int j = n;
    for (int i = n - 1; i >= lms; i--) {
      if (sa[i] >= 0) {
        sa[--j] = sa[i];
      }
    }
    return names;
  }

  private static boolean samePiece(int[] s, int from, int n, long[] smaller, int a, int b) {
    for (int k = 0; ; k++) {
      if (a + k >= n || b + k >= n || s[from + a + k] != s[from + b + k]) {
        return false;
      }
      if (isSmaller(smaller, a + k) != isSmaller(smaller, b + k)) {
        return false;
      }
      if (k > 0 && isLms(smaller, a + k)) {
        // Types agree here and a place before, so the other piece ends here too.
        return true;
      }
    }
  }
}
