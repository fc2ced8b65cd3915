package io.github.finefettle.dataprep.duplicates;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Finds, among the rows of one length band and their possible longer partners, every pair that
 * shares enough shingles: an inverted index with an exact prefix filter.
 *
 * <p>Shingles are ranked by the number of rows that have them, rare ones first. If two rows must
 * share at least o shingles, then the first |A| - o + 1 of A and the first |B| - o + 1 of B (in
 * rank order) have one in common; this holds for every pair, so no pair is lost (Chaudhuri, Ganti
 * and Kaushik, "A primitive operator for similarity joins in data cleaning", ICDE 2006). Only these
 * prefixes are indexed, and every candidate is then counted out in full. Ranks, not hashes, are
 * kept: 4 bytes a shingle.
 *
 * <p>Rows of one template stand in the same posting lists, and to pass all of them for each of them
 * would cost the square of their number. So a row that is skipped for good leaves the list it was
 * met in: the lists are copied when that happens first, and the copy is given up at the restart.
 */
final class BandIndex implements PairSearch {
  private final SimilarityRule rule;
  private final int[] rows;
  private final int[] words;
  private final int[] allowances;
  private final boolean[] home;
  private final int[][] sets;
  private final int[] starts;
  private final int[] postings;
  private final int[] seenIn;
  private final BitSet united = new BitSet();
  private int[] live = new int[0];
  private int[] liveEnds = new int[0];
  private int search;

  BandIndex(SimilarityRule rule, BandMembers members) {
    this.rule = rule;
    this.rows = members.rows();
    this.words = members.words();
    this.allowances = members.allowances();
    this.home = members.home();
    LongIntMap numbers = new LongIntMap();
    this.sets = numbered(members, numbers);
    int[] ranks = ranks(numbers);
    for (int[] set : sets) {
      for (int i = 0; i < set.length; i++) {
        set[i] = ranks[set[i]];
      }
      Arrays.sort(set);
    }
    this.starts = new int[numbers.size() + 1];
    this.postings = post();
    this.seenIn = new int[rows.length];
  }

  private static int[][] numbered(BandMembers members, LongIntMap numbers) {
    int[][] sets = new int[members.size()][];
    for (int m = 0; m < sets.length; m++) {
      long[] shingles = members.takeShingles(m);
      sets[m] = new int[shingles.length];
      for (int i = 0; i < shingles.length; i++) {
        sets[m][i] = numbers.numberOf(shingles[i]);
      }
    }
    return sets;
  }

  /** Rare shingles first. How ties are broken changes the candidates, but never what is found. */
  private int[] ranks(LongIntMap numbers) {
    long[] order = new long[numbers.size()];
    for (int[] set : sets) {
      for (int number : set) {
        order[number] += 1L << 32;
      }
    }
    for (int number = 0; number < order.length; number++) {
      order[number] |= number;
    }
    Arrays.sort(order);
    int[] ranks = new int[order.length];
    for (int rank = 0; rank < order.length; rank++) {
      ranks[(int) order[rank]] = rank;
    }
    return ranks;
  }

  @Override
  public void markCandidates(BitSet candidates) {
    for (int row : rows) {
      candidates.set(row);
    }
  }

  private int prefix(int member) {
    int size = sets[member].length;
    return size - rule.requiredWithAny(size, allowances[member]) + 1;
  }

  private int[] post() {
    for (int m = 0; m < sets.length; m++) {
      for (int i = 0; i < prefix(m); i++) {
        starts[sets[m][i] + 1]++;
      }
    }
    for (int rank = 1; rank < starts.length; rank++) {
      starts[rank] += starts[rank - 1];
    }
    int[] next = Arrays.copyOf(starts, starts.length);
    int[] posted = new int[starts[starts.length - 1]];
    for (int m = 0; m < sets.length; m++) {
      for (int i = 0; i < prefix(m); i++) {
        posted[next[sets[m][i]]++] = m;
      }
    }
    return posted;
  }

  /** Visits every partner of a row in this band; none if the row is not in it. */
  @Override
  public void visit(int row, Visitor visitor) {
    int self = Arrays.binarySearch(rows, row);
    if (self < 0) {
      return;
    }
    search++;
    seenIn[self] = search;
    int prefix = prefix(self);
    for (int i = 0; i < prefix && !visitor.done(); i++) {
      if (visitor.skipsForGood()) {
        visitLive(sets[self][i], self, visitor);
      } else {
        visitAll(sets[self][i], self, visitor);
      }
    }
  }

