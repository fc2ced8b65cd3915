package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.split.RowId;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The file of a {@link SpooledSource}: for each record a byte for what it is, its position and
 * line, and its bytes with their length. The name of its source stands before the first record of
 * it.
 */
final class SpoolFile {
  private static final int CHUNK = 1000;
  private static final int END = 0;
  private static final int SOURCE = 1;
  private static final int ROW = 2;
  private static final int REJECTED = 3;

  private SpoolFile() {}

  static <R> void write(Path spool, RowReader<R> reader, SpoolCodec<R> codec) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(spool)))) {
      String source = "";
      List<SourceRecord<R>> records = reader.next(CHUNK);
      while (!records.isEmpty()) {
        for (SourceRecord<R> record : records) {
          if (!record.id().source().equals(source)) {
            source = record.id().source();
            out.writeByte(SOURCE);
            writeBytes(out, source.getBytes(StandardCharsets.UTF_8));
          }
          write(out, record, codec);
        }
        records = reader.next(CHUNK);
      }
      out.writeByte(END);
    }
  }

  private static <R> void write(DataOutputStream out, SourceRecord<R> record, SpoolCodec<R> codec)
      throws IOException {
    ParsedRow<R> row = record.parse();
    out.writeByte(row.isRow() ? ROW : REJECTED);
    out.writeLong(record.id().position());
    out.writeLong(record.line());
    if (!row.isRow()) {
      writeBytes(out, row.problem().getBytes(StandardCharsets.UTF_8));
      return;
    }
    byte[] bytes;
    try {
      bytes = codec.encode(row.row());
    } catch (Exception e) {
      throw new IllegalStateException("The row " + record.id() + " cannot be spooled.", e);
    }
    writeBytes(out, bytes);
  }

  private static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /** Reads records back, in order. */
  static final class Reader<R> implements AutoCloseable {
    private final DataInputStream in;
    private final SpoolCodec<R> codec;
    private String source = "";
    private long bytesRead;

    Reader(Path spool, SpoolCodec<R> codec) throws IOException {
      this.in = new DataInputStream(new BufferedInputStream(Files.newInputStream(spool)));
      this.codec = codec;
    }

    long bytesRead() {
      return bytesRead;
    }

    /** The next record; null at the end. */
    @Nullable SourceRecord<R> next() throws IOException {
      while (true) {
        int kind = in.readByte();
        bytesRead++;
        if (kind == END) {
          return null;
        }
        if (kind == SOURCE) {
          source = new String(readBytes(), StandardCharsets.UTF_8);
        } else {
          RowId id = new RowId(source, in.readLong());
          long line = in.readLong();
          bytesRead += 2L * Long.BYTES;
          return new SpooledRecord<>(id, line, kind == ROW, readBytes(), codec);
        }
      }
    }

    private byte[] readBytes() throws IOException {
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      bytesRead += Integer.BYTES + bytes.length;
      return bytes;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
