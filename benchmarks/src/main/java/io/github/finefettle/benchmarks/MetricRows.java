package io.github.finefettle.benchmarks;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows on which metrics and their peers are timed: made from a seed, so that every run and both
 * sides see the same. Words are drawn with a few of them frequent, as in real text; a prediction is
 * its reference with words replaced, dropped and moved.
 *
 * @param segments 20 words each
 * @param shortTexts references of 16 and predictions of 10 words
 * @param longTexts 20 sentences of 16 words, with {@value #SENTENCE_END} between
 * @param tags sentences of 20 tags in the IOB2 scheme, separated by spaces
 */
record MetricRows(
    List<String[]> segments,
    List<String[]> shortTexts,
    List<String[]> longTexts,
    List<String[]> tags) {
  static final String SENTENCE_END = "\u00b6";

  private static final int WORDS = 20_000;
  private static final String[] TYPES = {"PER", "LOC", "ORG", "MISC"};
  private static final String CONSONANTS = "bcdfghklmnprstvw";
  private static final String VOWELS = "aeiou";

  static MetricRows of(int segments, int shortTexts, int longTexts, int sentences) {
    return new MetricRows(
        pairs(segments, "segments", 20, 20, 1),
        pairs(shortTexts, "short", 16, 10, 1),
        pairs(longTexts, "long", 16, 16, 20),
        tags(sentences));
  }

  /** Writes each kind to a file of its own, reference and prediction with a tab between. */
  void writeTo(Path folder) throws IOException {
    write(folder.resolve("segments.tsv"), segments);
    write(folder.resolve("short.tsv"), shortTexts);
    write(folder.resolve("long.tsv"), longTexts);
    write(folder.resolve("tags.tsv"), tags);
  }

  private static void write(Path file, List<String[]> rows) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (String[] row : rows) {
        out.write(row[0] + "\t" + row[1] + "\n");
      }
    }
  }

  private static List<String[]> pairs(
      int count, String purpose, int referenceWords, int predictionWords, int sentences) {
    List<String[]> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      RandomSequence random = RandomStream.of(11, purpose).at(i).sequence();
      List<String> reference = new ArrayList<>();
      List<String> prediction = new ArrayList<>();
      for (int s = 0; s < sentences; s++) {
        List<String> words = new ArrayList<>();
        for (int w = 0; w < referenceWords; w++) {
          words.add(word(random));
        }
        reference.add(String.join(" ", words) + ".");
        prediction.add(String.join(" ", changed(words, predictionWords, random)) + ".");
      }
      rows.add(
          new String[] {
            String.join(SENTENCE_END, reference), String.join(SENTENCE_END, prediction)
          });
    }
    return rows;
  }

  private static List<String> changed(List<String> words, int length, RandomSequence random) {
    List<String> changed = new ArrayList<>(words);
    while (changed.size() > length) {
      changed.remove(random.nextInt(changed.size()));
    }
    for (int i = 0; i < changed.size(); i++) {
      double kind = random.nextUniform();
      if (kind < 0.2) {
        changed.set(i, word(random));
      } else if (kind < 0.25) {
        changed.add(random.nextInt(changed.size()), changed.remove(i));
      }
    }
    return changed;
  }

  /** A word whose rank follows the square of a uniform number, so that small ranks are frequent. */
  private static String word(RandomSequence random) {
    double u = random.nextUniform();
    int rank = (int) (u * u * u * WORDS);
    StringBuilder word = new StringBuilder();
    for (int rest = rank + 20; rest > 0; rest /= CONSONANTS.length() * VOWELS.length()) {
      word.append(CONSONANTS.charAt(rest % CONSONANTS.length()));
      word.append(VOWELS.charAt(rest / CONSONANTS.length() % VOWELS.length()));
    }
    double dress = random.nextUniform();
    if (dress < 0.05) {
      word.append(',');
    } else if (dress < 0.1) {
      word.setCharAt(0, Character.toUpperCase(word.charAt(0)));
    }
    return word.toString();
  }

  private static List<String[]> tags(int sentences) {
    List<String[]> rows = new ArrayList<>(sentences);
    for (int i = 0; i < sentences; i++) {
      RandomSequence random = RandomStream.of(11, "tags").at(i).sequence();
      StringBuilder gold = new StringBuilder();
      StringBuilder predicted = new StringBuilder();
      String before = "O";
      for (int token = 0; token < 20; token++) {
        String tag = tag(before, random);
        before = tag;
        gold.append(token == 0 ? "" : " ").append(tag);
        predicted
            .append(token == 0 ? "" : " ")
            .append(random.nextUniform() < 0.1 ? tag("O", random) : tag);
      }
      rows.add(new String[] {gold.toString(), predicted.toString()});
    }
    return rows;
  }

  private static String tag(String before, RandomSequence random) {
    double kind = random.nextUniform();
    if (!before.equals("O") && kind < 0.5) {
      return "I" + before.substring(1);
    }
    return kind < 0.85 ? "O" : "B-" + TYPES[random.nextInt(TYPES.length)];
  }
}
