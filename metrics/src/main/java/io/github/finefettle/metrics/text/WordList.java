package io.github.finefettle.metrics.text;

import java.util.Arrays;

/** The words of a text as numbers, and where its lines end. Used again for text after text. */
final class WordList {
  private int[] ids = new int[64];
  private int[] lineEnds = new int[8];
  private int size;
  private int lines;

  void clear() {
    size = 0;
    lines = 0;
  }

  void add(int id) {
    if (size == ids.length) {
      ids = Arrays.copyOf(ids, 2 * size);
    }
    ids[size++] = id;
  }

  /** Ends a line; one without words leaves no trace. */
  void endLine() {
    if (size == 0 || (lines > 0 && lineEnds[lines - 1] == size)) {
      return;
    }
    if (lines == lineEnds.length) {
      lineEnds = Arrays.copyOf(lineEnds, 2 * lines);
    }
    lineEnds[lines++] = size;
  }

  /** The words; only the first {@link #size()} count. Not to be changed. */
  int[] ids() {
    return ids;
  }

  int size() {
    return size;
  }

  /** Where each line with words ends; only the first {@link #lines()} count. */
  int[] lineEnds() {
    return lineEnds;
  }

  int lines() {
    return lines;
  }
}
