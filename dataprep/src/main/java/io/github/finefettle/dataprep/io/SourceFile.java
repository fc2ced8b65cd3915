package io.github.finefettle.dataprep.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Something that is read as one file.
 *
 * @param name its name in the ids of rows
 * @param path for messages
 * @param opening opens it at its first byte
 */
record SourceFile(String name, String path, Opening opening) {
  /** Opens bytes. */
  @FunctionalInterface
  interface Opening {
    InputStream open() throws IOException;
  }

  static SourceFile of(String name, Path path) {
    return new SourceFile(name, path.toString(), () -> Files.newInputStream(path));
  }

  InputStream open() {
    try {
      return opening.open();
    } catch (NoSuchFileException e) {
      throw new UnreadableDataException(
          "The input file (" + path + ") does not exist. Check the path.", e);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  UnreadableDataException unreadable(Exception e) {
    return new UnreadableDataException(
        "The input file (" + path + ") cannot be read. Check its permissions and the disk.", e);
  }
}
