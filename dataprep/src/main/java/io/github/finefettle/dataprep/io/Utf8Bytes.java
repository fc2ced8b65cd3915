package io.github.finefettle.dataprep.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Scans over bytes of UTF-8, eight at a time where they are ASCII.
 *
 * <p>Eight bytes are read as one number, lowest byte first. For a byte x below 0x80, x - 1 borrows
 * into its top bit only for x = 0, so {@code (w ^ pattern) - 0x0101...} has the top bit of a byte
 * set where the byte equals the pattern; a borrow can spoil only bytes above such a hit, and only
 * the lowest hit is used. Bytes of 0x80 and above are hits themselves where {@code w} is mixed in.
 */
final class Utf8Bytes {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long TOPS = 0x8080808080808080L;
  private static final long QUOTES = ONES * '"';
  private static final long BACKSLASHES = ONES * '\\';
  private static final long FEEDS = ONES * '\n';
  private static final long SPACES = ONES * ' ';

  private Utf8Bytes() {}

  static long eight(byte[] in, int at) {
    return (long) LONGS.get(in, at);
  }

  /** The first place of a byte below 0x80, or {@code to}. */
  static int indexOf(byte[] in, byte wanted, int from, int to) {
    long pattern = ONES * wanted;
    int at = from;
    while (at <= to - 8) {
      long x = eight(in, at) ^ pattern;
      long hits = (x - ONES) & ~x & TOPS;
      if (hits != 0) {
        return at + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
      at += 8;
    }
    while (at < to && in[at] != wanted) {
      at++;
    }
    return at;
  }

  /** The first place of either of two bytes below 0x80, or {@code to}. */
  static int indexOfEither(byte[] in, byte one, byte other, int from, int to) {
    long first = ONES * one;
    long second = ONES * other;
    int at = from;
    while (at <= to - 8) {
      long w = eight(in, at);
      long x = w ^ first;
      long y = w ^ second;
      long hits = (((x - ONES) & ~x) | ((y - ONES) & ~y)) & TOPS;
      if (hits != 0) {
        return at + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
      at += 8;
    }
    while (at < to && in[at] != one && in[at] != other) {
      at++;
    }
    return at;
  }

  /**
   * The first place of a quote, a backslash, a control below 0x20 or a byte that is not ASCII, or
   * {@code to}: whatever ends the plain part of a JSON string.
   */
  static int plainEnd(byte[] in, int from, int to) {
    int at = from;
    while (at <= to - 8) {
      long w = eight(in, at);
      long hits = (((w ^ QUOTES) - ONES) | ((w ^ BACKSLASHES) - ONES) | (w - SPACES) | w) & TOPS;
      if (hits != 0) {
        return at + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
      at += 8;
    }
    while (at < to && in[at] >= ' ' && in[at] != '"' && in[at] != '\\') {
      at++;
    }
    return at;
  }

  /** The first place of a quote, a backslash or a control below 0x20, or {@code to}. */
  static int escapedAt(byte[] in, int from, int to) {
    int at = plainEnd(in, from, to);
    while (at < to && in[at] < 0) {
      at = plainEnd(in, at + 1, to);
    }
    return at;
  }

  /** The first place of a quote, a backslash or a line feed, or {@code to}. */
  static int stringMark(byte[] in, int from, int to) {
    int at = from;
    while (at <= to - 8) {
      long w = eight(in, at);
      long x = w ^ QUOTES;
      long y = w ^ BACKSLASHES;
      long z = w ^ FEEDS;
      long hits = (((x - ONES) & ~x) | ((y - ONES) & ~y) | ((z - ONES) & ~z)) & TOPS;
      if (hits != 0) {
        return at + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
      at += 8;
    }
    while (at < to && in[at] != '"' && in[at] != '\\' && in[at] != '\n') {
      at++;
    }
    return at;
  }

  /** The first place of a byte that is not ASCII, or {@code to}. */
  static int asciiEnd(byte[] in, int from, int to) {
    int at = from;
    while (at <= to - 8) {
      long hits = eight(in, at) & TOPS;
      if (hits != 0) {
        return at + (Long.numberOfTrailingZeros(hits) >>> 3);
      }
      at += 8;
    }
    while (at < to && in[at] >= 0) {
      at++;
    }
    return at;
  }

  /**
   * The number of bytes of the character that begins at a byte that is not ASCII: 2, 3 or 4, or 0
   * if no character of UTF-8 stands there (Unicode 13, table 3-7: no longer form than needed, no
   * half of a surrogate pair, nothing above U+10FFFF).
   */
  static int characterLength(byte[] in, int at, int to) {
    int lead = in[at] & 0xFF;
    if (lead < 0xC2 || lead > 0xF4) {
      return 0;
    }
    int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (at + length > to) {
      return 0;
    }
    int second = in[at + 1] & 0xFF;
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((in[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  /** The first place that is no UTF-8, or {@code to}. */
  static int validEnd(byte[] in, int from, int to) {
    int at = asciiEnd(in, from, to);
    while (at < to) {
      int length = in[at] >= 0 ? 1 : characterLength(in, at, to);
      if (length == 0) {
        return at;
      }
      at += length;
      if (length == 1) {
        at = asciiEnd(in, at, to);
      }
    }
    return to;
  }
}
