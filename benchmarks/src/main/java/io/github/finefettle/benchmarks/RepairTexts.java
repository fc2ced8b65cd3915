package io.github.finefettle.benchmarks;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.text.CharsetDecoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Texts of about 1,000 characters, for measuring repair. */
public enum RepairTexts {
  /** English words in ASCII. */
  CLEAN,
  /** Words of six languages with accents and curly quotes. */
  ACCENTED,
  /** The same, as UTF-8 that was read as windows-1252. */
  DAMAGED;

  private static final int CHARACTERS = 1_000;

  private static final List<String> PLAIN =
      List.of(
          "the",
          "committee",
          "met",
          "on",
          "Tuesday",
          "to",
          "discuss",
          "a",
          "budget,",
          "and",
          "after",
          "long",
          "debates",
          "they",
          "agreed:",
          "nothing",
          "changes",
          "until",
          "March.",
          "Please",
          "send",
          "12",
          "copies",
          "(Room",
          "4)",
          "by",
          "10:30;",
          "it",
          "isn't",
          "far");

  private static final List<String> ACCENTS =
      List.of(
          "größer", "Straße", "für", "die", "Häuser", "l’été", "déjà", "où", "forêt", "garçon",
          "la", "más", "niño", "¿dónde?", "está", "mañana", "não", "ação", "irmão", "você", "a",
          "perché", "città", "più", "è", "två", "från", "björn", "är", "och", "“così”", "cœur",
          "de", "une");

  /**
   * Makes texts, always the same.
   *
   * @param count how many
   * @return the texts
   */
  public List<String> texts(int count) {
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      RandomSequence random = RandomStream.of(5, "texts").at(i).sequence();
      String text = text(this == CLEAN ? PLAIN : ACCENTS, random);
      texts.add(this == DAMAGED ? damaged(text) : text);
    }
    return texts;
  }

  private static String text(List<String> words, RandomSequence random) {
    StringBuilder text = new StringBuilder();
    while (text.length() < CHARACTERS) {
      text.append(words.get(random.nextInt(words.size()))).append(' ');
    }
    return text.toString().strip();
  }

  private static String damaged(String text) {
    return CharsetDecoding.decode(text.getBytes(StandardCharsets.UTF_8), "windows-1252");
  }
}
