package io.github.finefettle.metrics.text;

import java.util.Arrays;

/**
 * How many n-grams a prediction shares with a reference, each counted as often as the text that has
 * it less often. Begun for a prediction, then asked for each reference.
 *
 * <p>Not safe for use by several threads.
 */
final class GramOverlap {
  private final GramIds ids;
  private int[] predicted = new int[64];
  private int[] referred = new int[64];
  private int[] counts = new int[128];
  private int[] used = new int[128];
  private int predictedCount;

  GramOverlap(int order) {
    ids = new GramIds(order);
  }

  /** Takes a prediction in and forgets the one before. */
  void begin(WordList prediction, int words) {
    for (int i = 0; i < predictedCount; i++) {
      counts[predicted[i]] = 0;
    }
    ids.clear();
    predicted = ids.of(prediction, predicted);
    predictedCount = ids.count(prediction.size());
    makeRoom(ids.size(words));
    for (int i = 0; i < predictedCount; i++) {
      counts[predicted[i]]++;
    }
  }

  /** How many n-grams are shared with a reference. */
  int with(WordList reference, int words) {
    referred = ids.of(reference, referred);
    makeRoom(ids.size(words));
    int count = ids.count(reference.size());
    int shared = 0;
    for (int i = 0; i < count; i++) {
      int gram = referred[i];
      if (used[gram] < counts[gram]) {
        used[gram]++;
        shared++;
      }
    }
    for (int i = 0; i < count; i++) {
      used[referred[i]] = 0;
    }
    return shared;
  }

  /** How many n-grams the text has. */
  int count(WordList text) {
    return ids.count(text.size());
  }

  private void makeRoom(int grams) {
    if (counts.length < grams) {
      int length = Math.max(grams, 2 * counts.length);
      counts = Arrays.copyOf(counts, length);
      used = Arrays.copyOf(used, length);
    }
  }
}
