package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.dataprep.duplicates.DuplicateIndex;
import java.util.BitSet;

/**
 * The rows that have a near duplicate in another part, such as another fold, found by search.
 *
 * <p>Two different parts differ in a bit of their numbers. So for each bit the rows that have it
 * are held against those that lack it, in both directions. Asking row by row would cost the square
 * of the rows of a template that lies in one part; this costs a few passes, whatever the parts.
 */
final class CrossingRows {
  private final DuplicateIndex index;
  private final int[] parts;

  /**
   * Nothing is looked up yet.
   *
   * @param parts the part of each row, 0 or more; -1 for a row that does not count
   */
  CrossingRows(DuplicateIndex index, int[] parts) {
    this.index = index;
    this.parts = parts.clone();
  }

  /** The rows with a near duplicate in a part that is not their own. */
  BitSet rows() {
    int all = 0;
    for (int part : parts) {
      all |= Math.max(0, part);
    }
    BitSet found = new BitSet(parts.length);
    for (int bit = Integer.highestOneBit(all); bit > 0; bit >>= 1) {
      int mask = bit;
      // A row that does not count is inside, where nothing is looked for from.
      found.or(index.withPartnerOutside(row -> parts[row] < 0 || (parts[row] & mask) == 0));
      found.or(index.withPartnerOutside(row -> parts[row] < 0 || (parts[row] & mask) != 0));
    }
    for (int row = 0; row < parts.length; row++) {
      if (parts[row] < 0) {
        found.clear(row);
      }
    }
    return found;
  }
}
