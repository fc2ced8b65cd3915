package io.github.finefettle.dataprep.spans;

/**
 * Where a repeated span stands.
 *
 * @param row the index of the row in the list that was searched
 * @param start the index of its first UTF-16 unit in the text of the row
 * @param end the index behind its last UTF-16 unit
 */
public record SpanOccurrence(int row, int start, int end) {
  /** Checks the order of the indices. */
  public SpanOccurrence {
    if (row < 0 || start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "The occurrence in row "
              + row
              + " from "
              + start
              + " to "
              + end
              + " must lie in a row from 0 on and hold at least one character.");
    }
  }
}
