package io.github.finefettle.dataprep.cleaning;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * A file that grows beside its name and takes its place when it is complete. After a crash it is
 * cut where the journal of the run says that the last whole chunk ended.
 */
final class AppendedFile implements AutoCloseable {
  private final Path place;
  private final Path part;
  private final RandomAccessFile file;

  /**
   * Opens the file.
   *
   * @param length where to go on; 0 to begin anew
   * @param end how long the complete file was, if an earlier run came that far
   */
  AppendedFile(Path place, long length, OptionalLong end) {
    this.place = place;
    this.part = beside(place);
    try {
      Path folder = place.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      if (end.isPresent() && isInPlace(place, end.getAsLong())) {
        // Killed when this file was in its place already, and another one was not.
        Ledger.move(place, part);
      }
      this.file = new RandomAccessFile(part.toFile(), "rw");
      if (file.length() < length) {
        long found = file.length();
        file.close();
        throw new IllegalArgumentException(
            "The file "
                + part
                + " has "
                + found
                + " bytes, but the journal of the run says "
                + length
                + ". Delete the journal to begin anew.");
      }
      file.setLength(length);
      file.seek(length);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + part + " cannot be opened for writing.", e);
    }
  }

  private static Path beside(Path place) {
    return place.resolveSibling(place.getFileName() + ".part");
  }

  /** Whether a file of this length is in its place and none is beside it. */
  static boolean isInPlace(Path place, long length) {
    try {
      return Files.notExists(beside(place))
          && Files.isRegularFile(place)
          && Files.size(place) == length;
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + place + " cannot be looked at.", e);
    }
  }

  /** Fails unless the file in its place ends with a line. */
  static void requireEnd(Path place, byte[] lastLine) {
    try (RandomAccessFile file = new RandomAccessFile(place.toFile(), "r")) {
      byte[] found = new byte[lastLine.length];
      if (file.length() >= found.length) {
        file.seek(file.length() - found.length);
        file.readFully(found);
      }
      if (!Arrays.equals(found, lastLine)) {
        throw new IllegalArgumentException(
            "The file "
                + place
                + " does not end as this run ends it. Delete the journal to begin anew.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + place + " cannot be read.", e);
    }
  }

  /** Writes lines to the file in one go; the length of the file after it. */
  long append(List<byte[]> lines) {
    try {
      file.write(lines.size() == 1 ? lines.get(0) : joined(lines));
      return file.getFilePointer();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The file " + part + " cannot be written. Make room on the disk and run it again.", e);
    }
  }

  private static byte[] joined(List<byte[]> lines) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    lines.forEach(all::writeBytes);
    return all.toByteArray();
  }

  void publish() {
    try {
      file.getFD().sync();
      file.close();
      Ledger.move(part, place);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + place + " cannot be put in its place.", e);
    }
  }

  void discard() {
    close();
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + part + " cannot be deleted.", e);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + part + " cannot be closed.", e);
    }
  }
}
