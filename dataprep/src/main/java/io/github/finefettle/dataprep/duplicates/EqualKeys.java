package io.github.finefettle.dataprep.duplicates;

import java.util.Arrays;

/**
 * Gives equal keys one number, in the order in which they come. An open table of numbers with the
 * hashes and places of the keys beside it: 24 bytes for each distinct key and 8 to 16 for the
 * table. Keys of one hash are compared byte by byte.
 */
final class EqualKeys implements AutoCloseable {
  private static final int FREE = -1;

  private final KeySpool spool;
  private final LongList high = new LongList();
  private final LongList low = new LongList();
  private final LongList places = new LongList();
  private int[] table = free(1 << 12);

  EqualKeys() {
    this(KeySpool.TAIL);
  }

  /** For tests: with another share of memory. */
  EqualKeys(int memory) {
    this.spool = new KeySpool(memory);
  }

  /** How many distinct keys there are; the next new one gets this number. */
  int size() {
    return high.size();
  }

  /** The number of a key: that of an equal one, or a new one. */
  int numberOf(DuplicateKey key) {
    int slot = slot(key);
    if (table[slot] != FREE) {
      return table[slot];
    }
    int number = high.size();
    high.add(key.high());
    low.add(key.low());
    places.add(spool.add(key.bytes()));
    table[slot] = number;
    if (2L * high.size() > table.length) {
      grow();
    }
    return number;
  }

  private int slot(DuplicateKey key) {
    int slot = (int) key.high() & (table.length - 1);
    while (table[slot] != FREE && !isKey(table[slot], key)) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private boolean isKey(int number, DuplicateKey key) {
    return high.get(number) == key.high()
        && low.get(number) == key.low()
        && spool.holds(places.get(number), key.bytes());
  }

  private void grow() {
    table = free(2 * table.length);
    for (int number = 0; number < high.size(); number++) {
      int slot = (int) high.get(number) & (table.length - 1);
      while (table[slot] != FREE) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = number;
    }
  }

  private static int[] free(int length) {
    int[] table = new int[length];
    Arrays.fill(table, FREE);
    return table;
  }

  @Override
  public void close() {
    spool.close();
  }
}
