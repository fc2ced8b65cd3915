package io.github.finefettle.examples.pretrain;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Plain text to learn from, cut at blank lines into passages. The last tenth of each file's
 * passages is held out: the model never sees it, and is measured on it.
 *
 * @param training the passages to learn from
 * @param heldOut the passages to measure on
 */
record Corpus(List<String> training, List<String> heldOut) {
  private static final int TENTHS_TO_LEARN_FROM = 9;

  Corpus {
    training = List.copyOf(training);
    heldOut = List.copyOf(heldOut);
  }

  /**
   * Reads files of UTF-8 text; those that end in {@code .gz} are unpacked.
   *
   * @throws IOException if a file cannot be read or is no UTF-8
   * @throws IllegalArgumentException if there are fewer than two passages in a file
   */
  static Corpus read(List<Path> files) throws IOException {
    List<String> training = new ArrayList<>();
    List<String> heldOut = new ArrayList<>();
    for (Path file : files) {
      Corpus part = of(text(file));
      if (part.heldOut().isEmpty() || part.training().isEmpty()) {
        throw new IllegalArgumentException(
            "The file " + file + " has fewer than two passages. Separate passages by blank lines.");
      }
      training.addAll(part.training());
      heldOut.addAll(part.heldOut());
    }
    return new Corpus(training, heldOut);
  }

  /** Cuts a text and parts the passages nine to one, in the order in which they stand. */
  static Corpus of(String text) {
    List<String> passages =
        Arrays.stream(text.replace("\r\n", "\n").split("\n[ \t]*\n", -1))
            .map(String::strip)
            .filter(passage -> !passage.isEmpty())
            .toList();
    int cut = (int) ((long) passages.size() * TENTHS_TO_LEARN_FROM / 10);
    return new Corpus(passages.subList(0, cut), passages.subList(cut, passages.size()));
  }

  private static String text(Path file) throws IOException {
    try (InputStream stored = Files.newInputStream(file);
        InputStream plain =
            file.toString().endsWith(".gz") ? new GZIPInputStream(stored) : stored) {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(plain.readAllBytes()))
          .toString();
    }
  }
}
