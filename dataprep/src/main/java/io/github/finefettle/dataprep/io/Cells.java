package io.github.finefettle.dataprep.io;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the cells of one record stand: for each one its flags and where its text begins and ends,
 * inside its quotes if it has any.
 */
final class Cells {
  private static final int QUOTED = 1;
  private static final int DOUBLED = 2;

  private final byte[] in;
  private final boolean ascii;
  private int[] numbers = new int[24];
  private int count;

  private Cells(byte[] in, boolean ascii) {
    this.in = in;
    this.ascii = ascii;
  }

  /**
   * The cells of a record of valid UTF-8; none if its quotes do not match. A quote opens a quoted
   * cell only where the cell begins; what closes it must be followed by a delimiter or the end.
   */
  static Cells of(byte[] in, int from, int to, Dialect dialect, boolean ascii) {
    Cells cells = new Cells(in, ascii);
    int at = from;
    while (true) {
      boolean quoted = dialect.quoted() && at < to && in[at] == '"';
      int end = quoted ? cells.addQuoted(at, to) : cells.addPlain(at, to, dialect.delimiter());
      if (end == to) {
        return cells;
      }
      if (end < 0 || in[end] != dialect.delimiter()) {
        cells.count = 0;
        return cells;
      }
      at = end + 1;
    }
  }

  private int addPlain(int from, int to, byte delimiter) {
    int end = Utf8Bytes.indexOf(in, delimiter, from, to);
    add(0, from, end);
    return end;
  }

  private int addQuoted(int quote, int to) {
    int flags = QUOTED;
    int at = Utf8Bytes.indexOf(in, (byte) '"', quote + 1, to);
    while (at + 1 < to && in[at + 1] == '"') {
      flags |= DOUBLED;
      at = Utf8Bytes.indexOf(in, (byte) '"', at + 2, to);
    }
    if (at >= to) {
      return -1;
    }
    add(flags, quote + 1, at);
    return at + 1;
  }

  private void add(int flags, int from, int to) {
    if (3 * count == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * numbers.length);
    }
    numbers[3 * count] = flags;
    numbers[3 * count + 1] = from;
    numbers[3 * count + 2] = to;
    count++;
  }

  int count() {
    return count;
  }

  boolean isQuoted(int cell) {
    return (numbers[3 * cell] & QUOTED) != 0;
  }

  /** Where the cell begins, with its quote. */
  int from(int cell) {
    return numbers[3 * cell + 1] - (isQuoted(cell) ? 1 : 0);
  }

  /** Where the cell ends, with its quote. */
  int to(int cell) {
    return numbers[3 * cell + 2] + (isQuoted(cell) ? 1 : 0);
  }

  String text(int cell) {
    int from = numbers[3 * cell + 1];
    int length = numbers[3 * cell + 2] - from;
    String text =
        new String(in, from, length, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    return (numbers[3 * cell] & DOUBLED) != 0 ? text.replace("\"\"", "\"") : text;
  }

  List<String> texts() {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      texts.add(text(i));
    }
    return texts;
  }

  /** Whether a quoted cell holds a doubled quote with a backslash before it. */
  boolean hasBackslashBeforeQuote() {
    for (int cell = 0; cell < count; cell++) {
      if ((numbers[3 * cell] & DOUBLED) != 0) {
        int to = numbers[3 * cell + 2];
        int at = Utf8Bytes.indexOf(in, (byte) '\\', numbers[3 * cell + 1], to);
        while (at < to) {
          if (at + 1 < to && in[at + 1] == '"') {
            return true;
          }
          at = Utf8Bytes.indexOf(in, (byte) '\\', at + 1, to);
        }
      }
    }
    return false;
  }

  /** Whether the text of a cell is empty or of ASCII white space only. */
  boolean isBlank(int cell) {
    for (int i = numbers[3 * cell + 1]; i < numbers[3 * cell + 2]; i++) {
      if (in[i] < 0 || in[i] > ' ') {
        return false;
      }
    }
    return true;
  }
}
