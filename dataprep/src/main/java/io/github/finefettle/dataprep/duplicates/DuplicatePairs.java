package io.github.finefettle.dataprep.duplicates;

import java.util.BitSet;

/** Rows that are to be judged, by their numbers, each with its partner and its cluster. */
final class DuplicatePairs {
  private final IntList rows = new IntList();
  private final IntList partners = new IntList();
  private final IntList clusters = new IntList();
  private final LongList similarities = new LongList();
  private final BitSet flagged = new BitSet();

  /** An exact duplicate of the row that stays. */
  void add(int row, int survivor) {
    rows.add(row);
    partners.add(survivor);
  }

  /** A near duplicate of the row that stays. */
  void add(int row, int survivor, double similarity) {
    add(row, survivor);
    similarities.add(Double.doubleToRawLongBits(similarity));
  }

  /** A row that is only pointed out, whatever becomes of others. */
  void addFlagged(int row, int partner, int cluster) {
    flagged.set(rows.size());
    addInCluster(row, partner, cluster);
  }

  /** A row with a partner that does not stand for the cluster. */
  void addInCluster(int row, int partner, int cluster) {
    add(row, partner);
    clusters.add(cluster);
  }

  int size() {
    return rows.size();
  }

  int row(int at) {
    return rows.get(at);
  }

  int partner(int at) {
    return partners.get(at);
  }

  /** The row by whose id the cluster is known: the survivor where nothing else was said. */
  int cluster(int at) {
    return clusters.size() == 0 ? partners.get(at) : clusters.get(at);
  }

  boolean isFlagged(int at) {
    return flagged.get(at);
  }

  double similarity(int at) {
    return similarities.size() == 0 ? 1 : Double.longBitsToDouble(similarities.get(at));
  }
}
