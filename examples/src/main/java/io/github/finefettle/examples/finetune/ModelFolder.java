package io.github.finefettle.examples.finetune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A model's folder appears whole or not at all, whatever happens while it is written. */
final class ModelFolder {
  private ModelFolder() {}

  /** Writes a folder of files. */
  @FunctionalInterface
  interface Writer {
    void writeTo(Path folder) throws IOException;
  }

  /** Has the folder written beside its place, then moves it there over what was. */
  static void replace(Path folder, Writer writer) throws IOException {
    Path beside = folder.resolveSibling(folder.getFileName() + ".part");
    delete(beside);
    Files.createDirectories(beside);
    writer.writeTo(beside);
    delete(folder);
    Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  /** Copies a folder of files. */
  static void copy(Path from, Path to) throws IOException {
    replace(
        to,
        folder -> {
          for (Path file : filesOf(from)) {
            Files.copy(file, folder.resolve(file.getFileName().toString()));
          }
        });
  }

  private static List<Path> filesOf(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
