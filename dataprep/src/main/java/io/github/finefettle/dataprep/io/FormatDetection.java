package io.github.finefettle.dataprep.io;

import java.nio.file.Path;

/** Decides the format of a file from its name and, where that is not enough, its first bytes. */
final class FormatDetection {
  private FormatDetection() {}

  static DataFormat detect(SourceFile file, OpenedFile opened, ReadOptions options) {
    if (options.format().isPresent()) {
      return options.format().get();
    }
    return DataFormat.ofName(Path.of(file.name()))
        .orElseThrow(
            () ->
                new UnreadableDataException(
                    "The format of the input file ("
                        + file.path()
                        + ") cannot be told from its name or its first bytes. Rename it to end with"
                        + " .jsonl, .json, .csv, .tsv or .txt, or give the format."));
  }
}
