package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.rule.RowRule;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.Arrays;

/**
 * Rows with equal keys among those added so far; the first row of each key is the one that stays.
 * An open table of row numbers with the keys beside it: 24 bytes a row and 8 to 16 for the table.
 */
final class ExactDuplicateSearch {
  private static final int FREE = -1;

  private final RowNumbers rows = new RowNumbers();
  private final LongList high = new LongList();
  private final LongList low = new LongList();
  private final LongList duplicates = new LongList();
  private int[] table = free(1 << 12);
  private int distinct;

  /** Adds a row; the number of the first row with its key, which may be its own. */
  int add(RowId row, DuplicateKey key) {
    int number = rows.add(row);
    high.add(key.high());
    low.add(key.low());
    int slot = slot(key.high(), key.low());
    if (table[slot] == FREE) {
      table[slot] = number;
      distinct++;
      if (distinct * 2L > table.length) {
        grow();
      }
      return number;
    }
    duplicates.add(((long) number << 32) | table[slot]);
    return table[slot];
  }

  private int slot(long h, long l) {
    int slot = (int) h & (table.length - 1);
    while (table[slot] != FREE && (high.get(table[slot]) != h || low.get(table[slot]) != l)) {
      slot = (slot + 1) & (table.length - 1);
    }
    return slot;
  }

  private void grow() {
    int[] old = table;
    table = free(old.length * 2);
    for (int number : old) {
      if (number != FREE) {
        table[slot(high.get(number), low.get(number))] = number;
      }
    }
  }

  private static int[] free(int length) {
    int[] table = new int[length];
    Arrays.fill(table, FREE);
    return table;
  }

  RowNumbers rows() {
    return rows;
  }

  RowRule found(String id, RuleAction action, String reason) {
    int[] numbers = new int[duplicates.size()];
    int[] partners = new int[duplicates.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (int) (duplicates.get(i) >>> 32);
      partners[i] = (int) duplicates.get(i);
    }
    return new DuplicateRows(id, action, reason, 1, rows, numbers, partners, new double[0]);
  }
}
