package io.github.finefettle.dataprep.duplicates;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Byte arrays that are written one behind the other and compared later. A few megabytes are held in
 * memory; what is more goes to a temporary file, which the system takes away when it is closed or
 * the program ends.
 */
final class KeySpool implements AutoCloseable {
  /** How much is held in memory before it is written. */
  static final int TAIL = 4 << 20;

  private static final int PIECE = 1 << 16;

  private final int limit;
  private byte[] tail = new byte[1 << 12];
  private int inTail;
  private long written;
  private @Nullable FileChannel file;

  KeySpool(int limit) {
    this.limit = limit;
  }

  /** Adds bytes; where they begin. */
  long add(byte[] bytes) {
    long at = written + inTail;
    int needed = inTail + Integer.BYTES + bytes.length;
    if (needed < 0 || needed > limit) {
      flush();
      needed = Math.addExact(Integer.BYTES, bytes.length);
    }
    if (needed > tail.length) {
      tail = Arrays.copyOf(tail, Math.max(needed, Math.min(limit, 2 * tail.length)));
    }
    ByteBuffer.wrap(tail).putInt(inTail, bytes.length);
    System.arraycopy(bytes, 0, tail, inTail + Integer.BYTES, bytes.length);
    inTail = needed;
    return at;
  }

  /** Whether these bytes were added at that place. */
  boolean holds(long at, byte[] bytes) {
    if (at >= written) {
      int from = (int) (at - written);
      int length = ByteBuffer.wrap(tail).getInt(from);
      int begin = from + Integer.BYTES;
      return length == bytes.length && Arrays.equals(tail, begin, begin + length, bytes, 0, length);
    }
    ByteBuffer piece = ByteBuffer.allocate(Math.min(PIECE, Integer.BYTES + bytes.length));
    read(piece, at);
    if (piece.getInt() != bytes.length) {
      return false;
    }
    int compared = 0;
    while (true) {
      int length = piece.remaining();
      if (!Arrays.equals(
          piece.array(),
          piece.position(),
          piece.position() + length,
          bytes,
          compared,
          compared + length)) {
        return false;
      }
      compared += length;
      if (compared == bytes.length) {
        return true;
      }
      piece.clear().limit(Math.min(PIECE, bytes.length - compared));
      read(piece, at + Integer.BYTES + compared);
    }
  }

  private void read(ByteBuffer into, long at) {
    FileChannel from = file;
    if (from == null) {
      throw new IllegalStateException("Nothing was written to the file yet.");
    }
    try {
      long place = at;
      while (into.hasRemaining()) {
        int read = from.read(into, place);
        if (read < 0) {
          // The bytes compared with may be longer than all that was written.
          into.limit(into.position());
        } else {
          place += read;
        }
      }
      into.flip();
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void flush() {
    try {
      FileChannel to = file;
      if (to == null) {
        Path path = Files.createTempFile("finefettle-keys", ".spool");
        to =
            FileChannel.open(
                path,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        file = to;
      }
      ByteBuffer all = ByteBuffer.wrap(tail, 0, inTail);
      while (all.hasRemaining()) {
        to.write(all, written + all.position());
      }
    } catch (IOException e) {
      throw failed(e);
    }
    written += inTail;
    inTail = 0;
    if (tail.length > limit) {
      tail = new byte[limit];
    }
  }

  private static UncheckedIOException failed(IOException e) {
    return new UncheckedIOException(
        "The keys of the rows cannot be kept in a temporary file. Is there room in the folder of"
            + " java.io.tmpdir ("
            + System.getProperty("java.io.tmpdir")
            + ")?",
        e);
  }

  @Override
  public void close() {
    FileChannel open = file;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw failed(e);
      }
      file = null;
    }
  }
}
