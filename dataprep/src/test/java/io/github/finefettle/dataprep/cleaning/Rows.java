package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.dataprep.examples.LabelledText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** Rows for tests. */
final class Rows {
  private Rows() {}

  /** Texts that share no words, so that no two are near duplicates. */
  static List<LabelledText> distinct(int n, String label) {
    List<LabelledText> rows = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      rows.add(new LabelledText(sentence(label, i), label));
    }
    return rows;
  }

  private static String sentence(String label, int i) {
    StringBuilder text = new StringBuilder();
    for (int word = 0; word < 8; word++) {
      text.append(word(31L * i + 7919L * word + label.hashCode() * 104729L)).append(' ');
    }
    return text.toString().strip();
  }

  private static String word(long seed) {
    StringBuilder word = new StringBuilder();
    long left = Math.abs(seed * 2654435761L % 308915776L);
    for (int i = 0; i < 6; i++) {
      word.append((char) ('a' + left % 26));
      left /= 26;
    }
    return word.toString();
  }

  static Path smsFile() {
    String folder = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(folder != null, "FINEFETTLE_DATA is not set");
    Path file = Path.of(folder, "sms_spam", "sms.tsv");
    Assumptions.assumeTrue(Files.exists(file), "sms_spam is not in FINEFETTLE_DATA");
    return file;
  }
}
