package io.github.finefettle.dataprep.duplicates;

import java.util.ArrayList;
import java.util.List;

/** Numbers in blocks, so that growing never copies what is there already. */
final class LongList {
  private static final int BLOCK_BITS = 14;
  private static final int MASK = (1 << BLOCK_BITS) - 1;

  private final List<long[]> blocks = new ArrayList<>();
  private int size;

  void add(long value) {
    if ((size & MASK) == 0) {
      blocks.add(new long[1 << BLOCK_BITS]);
    }
    blocks.get(size >>> BLOCK_BITS)[size & MASK] = value;
    size++;
  }

  long get(int at) {
    return blocks.get(at >>> BLOCK_BITS)[at & MASK];
  }

  int size() {
    return size;
  }
}
