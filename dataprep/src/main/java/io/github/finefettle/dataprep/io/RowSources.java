package io.github.finefettle.dataprep.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/** Makes sources of rows. */
public final class RowSources {
  private RowSources() {}

  /**
   * The rows of a file: JSONL, JSON, CSV, TSV or plain text, plain or compressed with gzip or zstd.
   * The format goes by the name and the first bytes, the compression by the first bytes.
   *
   * @param file a path; its name without folders is the source in the ids
   * @return the source
   */
  public static FileRows file(Path file) {
    String name = String.valueOf(file.getFileName());
    return of(name, List.of(SourceFile.of(name, file)), size(file));
  }

  private static FileRows of(String name, List<SourceFile> files, OptionalLong bytes) {
    return new FileRows(name, files, bytes, true, new AtomicBoolean(), ReadOptions.DETECTING);
  }

  /** Empty where there is no such file: that is told when it is opened. */
  private static OptionalLong size(Path file) {
    try {
      return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }
}