  private void visitAll(int rank, int self, Visitor visitor) {
    for (int p = starts[rank]; p < starts[rank + 1]; p++) {
      int other = postings[p];
      if (seenIn[other] != search) {
        seenIn[other] = search;
        if (belongsHere(self, other) && !visitor.skips(rows[other])) {
          compare(self, other, visitor);
        }
        if (visitor.done()) {
          return;
        }
      }
    }
  }

  /** The same with the rows that were not skipped before; those skipped now are taken out. */
  private void visitLive(int rank, int self, Visitor visitor) {
    if (live.length != postings.length) {
      live = postings.clone();
      liveEnds = Arrays.copyOfRange(starts, 1, starts.length);
    }
    int kept = starts[rank];
    for (int p = starts[rank]; p < liveEnds[rank]; p++) {
      int other = live[p];
      if (!visitor.done() && visitor.skips(rows[other])) {
        continue;
      }
      live[kept++] = other;
      if (!visitor.done() && seenIn[other] != search) {
        seenIn[other] = search;
        if (belongsHere(self, other)) {
          compare(self, other, visitor);
        }
      }
    }
    liveEnds[rank] = kept;
  }

  @Override
  public void restart() {
    live = new int[0];
    liveEnds = new int[0];
  }

  /** Two longer rows of another band are compared there, by the shingles of that band. */
  private boolean belongsHere(int self, int other) {
    return home[self] || home[other];
  }

  private void compare(int self, int other, Visitor visitor) {
    double similarity = similarity(self, other);
    if (similarity > 0) {
      visitor.found(rows[other], similarity);
    }
  }

  /**
   * Joins a row with its partners. All rows in the posting list of a shingle are often in one set
   * soon; sets only grow, so such a list need never be looked at again. Without this, many rows of
   * one template would cost the square of their number.
   */
  @Override
  public void join(int row, DisjointSets joined, EdgeTest test) {
    int self = Arrays.binarySearch(rows, row);
    if (self < 0) {
      return;
    }
    search++;
    seenIn[self] = search;
    int prefix = prefix(self);
    for (int i = 0; i < prefix; i++) {
      int rank = sets[self][i];
      if (!united.get(rank)) {
        united.set(rank, joinAlong(rank, self, joined, test));
      }
    }
  }

  /** Whether all rows of a posting list are in the set of one of them afterwards. */
  private boolean joinAlong(int rank, int self, DisjointSets joined, EdgeTest test) {
    boolean all = true;
    int own = joined.find(rows[self]);
    for (int p = starts[rank]; p < starts[rank + 1]; p++) {
      int other = postings[p];
      if (joined.find(rows[other]) == own) {
        continue;
      }
      // Earlier rows have looked at this one already.
      boolean unseen = other > self && seenIn[other] != search;
      seenIn[other] = search;
      if (unseen
          && belongsHere(self, other)
          && similarity(self, other) > 0
          && test.holds(rows[self], rows[other])) {
        joined.union(rows[self], rows[other]);
        own = joined.find(rows[self]);
      } else {
        all = false;
      }
    }
    return all;
  }

  /** The similarity of two members, or 0 if they are no near duplicates. */
  private double similarity(int self, int other) {
    if (!rule.lengthsAgree(words[self], words[other])) {
      return 0;
    }
    int[] a = sets[self];
    int[] b = sets[other];
    int allowance = Math.min(allowances[self], allowances[other]);
    int shared = shared(a, b, rule.required(a.length, b.length, allowance));
    return (double) shared / (a.length + b.length - shared);
  }

  /** The size of the intersection, or 0 as soon as it cannot reach what is required. */
  private static int shared(int[] a, int[] b, int required) {
    int shared = 0;
    int i = 0;
    int j = 0;
    while (i < a.length && j < b.length) {
      if (shared + Math.min(a.length - i, b.length - j) < required) {
        return 0;
      }
      if (a[i] == b[j]) {
        shared++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return shared >= required ? shared : 0;
  }
}
