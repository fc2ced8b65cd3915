package io.github.finefettle.examples.messages;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/** The words and the runs of five characters of a text, to see how alike two texts are. */
final class Likeness {
  private static final int RUN = 5;
  private static final int FEWEST_OWN_WORDS = 3;
  private static final double MOST_ALIKE = 0.6;

  private final int[] words;
  private final int[] runs;

  private Likeness(int[] words, int[] runs) {
    this.words = words;
    this.runs = runs;
  }

  static Likeness of(String text) {
    String[] parts = text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}']+", " ").split(" ");
    String joined = " " + String.join(" ", parts) + " ";
    int[] words = Arrays.stream(parts).mapToInt(String::hashCode).sorted().distinct().toArray();
    int[] runs =
        IntStream.rangeClosed(0, Math.max(0, joined.length() - RUN))
            .map(i -> joined.substring(i, Math.min(joined.length(), i + RUN)).hashCode())
            .sorted()
            .distinct()
            .toArray();
    return new Likeness(words, runs);
  }

  /** The Jaccard similarity of the runs of characters, in [0, 1]. */
  double similarity(Likeness other) {
    int common = common(runs, other.runs);
    return (double) common / (runs.length + other.runs.length - common);
  }

  /**
   * Whether the similarity is at least a bound; most pairs are told apart by their lengths alone.
   */
  boolean isSimilar(Likeness other, double bound) {
    int shorter = Math.min(runs.length, other.runs.length);
    int longer = Math.max(runs.length, other.runs.length);
    return shorter >= bound * longer && similarity(other) >= bound;
  }

  /**
   * Whether the two should not both be in one data set: they share most words, or the one with
   * fewer has hardly any of its own. Words alone decide, since this is asked millions of times.
   */
  boolean isTooAlike(Likeness other) {
    int common = common(words, other.words);
    int fewer = Math.min(words.length, other.words.length);
    int together = words.length + other.words.length - common;
    return fewer - common < FEWEST_OWN_WORDS || common >= MOST_ALIKE * together;
  }

  int wordCount() {
    return words.length;
  }

  private static int common(int[] a, int[] b) {
    int i = 0;
    int j = 0;
    int common = 0;
    while (i < a.length && j < b.length) {
      if (a[i] == b[j]) {
        common++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return common;
  }
}
