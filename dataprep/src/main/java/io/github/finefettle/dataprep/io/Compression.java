package io.github.finefettle.dataprep.io;

import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

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

  /** One gzip member (RFC 1952) or zstd frame; the bytes themselves for NONE. */
  byte[] compress(byte[] bytes) {
    return switch (this) {
      case NONE -> bytes;
      case GZIP -> gzip(bytes);
      case ZSTD -> zstd(bytes);
    };
  }

  /** No name and no time in the header, so that the same rows give the same bytes. */
  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
    out.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, 0, 0, 0, 0, 0, 0, (byte) 0xFF});
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try {
      deflater.setInput(bytes);
      deflater.finish();
      byte[] block = new byte[64 * 1024];
      while (!deflater.finished()) {
        out.write(block, 0, deflater.deflate(block));
      }
    } finally {
      deflater.end();
    }
    CRC32 checksum = new CRC32();
    checksum.update(bytes);
    ByteBuffer trailer = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    trailer.putInt((int) checksum.getValue()).putInt(bytes.length);
    out.writeBytes(trailer.array());
    return out.toByteArray();
  }

  private static byte[] zstd(byte[] bytes) {
    try (ZstdCompressCtx context = new ZstdCompressCtx()) {
      context.setChecksum(true);
      return context.compress(bytes);
    }
  }
}
