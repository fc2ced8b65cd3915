package io.github.finefettle.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes rows of about 116 words as JSONL, 15 % of them copies or near copies. */
public final class MakeDuplicateRows {
  private static final int SHORTEST = 96;
  private static final int LONGEST = 136;

  private MakeDuplicateRows() {}

  /**
   * Writes the rows.
   *
   * @param args the file to write, and how many rows
   * @throws IOException if it cannot be written
   */
  public static void main(String[] args) throws IOException {
    DuplicateTexts texts = new DuplicateTexts(42, SHORTEST, LONGEST);
    long rows = Long.parseLong(args[1]);
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[0]), StandardCharsets.UTF_8)) {
      for (long row = 0; row < rows; row++) {
        out.write("{\"id\":" + row + ",\"text\":\"" + texts.row(row) + "\"}\n");
      }
    }
  }
}
