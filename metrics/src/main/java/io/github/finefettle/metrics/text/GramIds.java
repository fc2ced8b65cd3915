package io.github.finefettle.metrics.text;

import io.github.finefettle.metrics.text.internal.LongIds;

/**
 * The n-grams of texts as numbers: those of n words follow from those of n - 1 and the word behind.
 * Numbers are exact and stay until {@link #clear()}.
 *
 * <p>Not safe for use by several threads.
 */
final class GramIds {
  private final LongIds[] levels;

  GramIds(int order) {
    levels = new LongIds[order - 1];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = new LongIds();
    }
  }

  void clear() {
    for (LongIds level : levels) {
      level.clear();
    }
  }

  int order() {
    return levels.length + 1;
  }

  /** How many n-grams a text of so many words has. */
  int count(int words) {
    return Math.max(0, words - levels.length);
  }

  /** One more than the greatest number given out, with so many different words. */
  int size(int words) {
    return levels.length == 0 ? words : levels[levels.length - 1].size();
  }

  /** The numbers of a text's n-grams, of which the first {@link #count} are set. */
  int[] of(WordList words, int[] room) {
    int size = words.size();
    int[] grams = room.length < size ? new int[Math.max(size, 2 * room.length)] : room;
    int[] ids = words.ids();
    System.arraycopy(ids, 0, grams, 0, size);
    for (int level = 0; level < levels.length; level++) {
      LongIds table = levels[level];
      int count = size - level - 1;
      for (int i = 0; i < count; i++) {
        grams[i] = table.idOf(LongIds.key(grams[i], ids[i + level + 1]));
      }
    }
    return grams;
  }
}
