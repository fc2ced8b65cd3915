package io.github.finefettle.core.split;

/** The check that all three splits share. */
final class SplitRows {
  private SplitRows() {}

  static void requireSameSize(String split, int ids, int rows) {
    if (ids != rows) {
      throw new IllegalArgumentException(
          "The "
              + split
              + " split has "
              + ids
              + " ids but "
              + rows
              + " rows; each row needs exactly one id.");
    }
  }
}
