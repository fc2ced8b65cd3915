package io.github.finefettle.metrics.retrieval;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The retrieved documents of a query in the order of a tie policy, as groups of documents whose
 * order is open. Under {@link TiePolicy#AVERAGE} a group is all documents of one score; otherwise
 * every group is one document, so that the formulas need no second form.
 */
final class Ranking {
  private static final Comparator<String> BY_CODE_POINT = Ranking::compareCodePoints;

  private final int[] order;
  private final int[] ends;
  private final int groups;

  private Ranking(int[] order, int[] ends, int groups) {
    this.order = order;
    this.ends = ends;
    this.groups = groups;
  }

  static Ranking of(RankedQuery query, TiePolicy ties) {
    int n = query.retrieved();
    int[] order = descending(query);
    int[] ends = new int[n];
    int groups = 0;
    for (int from = 0, to; from < n; from = to) {
      to = from + 1;
      while (to < n && query.score(order[to]) == query.score(order[from])) {
        to++;
      }
      if (ties == TiePolicy.AVERAGE) {
        ends[groups++] = to;
        continue;
      }
      if (ties == TiePolicy.DOCNO_DESC && to - from > 1) {
        byIdDescending(query, order, from, to);
      }
      for (int i = from; i < to; i++) {
        ends[groups++] = i + 1;
      }
    }
    return new Ranking(order, ends, groups);
  }

  int groups() {
    return groups;
  }

  /** How many documents stand before a group. */
  int from(int group) {
    return group == 0 ? 0 : ends[group - 1];
  }

  /** How many documents stand before the end of a group. */
  int to(int group) {
    return ends[group];
  }

  /** The index in the query of the document at a place, from 0. */
  int document(int place) {
    return order[place];
  }

  /** Indices by descending score, equal scores as they stand: a merge sort of whole numbers. */
  private static int[] descending(RankedQuery query) {
    int n = query.retrieved();
    int[] order = new int[n];
    boolean sorted = true;
    for (int i = 0; i < n; i++) {
      order[i] = i;
      sorted &= i == 0 || query.score(i - 1) >= query.score(i);
    }
    if (sorted) {
      return order;
    }
    int[] other = new int[n];
    for (int width = 1; width < n; width *= 2) {
      for (int from = 0; from < n; from += 2 * width) {
        int middle = Math.min(from + width, n);
        int to = Math.min(from + 2 * width, n);
        int left = from;
        int right = middle;
        for (int i = from; i < to; i++) {
          boolean takeLeft =
              right >= to
                  || (left < middle && query.score(order[left]) >= query.score(order[right]));
          other[i] = takeLeft ? order[left++] : order[right++];
        }
      }
      int[] swap = order;
      order = other;
      other = swap;
    }
    return order;
  }

  private static void byIdDescending(RankedQuery query, int[] order, int from, int to) {
    if (!query.hasIds()) {
      throw new IllegalArgumentException(
          "Tied documents cannot be ordered by id, because the query has none. Give the ids with"
              + " RankedQuery.of, or choose TiePolicy.AVERAGE.");
    }
    Integer[] tied = new Integer[to - from];
    Arrays.setAll(tied, i -> order[from + i]);
    Arrays.sort(tied, Comparator.comparing(query::document, BY_CODE_POINT.reversed()));
    for (int i = from; i < to; i++) {
      order[i] = tied[i - from];
    }
  }

  /** The order of the bytes in UTF-8, which differs from that of UTF-16 beyond the basic plane. */
  static int compareCodePoints(String a, String b) {
    int length = Math.min(a.length(), b.length());
    for (int i = 0; i < length; i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x != y) {
        boolean surrogates = Character.isSurrogate(x) ^ Character.isSurrogate(y);
        return surrogates
            ? Boolean.compare(Character.isSurrogate(x), Character.isSurrogate(y))
            : x - y;
      }
    }
    return a.length() - b.length();
  }
}
