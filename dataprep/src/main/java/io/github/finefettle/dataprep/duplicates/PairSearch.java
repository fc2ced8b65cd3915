package io.github.finefettle.dataprep.duplicates;

import java.util.BitSet;

/** Finds the partners of rows by the shingles of one length band. Not safe for several threads. */
interface PairSearch {
  /** What a search does with the rows it meets. */
  interface Visitor {
    /** Whether a row need not be compared. */
    boolean skips(int row);

    /** Whether a row that is skipped once will be skipped ever after. */
    default boolean skipsForGood() {
      return false;
    }

    void found(int row, double similarity);

    /** Whether no further row is wanted; a search ends as soon as it hears so. */
    default boolean done() {
      return false;
    }
  }

  /** Takes rows back that were skipped for good. */
  default void restart() {}

  /** Marks the rows that may have a partner in this band. */
  void markCandidates(BitSet rows);

  /** Visits every partner of a row in this band; none if the row is not in it. */
  void visit(int row, Visitor visitor);

  /** Joins a row with those of its partners that pass a test. */
  void join(int row, DisjointSets joined, EdgeTest test);
}
