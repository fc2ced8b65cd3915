package io.github.finefettle.dataprep.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The part of a stream that is being split: the bytes from {@link #start()} to {@link #limit()} of
 * an array. Arrays are never written over, because records are views of them: when one is full, the
 * bytes from the start on move to a new one. It is twice as large as what moves, so that a record
 * of any length is copied a bounded number of times.
 */
final class ByteWindow {
  /** Small enough to be no humongous object to the garbage collector in a small heap. */
  static final int BLOCK = 256 * 1024;

  private final InputStream in;
  private byte[] bytes = new byte[BLOCK];
  private int start;
  private int limit;
  private boolean ended;
  private long copied;
  private @Nullable DamagedInputException damage;

  ByteWindow(InputStream in) {
    this.in = in;
  }

  byte[] bytes() {
    return bytes;
  }

  int start() {
    return start;
  }

  int limit() {
    return limit;
  }

  /** Lets go of what stands before a place. */
  void startAt(int place) {
    start = place;
  }

  /** How many bytes moved from one array to the next so far. */
  long copied() {
    return copied;
  }

  /** Why the stream ended too early, or null. */
  @Nullable DamagedInputException damage() {
    return damage;
  }

  /**
   * Reads more behind the limit. The start and the limit may stand elsewhere afterwards, in another
   * array, with the same bytes between them as before.
   *
   * @return false at the end of the stream
   */
  boolean more() {
    if (ended) {
      return false;
    }
    if (limit == bytes.length) {
      int kept = limit - start;
      byte[] next = new byte[Math.max(BLOCK, 2 * kept)];
      System.arraycopy(bytes, start, next, 0, kept);
      copied += kept;
      bytes = next;
      start = 0;
      limit = kept;
    }
    try {
      int n = in.read(bytes, limit, bytes.length - limit);
      ended = n < 0;
      limit += Math.max(0, n);
    } catch (DamagedInputException e) {
      ended = true;
      damage = e;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return !ended;
  }

  /** Reads until so many bytes are there, or the stream ends. */
  void fill(int size) {
    while (limit - start < size && more()) {
      // more() does the work.
    }
  }

  /** A copy of the bytes that are there, at most so many. */
  byte[] head(int most) {
    return Arrays.copyOfRange(bytes, start, Math.min(limit, start + most));
  }

  /** The byte at a distance from the start, read if need be; -1 behind the end. */
  int at(int distance) {
    while (start + distance >= limit) {
      if (!more()) {
        return -1;
      }
    }
    return bytes[start + distance] & 0xFF;
  }

  /** Whether the stream has ended and nothing is left. */
  boolean isEmpty() {
    return at(0) < 0;
  }
}
