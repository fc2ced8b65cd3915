package io.github.finefettle.dataprep.io;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How rows stand in a file. Each may be compressed with gzip. */
public enum DataFormat {
  /** Comma-separated values by RFC 4180: a quoted field may hold commas, quotes and line ends. */
  CSV,
  /** Tab-separated values without quoting: one line is one row, and a quote is only a quote. */
  TSV,
  /** One JSON object a line. */
  JSONL;

  /**
   * The format that a file's name stands for: {@code .csv}; {@code .tsv}, {@code .tab} or {@code
   * .txt}; {@code .jsonl} or {@code .ndjson}; each also with {@code .gz} behind it.
   *
   * @param file a path
   * @return the format, or empty for any other ending
   */
  public static Optional<DataFormat> ofName(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    String ending = plain.substring(plain.lastIndexOf('.') + 1);
    return switch (ending) {
      case "csv" -> Optional.of(CSV);
      case "tsv", "tab", "txt" -> Optional.of(TSV);
      case "jsonl", "ndjson" -> Optional.of(JSONL);
      default -> Optional.empty();
    };
  }
}
