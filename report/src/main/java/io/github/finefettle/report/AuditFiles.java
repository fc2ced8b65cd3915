package io.github.finefettle.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Reads and writes files in UTF-8; a reader sees the old file or the new one, never half of one.
 */
final class AuditFiles {
  private AuditFiles() {}

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The evidence file (" + file + ") cannot be read as UTF-8 text. Check path and encoding.",
          e);
    }
  }

  static void write(Path directory, String name, String text) {
    try {
      Files.createDirectories(directory);
      Path part = directory.resolve(name + "." + ProcessHandle.current().pid() + ".part");
      try {
        Files.write(part, text.getBytes(StandardCharsets.UTF_8));
        move(part, directory.resolve(name));
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The file " + name + " cannot be written to " + directory + ". Check the directory.", e);
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
