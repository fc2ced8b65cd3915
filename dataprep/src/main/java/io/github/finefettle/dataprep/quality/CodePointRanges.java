package io.github.finefettle.dataprep.quality;

import java.util.Arrays;

/** A frozen set of code points, written as ranges in hexadecimal. Immutable. */
final class CodePointRanges {
  private final int[] first;
  private final int[] last;

  /** Reads ranges in ascending order, such as {@code "21 2e 3f 589-58a"}. */
  CodePointRanges(String ranges) {
    String[] parts = ranges.trim().split("\\s+", -1);
    first = new int[parts.length];
    last = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      int dash = parts[i].indexOf('-');
      first[i] = Integer.parseInt(dash < 0 ? parts[i] : parts[i].substring(0, dash), 16);
      last[i] = dash < 0 ? first[i] : Integer.parseInt(parts[i].substring(dash + 1), 16);
    }
  }

  boolean contains(int c) {
    int at = Arrays.binarySearch(first, c);
    if (at >= 0) {
      return true;
    }
    int before = -at - 2;
    return before >= 0 && c <= last[before];
  }
}
