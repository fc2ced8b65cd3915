package io.github.finefettle.dataprep.duplicates;

import java.util.ArrayList;
import java.util.List;

/** Numbers in blocks, so that growing never copies what is there already. */
final class IntList {
  private static final int BLOCK_BITS = 14;
  private static final int MASK = (1 << BLOCK_BITS) - 1;

  private final List<int[]> blocks = new ArrayList<>();
  private int size;

  void add(int value) {
    if ((size & MASK) == 0) {
      blocks.add(new int[1 << BLOCK_BITS]);
    }
    blocks.get(size >>> BLOCK_BITS)[size & MASK] = value;
    size++;
  }

  int get(int at) {
    return blocks.get(at >>> BLOCK_BITS)[at & MASK];
  }

  int size() {
    return size;
  }

  int[] toArray() {
    int[] values = new int[size];
    for (int i = 0; i < size; i++) {
      values[i] = get(i);
    }
    return values;
  }
}
