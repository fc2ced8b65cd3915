package io.github.finefettle.dataprep.io;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** How the bytes of a file are compressed. */
enum Compression {
  NONE,
  GZIP,
  ZSTD;

  /** By the first bytes of a file. */
  static Compression of(byte[] head) {
    if (head.length >= 2 && (head[0] & 0xFF) == 0x1F && (head[1] & 0xFF) == 0x8B) {
      return GZIP;
    }
    // RFC 8878: the magic number of a frame, or of a frame to be skipped.
    boolean zstd =
        head.length >= 4
            && (head[2] & 0xFF) == (head[0] == 0x28 ? 0x2F : 0x4D)
            && (head[3] & 0xFF) == (head[0] == 0x28 ? 0xFD : 0x18)
            && (head[0] == 0x28
                ? (head[1] & 0xFF) == 0xB5
                : (head[0] & 0xF0) == 0x50 && head[1] == 0x2A);
    return zstd ? ZSTD : NONE;
  }

  /** By the ending of a file's name. */
  static Compression ofName(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".gz") || lower.endsWith(".gzip")) {
      return GZIP;
    }
    return lower.endsWith(".zst") || lower.endsWith(".zstd") ? ZSTD : NONE;
  }

  /** A file's name without the ending that stands for its compression. */
  static String withoutEnding(String name) {
    return ofName(name) == NONE ? name : name.substring(0, name.lastIndexOf('.'));
  }

  InputStream decompress(InputStream in) throws IOException {
    return switch (this) {
      case NONE -> in;
      case GZIP -> new GzipInput(in);
      case ZSTD -> new ZstdInput(in);
    };
  }
}
