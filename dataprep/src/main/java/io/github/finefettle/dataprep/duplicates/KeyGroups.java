package io.github.finefettle.dataprep.duplicates;

import java.util.Arrays;

/**
 * The rows that share a key, key by key. Keys of a single row, as most are, take no memory once all
 * keys are there; before that they are sorted within a stated memory, on disk beyond it.
 *
 * <p>An entry is one 64-bit number, the upper bits of the key over the number of the row. Two keys
 * that agree in these bits are taken for one; that costs a comparison and changes nothing.
 */
final class KeyGroups {
  private final int memberBits;
  private final SortedLongs entries;
  private int[] members = new int[1024];
  private int memberCount;
  private int[] starts = new int[256];
  private int groups;
  private int[] groupsFrom = new int[0];
  private int[] groupsOf = new int[0];

  /**
   * Begins empty.
   *
   * @param most how many rows there are at most
   * @param bytes the memory for keys while they are gathered
   */
  KeyGroups(int most, long bytes) {
    this.memberBits = Math.max(1, 32 - Integer.numberOfLeadingZeros(Math.max(1, most - 1)));
    this.entries = new SortedLongs(memberBits, bytes);
  }

  /** Adds a key; members must come in ascending order. */
  void add(long key, int member) {
    entries.add(((key >>> memberBits) << memberBits) | member);
  }

  /** Told of each group, and gives those that take its place. */
  interface Refinement {
    void refine(int[] members, int size, KeyGroups groups);
  }

  /** Ends the gathering of keys. */
  void end(int rows, Refinement refinement) {
    Gatherer gatherer = new Gatherer(refinement);
    entries.forEach(gatherer::take);
    gatherer.endGroup();
    entries.close();
    openStarts();
    starts[groups] = memberCount;
    list(rows);
  }

  /** How many runs of keys lay on disk. */
  int runs() {
    return entries.runs();
  }

  long keys() {
    return entries.total();
  }

  void addGroup(int[] group, int from, int to) {
    openStarts();
    starts[groups++] = memberCount;
    int more = to - from;
    if (memberCount + more > members.length) {
      members = Arrays.copyOf(members, Math.max(memberCount + more, members.length * 3 / 2));
    }
    System.arraycopy(group, from, members, memberCount, more);
    memberCount += more;
  }

  private void openStarts() {
    if (groups == starts.length) {
      starts = Arrays.copyOf(starts, starts.length * 3 / 2);
    }
  }

  /** Lists for each row the groups it is in. */
  private void list(int rows) {
    groupsFrom = new int[rows + 1];
    for (int i = 0; i < memberCount; i++) {
      groupsFrom[members[i] + 1]++;
    }
    for (int row = 0; row < rows; row++) {
      groupsFrom[row + 1] += groupsFrom[row];
    }
    groupsOf = new int[memberCount];
    int[] next = Arrays.copyOf(groupsFrom, rows);
    for (int group = 0; group < groups; group++) {
      for (int i = starts[group]; i < starts[group + 1]; i++) {
        groupsOf[next[members[i]]++] = group;
      }
    }
  }

  int groups() {
    return groups;
  }

  int groupsFrom(int member) {
    return groupsFrom[member];
  }

  int groupAt(int place) {
    return groupsOf[place];
  }

  int start(int group) {
    return starts[group];
  }

  int end(int group) {
    return starts[group + 1];
  }

  int member(int place) {
    return members[place];
  }

  /** Changes the places of two members of one group. */
  void swap(int place, int other) {
    int member = members[place];
    members[place] = members[other];
    members[other] = member;
  }

  /** Collects the members of one key at a time. */
  private final class Gatherer {
    private final Refinement refinement;
    private int[] group = new int[64];
    private int size;
    private long key;

    Gatherer(Refinement refinement) {
      this.refinement = refinement;
    }

    void take(long entry) {
      long upper = entry >>> memberBits;
      if (upper != key) {
        endGroup();
        key = upper;
      }
      int member = (int) (entry & ((1L << memberBits) - 1));
      if (size > 0 && group[size - 1] == member) {
        return;
      }
      if (size == group.length) {
        group = Arrays.copyOf(group, 2 * size);
      }
      group[size++] = member;
    }

    void endGroup() {
      if (size > 1) {
        refinement.refine(group, size, KeyGroups.this);
      }
      size = 0;
    }
  }
}
