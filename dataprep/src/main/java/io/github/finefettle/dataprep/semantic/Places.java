package io.github.finefettle.dataprep.semantic;

import java.util.Arrays;

/**
 * The rows that have a vector, in the order in which they are to be kept: what must be the same of
 * two of them, and by which one each is kept.
 */
final class Places {
  private final int[] rows;
  private final long[] signatures;
  private final int[] groups;
  private final int[] survivors;

  /**
   * Makes the places, none of them with a survivor yet.
   *
   * @param rows the row of each place
   * @param signatures what the guards see in it
   * @param groups only rows of one group can be duplicates
   */
  Places(int[] rows, long[] signatures, int[] groups) {
    this.rows = rows;
    this.signatures = signatures;
    this.groups = groups;
    this.survivors = new int[rows.length];
    Arrays.fill(survivors, -1);
  }

  int size() {
    return rows.length;
  }

  int row(int place) {
    return rows[place];
  }

  int[] rows() {
    return rows;
  }

  boolean mayMeet(int a, int b) {
    return signatures[a] == signatures[b] && groups[a] == groups[b];
  }

  boolean isFree(int place) {
    return survivors[place] < 0;
  }

  void assign(int place, int survivor) {
    survivors[place] = survivor;
  }

  int survivor(int place) {
    return survivors[place];
  }
}
