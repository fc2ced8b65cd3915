package io.github.finefettle.dataprep.cleaning;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that grows beside its name and takes its place when it is complete. After a crash it is
 * cut where the journal of the run says that the last whole chunk ended.
 */
final class AppendedFile implements AutoCloseable {
  private final Path place;
  private final Path part;
  private final RandomAccessFile file;

  AppendedFile(Path place, long length) {
    this.place = place;
    this.part = place.resolveSibling(place.getFileName() + ".part");
    try {
      if (length > 0 && Files.notExists(part) && Files.exists(place)) {
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

  /** Writes lines to the file in one go; the length of the file after it. */
  long append(List<byte[]> lines) {
    try {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      lines.forEach(all::writeBytes);
      file.write(all.toByteArray());
      return file.getFilePointer();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The file " + part + " cannot be written. Make room on the disk and run it again.", e);
    }
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

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + part + " cannot be closed.", e);
    }
  }
}
