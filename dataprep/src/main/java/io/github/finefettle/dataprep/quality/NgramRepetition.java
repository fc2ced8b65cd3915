package io.github.finefettle.dataprep.quality;

import java.util.List;

/**
 * How many characters of a text stand in n-grams of words that come again, as datatrove counts.
 * N-grams are compared as the words joined by a separator, so that without one "a bc" and "ab c"
 * are equal.
 */
final class NgramRepetition {
  private final String joined;
  private final int[] starts;
  private final int[] ends;
  private final RepeatedStretches stretches;

  NgramRepetition(List<String> words, String separator) {
    joined = String.join(separator, words);
    starts = new int[words.size()];
    ends = new int[words.size()];
    int at = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = at;
      ends[i] = at + words.get(i).length();
      at = ends[i] + separator.length();
    }
    stretches = new RepeatedStretches(joined);
  }

  /** Characters of the most frequent n-gram times its count, 0 where there are too few words. */
  long charactersOfTop(int n) {
    if (starts.length < n) {
      return 0;
    }
    stretches.clear();
    for (int i = 0; i + n <= starts.length; i++) {
      stretches.add(starts[i], ends[i + n - 1]);
    }
    return stretches.charactersOfMostFrequent();
  }

  /** Characters of n-grams that occurred earlier; after one, the next begins behind it. */
  long charactersOfDuplicates(int n) {
    stretches.clear();
    long characters = 0;
    int i = 0;
    while (i + n <= starts.length) {
      int from = starts[i];
      int to = ends[i + n - 1];
      if (stretches.contains(from, to)) {
        characters += joined.codePointCount(from, to);
        i += n;
      } else {
        stretches.add(from, to);
        i++;
      }
    }
    return characters;
  }
}
