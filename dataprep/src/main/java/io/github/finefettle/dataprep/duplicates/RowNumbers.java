package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.split.RowId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rows by running numbers instead of objects: eight bytes a row, because millions of rows are
 * remembered while duplicates are sought. The numbers go by the order in which rows are added.
 */
final class RowNumbers {
  private static final int POSITION_BITS = 44;

  private final List<String> sources = new ArrayList<>();
  private final Map<String, Integer> sourceNumbers = new HashMap<>();
  private final LongList packed = new LongList();

  /** The number of a row that is added. */
  int add(RowId row) {
    packed.add(pack(row));
    return packed.size() - 1;
  }

  private long pack(RowId row) {
    int source = sourceNumbers.computeIfAbsent(row.source(), this::newSource);
    if (row.position() >>> POSITION_BITS != 0) {
      throw new IllegalArgumentException(
          "The position of the row "
              + row
              + " must be below 2^44 where duplicates are sought. Number the rows from 0.");
    }
    return ((long) source << POSITION_BITS) | row.position();
  }

  private int newSource(String source) {
    sources.add(source);
    return sources.size() - 1;
  }

  RowId row(int number) {
    long value = packed.get(number);
    return new RowId(
        sources.get((int) (value >>> POSITION_BITS)), value & ((1L << POSITION_BITS) - 1));
  }

  int size() {
    return packed.size();
  }

  long packed(int number) {
    return packed.get(number);
  }

  /** Compares two rows by their ids, whatever the order in which they were added. */
  int compare(int a, int b) {
    long first = packed.get(a);
    long second = packed.get(b);
    int source = (int) (first >>> POSITION_BITS);
    int other = (int) (second >>> POSITION_BITS);
    return source == other
        ? Long.compare(first, second)
        : sources.get(source).compareTo(sources.get(other));
  }

  /** The packed form of a row, or -1 if its source was never seen. */
  long find(RowId row) {
    Integer source = sourceNumbers.get(row.source());
    return source == null ? -1 : ((long) source << POSITION_BITS) | row.position();
  }
}
