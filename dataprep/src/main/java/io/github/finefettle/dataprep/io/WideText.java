package io.github.finefettle.dataprep.io;

import java.util.Arrays;

/**
 * Halves of surrogate pairs in what was UTF-16. While a file is read each stands as three bytes, as
 * UTF-8 would write its number, which no valid UTF-8 holds, so that the file can be rebuilt.
 */
final class WideText {
  static final String NOTE = "The record holds half a character of UTF-16; U+FFFD stands for it.";

  private WideText() {}

  /** A copy with U+FFFD for each place that is no UTF-8. */
  static byte[] withoutHalves(byte[] in, int from, int to) {
    byte[] out = Arrays.copyOfRange(in, from, to);
    int at = Utf8Bytes.validEnd(out, 0, out.length);
    while (at < out.length) {
      if (at + 3 > out.length) {
        // A record that was cut at its greatest length may end inside a character.
        Arrays.fill(out, at, out.length, (byte) '?');
        return out;
      }
      // U+FFFD has three bytes as well.
      out[at] = (byte) 0xEF;
      out[at + 1] = (byte) 0xBF;
      out[at + 2] = (byte) 0xBD;
      at = Utf8Bytes.validEnd(out, at + 3, out.length);
    }
    return out;
  }
}
