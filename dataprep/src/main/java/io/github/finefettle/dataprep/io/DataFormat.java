package io.github.finefettle.dataprep.io;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How rows stand in a file. Each may be compressed with gzip or zstd. */
public enum DataFormat {
  /** Comma-separated values by RFC 4180: a quoted field may hold commas, quotes and line ends. */
  CSV,
  /** Tab-separated values without quoting: one line is one row, and a quote is only a quote. */
  TSV,
  /** One JSON object a line. */
  JSONL,
  /** A JSON document, in which the rows are the elements of an array of objects. */
  JSON,
  /** Plain text: one line is one row. */
  TEXT;

  /**
   * The format that a file's name stands for: {@code .csv}; {@code .tsv} or {@code .tab}; {@code
   * .jsonl} or {@code .ndjson}; {@code .json}; {@code .txt} or {@code .text}; each also with {@code
   * .gz} or {@code .zst} behind it.
   *
   * @param file a path
   * @return the format, or empty for any other ending
   */
  public static Optional<DataFormat> ofName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String plain = Compression.withoutEnding(name);
    String ending = plain.substring(plain.lastIndexOf('.') + 1);
    return switch (ending) {
      case "csv" -> Optional.of(CSV);
      case "tsv", "tab" -> Optional.of(TSV);
      case "jsonl", "ndjson" -> Optional.of(JSONL);
      case "json" -> Optional.of(JSON);
      case "txt", "text" -> Optional.of(TEXT);
      default -> Optional.empty();
    };
  }
}
