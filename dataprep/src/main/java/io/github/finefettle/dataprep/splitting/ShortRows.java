package io.github.finefettle.dataprep.splitting;

import java.util.List;

/**
 * Training rows that are too short for an n-gram of their own and are looked for as a whole, as
 * hashes: a judged row that quotes one holds a run of words with its hash.
 *
 * <p>The training rows are many, so nothing but 8 bytes of each different short row is kept, at a
 * load of at most a half. A hash that meets by chance does no harm: the judged run is then one more
 * entry of the {@link NgramTable}, which compares it with the training rows word by word.
 */
final class ShortRows {
  private final NgramSize size;
  private final boolean[] lengths;
  private long[] hashes = new long[1 << 6];
  private int used;

  ShortRows(List<String> texts, NgramSize size, Watch watch) {
    this.size = size;
    this.lengths = new boolean[size.words()];
    int row = 0;
    for (String text : texts) {
      // One word more than a short row has tells that a row is none.
      WordRun run = WordRun.beginning(text, size.words());
      if (size.isShort(run.size())) {
        int length = run.size();
        lengths[length] = true;
        add(WordRun.hash(run.sums(), 0, length, WordRun.power(length)));
      }
      watch.progressed(++row, texts.size());
    }
  }

  /** Whether a run of so many words is shorter than the n-grams of a row of {@code words}. */
  boolean isShorter(int length, int words) {
    return length < Math.min(words, size.words());
  }

  /** Whether there is a short row of so many words. */
  boolean hasLength(int length) {
    return lengths[length];
  }

  /** Whether a run of words may be a short row. */
  boolean mayBe(long hash) {
    return hashes[slot(hash)] == hash;
  }

  private int slot(long hash) {
    int mask = hashes.length - 1;
    int slot = (int) hash & mask;
    while (hashes[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void add(long hash) {
    int slot = slot(hash);
    if (hashes[slot] == 0) {
      hashes[slot] = hash;
      used++;
      if (2L * used > hashes.length) {
        grow();
      }
    }
  }

  private void grow() {
    long[] old = hashes;
    hashes = new long[Math.multiplyExact(2, old.length)];
    for (long hash : old) {
      if (hash != 0) {
        hashes[slot(hash)] = hash;
      }
    }
  }
}
