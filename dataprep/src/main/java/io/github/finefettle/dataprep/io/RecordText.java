package io.github.finefettle.dataprep.io;

import io.github.finefettle.dataprep.text.CharsetDecoding;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How the bytes of a file's records become UTF-8. A record that is not valid in the charset of its
 * file is read by itself in another way, and its note says so.
 */
final class RecordText {
  private final @Nullable SingleByteText charset;
  private final Broken broken;

  private RecordText(@Nullable SingleByteText charset, Broken broken) {
    this.charset = charset;
    this.broken = broken;
  }

  /** What a record of UTF-8 that is none may be. */
  private enum Broken {
    WINDOWS_1252,
    CESU_8,
    WIDE
  }

  static RecordText utf8() {
    return new RecordText(null, Broken.WINDOWS_1252);
  }

  static RecordText cesu8() {
    return new RecordText(null, Broken.CESU_8);
  }

  /** Of a file that is turned into UTF-8 before it is split, halves of pairs included. */
  static RecordText wide() {
    return new RecordText(null, Broken.WIDE);
  }

  static RecordText of(SingleByteText charset) {
    return new RecordText(charset, Broken.WINDOWS_1252);
  }

  /** Bytes of valid UTF-8, and how they came about. */
  static final class Decoded {
    final byte[] bytes;
    final int from;
    final int to;
    final boolean ascii;
    final String note;

    private Decoded(byte[] bytes, int from, int to, boolean ascii, String note) {
      this.bytes = bytes;
      this.from = from;
      this.to = to;
      this.ascii = ascii;
      this.note = note;
    }
  }

  Decoded decode(byte[] in, int from, int to) {
    int ascii = Utf8Bytes.asciiEnd(in, from, to);
    if (ascii == to) {
      return new Decoded(in, from, to, true, "");
    }
    SingleByteText single = charset;
    if (single != null) {
      byte[] out = single.toUtf8(in, from, to);
      return new Decoded(out, 0, out.length, false, "");
    }
    return Utf8Bytes.validEnd(in, ascii, to) == to
        ? new Decoded(in, from, to, false, "")
        : repaired(in, from, to);
  }

  /** Whether records need no decoding as long as their strings are UTF-8. */
  boolean isUtf8() {
    return charset == null;
  }

  /** A record that is no UTF-8 although its file is. */
  Decoded repaired(byte[] in, int from, int to) {
    return switch (broken) {
      case WIDE -> decoded(WideText.withoutHalves(in, from, to), WideText.NOTE);
      case CESU_8 ->
          decoded(
              CharsetDecoding.decode(in, from, to, "CESU-8").getBytes(StandardCharsets.UTF_8),
              "The record is no UTF-8 and was read as CESU-8.");
      case WINDOWS_1252 ->
          decoded(
              SingleByteText.WINDOWS_1252.toUtf8(in, from, to),
              "The record is no UTF-8 and was read as windows-1252.");
    };
  }

  private static Decoded decoded(byte[] bytes, String note) {
    return new Decoded(bytes, 0, bytes.length, false, note);
  }
}
