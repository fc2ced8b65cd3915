package io.github.finefettle.dataprep.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.OptionalLong;

/** A file that is written beside its place and moved there when it is complete. */
final class PartFile implements AutoCloseable {
  static final String ENDING = ".part";

  private final Path file;
  private final Path part;
  private final FileChannel channel;
  private final Compression compression;
  private long position;

  private PartFile(
      Path file, Path part, FileChannel channel, Compression compression, long position) {
    this.file = file;
    this.part = part;
    this.channel = channel;
    this.compression = compression;
    this.position = position;
  }

  private static Path beside(Path file) {
    return file.resolveSibling(file.getFileName() + ENDING);
  }

  /** Whether a file of this size is in its place and none is beside it. */
  static boolean isPublished(Path file, long size) {
    try {
      return Files.notExists(beside(file)) && Files.isRegularFile(file) && Files.size(file) == size;
    } catch (IOException e) {
      throw new UncheckedIOException("The output file (" + file + ") cannot be looked at.", e);
    }
  }

  static PartFile open(Path file, Compression compression, OptionalLong resumeAt) {
    Path part = beside(file);
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      if (resumeAt.isEmpty()) {
        FileChannel channel =
            FileChannel.open(
                part,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        return new PartFile(file, part, channel, compression, 0);
      }
      return resume(file, part, compression, resumeAt.getAsLong());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The output file (" + part + ") cannot be opened. Check its permissions and the disk.",
          e);
    }
  }

  private static PartFile resume(Path file, Path part, Compression compression, long position)
      throws IOException {
    long size = Files.exists(part) ? Files.size(part) : -1;
    if (position < 0 || position > Math.max(0, size)) {
      throw new IllegalArgumentException(
          "The part file ("
              + part
              + ") has "
              + Math.max(0, size)
              + " bytes, so that nothing can be resumed at "
              + position
              + ". Begin anew.");
    }
    FileChannel channel =
        FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.truncate(position);
    channel.position(position);
    return new PartFile(file, part, channel, compression, position);
  }

  Path part() {
    return part;
  }

  Compression compression() {
    return compression;
  }

  /** Behind what was written; 0 only if nothing was. */
  long position() {
    return position;
  }

  /** Writes bytes as one member or frame, and gives the position behind it. */
  long write(byte[] bytes) {
    if (bytes.length > 0) {
      writeMember(bytes);
    }
    return position;
  }

  /** Fails unless the part file begins with these bytes. */
  void requireBeginning(byte[] expected) {
    try (InputStream in = compression.decompress(Files.newInputStream(part))) {
      if (!Arrays.equals(in.readNBytes(expected.length), expected)) {
        throw new IllegalStateException(
            "The part file ("
                + part
                + ") begins with other columns than those of the rows. Begin anew.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The part file (" + part + ") cannot be read.", e);
    }
  }

  /** Even a compressed file of no bytes has a header. */
  void writeEmpty() {
    writeMember(new byte[0]);
  }

  private void writeMember(byte[] bytes) {
    ByteBuffer compressed = ByteBuffer.wrap(compression.compress(bytes));
    try {
      while (compressed.hasRemaining()) {
        position += channel.write(compressed);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The output file (" + part + ") cannot be written. Is the disk full?", e);
    }
  }

  void publish() {
    try {
      channel.force(true);
      channel.close();
      try {
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The output file (" + file + ") cannot be published. Check its permissions and the disk.",
          e);
    }
  }

  void discard() {
    close();
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new UncheckedIOException("The part file (" + part + ") cannot be deleted.", e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
