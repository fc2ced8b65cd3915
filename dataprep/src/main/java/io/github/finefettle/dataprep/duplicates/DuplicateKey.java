package io.github.finefettle.dataprep.duplicates;

import java.util.Arrays;

/**
 * What is compared of one row, by an {@link ExactKey}: its bytes and 128 bits of their hash (XXH3).
 * Rows meet by the hash and are then compared byte by byte, so that a hash alone never removes a
 * row. Immutable; safe for use by several threads.
 */
public final class DuplicateKey {
  static final DuplicateKey NONE = new DuplicateKey(0, 0, new byte[0]);

  private final long high;
  private final long low;
  private final byte[] bytes;

  /** The array is not copied; nobody else holds it. */
  DuplicateKey(long high, long low, byte[] bytes) {
    this.high = high;
    this.low = low;
    this.bytes = bytes;
  }

  long high() {
    return high;
  }

  long low() {
    return low;
  }

  byte[] bytes() {
    return bytes;
  }

  /**
   * Whether the row takes part: one with nothing to compare is no duplicate.
   *
   * @return false if there is nothing to compare
   */
  public boolean counts() {
    return bytes.length > 0;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DuplicateKey that
        && high == that.high
        && low == that.low
        && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return (int) low;
  }

  /** The hash, never the texts, which are a user's data. */
  @Override
  public String toString() {
    return "DuplicateKey[" + Long.toHexString(high) + Long.toHexString(low) + "]";
  }
}
