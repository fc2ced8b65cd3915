package io.github.finefettle.dataprep.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Turns a file in a charset of more than one byte a character into UTF-8 while it is read. */
abstract class WideInput extends InputStream {
  static final int BLOCK = 32 * 1024;

  private byte[] out = new byte[0];
  private int at;

  static WideInput of(InputStream in, String charset) {
    return switch (charset) {
      case "UTF-16LE" -> new Utf16Input(in, 0);
      case "UTF-16BE" -> new Utf16Input(in, 1);
      default -> new Decoded(new InputStreamReader(in, Charset.forName(charset)));
    };
  }

  /** The next bytes; none at the end. */
  abstract byte[] nextBlock() throws IOException;

  /** Last bytes that make no character; to be asked for at the end. */
  RawBytes tail() {
    return RawBytes.EMPTY;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int length) throws IOException {
    while (at == out.length) {
      byte[] next = nextBlock();
      if (next.length == 0) {
        return -1;
      }
      out = next;
      at = 0;
    }
    int n = Math.min(length, out.length - at);
    System.arraycopy(out, at, bytes, from, n);
    at += n;
    return n;
  }

  /** Any charset of the Java runtime; what is malformed becomes U+FFFD. */
  private static final class Decoded extends WideInput {
    private final Reader reader;
    private final char[] chars = new char[BLOCK];
    private int kept;

    Decoded(Reader reader) {
      this.reader = reader;
    }

    @Override
    byte[] nextBlock() throws IOException {
      int n = reader.read(chars, kept, chars.length - kept);
      int size = kept + Math.max(0, n);
      // The first half of a pair waits for the second one.
      int end = n > 0 && Character.isHighSurrogate(chars[size - 1]) ? size - 1 : size;
      byte[] block = new String(chars, 0, end).getBytes(StandardCharsets.UTF_8);
      kept = size - end;
      if (kept == 1) {
        chars[0] = chars[end];
      }
      return block;
    }
  }
}
