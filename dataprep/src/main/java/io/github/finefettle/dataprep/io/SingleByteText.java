package io.github.finefettle.dataprep.io;

import io.github.finefettle.dataprep.text.CharsetDecoding;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Text in a charset of one byte a character that agrees with ASCII below 0x80. A byte that the
 * charset leaves undefined becomes the control of the same number, so that nothing is lost and the
 * bytes can be had back.
 */
final class SingleByteText {
  static final SingleByteText WINDOWS_1252 = new SingleByteText("windows-1252");

  private final String charset;
  private final byte[][] utf8 = new byte[256][];

  SingleByteText(String charset) {
    this.charset = charset;
    for (int b = 0; b < 256; b++) {
      String text = CharsetDecoding.decode(new byte[] {(byte) b}, charset);
      boolean undefined = text.length() != 1 || text.charAt(0) == '\uFFFD';
      String character = undefined ? String.valueOf((char) b) : text;
      utf8[b] = character.getBytes(StandardCharsets.UTF_8);
    }
  }

  /** Whether a charset of this Java runtime is of this kind. */
  static boolean fits(Charset charset) {
    if (!charset.canEncode() || charset.newEncoder().maxBytesPerChar() != 1f) {
      return false;
    }
    for (int b = 0; b < 128; b++) {
      String text = new String(new byte[] {(byte) b}, charset);
      if (text.length() != 1 || text.charAt(0) != b) {
        return false;
      }
    }
    return true;
  }

  String name() {
    return charset;
  }

  byte[] bytesOf(int b) {
    return utf8[b];
  }

  byte[] toUtf8(byte[] in, int from, int to) {
    int size = 0;
    for (int i = from; i < to; i++) {
      size += utf8[in[i] & 0xFF].length;
    }
    byte[] out = new byte[size];
    int at = 0;
    for (int i = from; i < to; i++) {
      for (byte b : utf8[in[i] & 0xFF]) {
        out[at++] = b;
      }
    }
    return out;
  }
}
