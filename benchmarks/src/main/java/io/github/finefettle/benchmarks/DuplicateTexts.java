package io.github.finefettle.benchmarks;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;

/**
 * Rows of prose-like text, each a function of the seed and its number: words of 30,000, few of them
 * frequent as in a language. One in twenty repeats an earlier row, one in ten does so with one to
 * three words replaced.
 */
final class DuplicateTexts {
  private static final int WORDS = 30_000;
  private static final int NEAR = 20_000;

  private final RandomStream stream;
  private final int shortest;
  private final int spread;
  private final String[] words = new String[WORDS];
  private final double[] cumulated = new double[WORDS];

  /**
   * Makes a source of rows.
   *
   * @param shortest words of the shortest row
   * @param longest words of the longest row
   */
  DuplicateTexts(long seed, int shortest, int longest) {
    this.stream = RandomStream.of(seed, "duplicate-texts");
    this.shortest = shortest;
    this.spread = longest - shortest + 1;
    RandomSequence random = RandomStream.of(seed, "duplicate-words").sequence();
    double sum = 0;
    for (int i = 0; i < WORDS; i++) {
      StringBuilder word = new StringBuilder();
      int letters = 2 + random.nextInt(9);
      for (int j = 0; j < letters; j++) {
        word.append((char) ('a' + random.nextInt(26)));
      }
      words[i] = word.toString();
      sum += 1.0 / (i + 10); // Zipf's law, a little flattened
      cumulated[i] = sum;
    }
  }

  /** The text of a row. */
  String row(long number) {
    RandomSequence random = stream.at(number, 0).sequence();
    double kind = random.nextUniform();
    if (kind >= 0.15 || number == 0) {
      return String.join(" ", original(number));
    }
    long source = Math.max(0, number - 1 - random.nextInt(NEAR));
    String[] copy = original(source);
    int edits = kind < 0.05 ? 0 : 1 + random.nextInt(3);
    for (int i = 0; i < edits; i++) {
      copy[random.nextInt(copy.length)] = word(random);
    }
    return String.join(" ", copy);
  }

  private String[] original(long number) {
    RandomSequence random = stream.at(number, 1).sequence();
    String[] row = new String[shortest + random.nextInt(spread)];
    for (int i = 0; i < row.length; i++) {
      row[i] = word(random);
      if (i % 14 == 0) {
        row[i] = Character.toUpperCase(row[i].charAt(0)) + row[i].substring(1);
      } else if (i % 14 == 13 || i == row.length - 1) {
        row[i] += ".";
      }
    }
    return row;
  }

  /** A word by its frequency. */
  String word(RandomSequence random) {
    double wanted = random.nextUniform() * cumulated[WORDS - 1];
    int low = 0;
    int high = WORDS - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulated[middle] < wanted) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return words[low];
  }
}
