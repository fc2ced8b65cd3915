package io.github.finefettle.dataprep.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Turns UTF-16 into UTF-8 without loss: half of a surrogate pair becomes the three bytes that its
 * number would have, which no valid UTF-8 holds, so that it can be told from all else and turned
 * back.
 */
final class Utf16Input extends WideInput {
  private final InputStream in;
  private final int lowByte;
  private final byte[] block = new byte[BLOCK];
  private int limit;
  private boolean ended;
  private RawBytes tail = RawBytes.EMPTY;

  /**
   * Reads UTF-16.
   *
   * @param lowByte the place of the low byte in a pair of bytes, 0 or 1
   */
  Utf16Input(InputStream in, int lowByte) {
    this.in = in;
    this.lowByte = lowByte;
  }

  @Override
  byte[] nextBlock() throws IOException {
    int used = 0;
    byte[] out = new byte[0];
    while (out.length == 0 && !(ended && limit == 0)) {
      fill();
      used = usable();
      out = encode(used);
      System.arraycopy(block, used, block, 0, limit - used);
      limit -= used;
      if (ended && limit > 0) {
        // An odd byte at the very end.
        tail = RawBytes.of(Arrays.copyOf(block, limit));
        limit = 0;
      }
    }
    return out;
  }

  private void fill() throws IOException {
    while (!ended && limit < block.length) {
      int n = in.read(block, limit, block.length - limit);
      ended = n < 0;
      limit += Math.max(0, n);
    }
  }

  /** Whole units; the first half of a pair waits for the second one unless nothing follows. */
  private int usable() {
    int even = limit & ~1;
    boolean waits = !ended && even >= 2 && Character.isHighSurrogate(unit(even - 2));
    return waits ? even - 2 : even;
  }

  private char unit(int at) {
    return (char) ((block[at + 1 - lowByte] & 0xFF) << 8 | (block[at + lowByte] & 0xFF));
  }

  private byte[] encode(int used) {
    byte[] out = new byte[used / 2 * 3];
    int size = 0;
    for (int i = 0; i < used; i += 2) {
      int c = unit(i);
      if (i + 3 < used && Character.isSurrogatePair((char) c, unit(i + 2))) {
        c = Character.toCodePoint((char) c, unit(i + 2));
        i += 2;
      }
      size = put(out, size, c);
    }
    return Arrays.copyOf(out, size);
  }

  private static int put(byte[] out, int at, int c) {
    int size = at;
    if (c < 0x80) {
      out[size++] = (byte) c;
    } else if (c < 0x800) {
      out[size++] = (byte) (0xC0 | (c >> 6));
      out[size++] = (byte) (0x80 | (c & 0x3F));
    } else if (c < 0x10000) {
      out[size++] = (byte) (0xE0 | (c >> 12));
      out[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      out[size++] = (byte) (0x80 | (c & 0x3F));
    } else {
      out[size++] = (byte) (0xF0 | (c >> 18));
      out[size++] = (byte) (0x80 | ((c >> 12) & 0x3F));
      out[size++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      out[size++] = (byte) (0x80 | (c & 0x3F));
    }
    return size;
  }

  @Override
  RawBytes tail() {
    return tail;
  }
}
