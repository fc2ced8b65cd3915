package io.github.finefettle.dataprep.splitting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The word n-grams of the rows that are judged, and in how many training rows each stands.
 *
 * <p>The judged rows are few, the training rows many. So the table holds the judged side, and
 * training rows only pass by: a training row is cut into words, each of its runs is looked up by a
 * 64-bit hash and, on a hit, compared with the judged text word by word. Memory does not grow with
 * the training rows. A table of open addressing over plain arrays: 28 bytes an n-gram at a load of
 * at most a half, besides the judged texts.
 */
final class NgramTable {
  private static final int NONE = -1;

  private final NgramSize size;
  private final List<WordRun> judged = new ArrayList<>();
  private final TreeSet<Integer> lengths = new TreeSet<>();
  private long[] hashes = new long[1 << 10];
  private int[] rows = new int[1 << 10];
  private int[] places = new int[1 << 10];
  private int[] counts = new int[1 << 10];
  private int[] firstTrain = new int[1 << 10];
  private int[] lastTrain = new int[1 << 10];
  private int used;

  NgramTable(List<String> texts, NgramSize size, Watch watch) {
    this.size = size;
    for (String text : texts) {
      WordRun run = WordRun.of(text).trimmed();
      int row = judged.size();
      judged.add(run);
      int length = size.lengthFor(run.size());
      if (length > 0) {
        lengths.add(length);
        long[] sums = run.sums();
        long power = WordRun.power(length);
        for (int from = 0; from + length <= run.size(); from++) {
          add(row, from, length, WordRun.hash(sums, from, length, power));
        }
      }
      watch.progressed(judged.size(), texts.size());
    }
  }

  private int length(int slot) {
    return size.lengthFor(judged.get(rows[slot]).size());
  }

  private void add(int row, int from, int length, long hash) {
    int slot = find(judged.get(row), from, length, hash);
    if (hashes[slot] != 0) {
      return;
    }
    hashes[slot] = hash;
    rows[slot] = row;
    places[slot] = from;
    firstTrain[slot] = NONE;
    lastTrain[slot] = NONE;
    used++;
    if (2L * used > hashes.length) {
      grow();
    }
  }

  /** The slot of these words, or the free one where they would stand. */
  private int find(WordRun run, int from, int length, long hash) {
    int mask = hashes.length - 1;
    int slot = (int) hash & mask;
    while (hashes[slot] != 0) {
      if (hashes[slot] == hash
          && length(slot) == length
          && run.equalsAt(from, judged.get(rows[slot]), places[slot], length)) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    int[] oldRows = rows;
    int[] oldPlaces = places;
    int size2 = Math.multiplyExact(2, oldHashes.length);
    hashes = new long[size2];
    rows = new int[size2];
    places = new int[size2];
    counts = new int[size2];
    firstTrain = new int[size2];
    lastTrain = new int[size2];
    Arrays.fill(firstTrain, NONE);
    Arrays.fill(lastTrain, NONE);
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0) {
        int slot = (int) oldHashes[i] & (size2 - 1);
        while (hashes[slot] != 0) {
          slot = (slot + 1) & (size2 - 1);
        }
        hashes[slot] = oldHashes[i];
        rows[slot] = oldRows[i];
        places[slot] = oldPlaces[i];
      }
    }
  }

  WordRun judged(int row) {
    return judged.get(row);
  }

  /** Hears of each n-gram of a row that is in the table. */
  @FunctionalInterface
  interface Hit {
    void at(int slot);
  }

  /** Looks all runs of a text up. */
  void lookUp(WordRun run, Hit hit) {
    long[] sums = run.sums();
    for (int length : lengths) {
      long power = WordRun.power(length);
      for (int from = 0; from + length <= run.size(); from++) {
        int slot = find(run, from, length, WordRun.hash(sums, from, length, power));
        if (hashes[slot] != 0) {
          hit.at(slot);
        }
      }
    }
  }

  /** The n-grams of a judged row itself, in order; none if the row is too short. */
  void own(int row, Hit hit) {
    WordRun run = judged.get(row);
    int length = size.lengthFor(run.size());
    if (length > 0) {
      long[] sums = run.sums();
      long power = WordRun.power(length);
      for (int from = 0; from + length <= run.size(); from++) {
        hit.at(find(run, from, length, WordRun.hash(sums, from, length, power)));
      }
    }
  }

  /** Counts the n-grams of a training row, each once; whether there was any. Rows ascending. */
  boolean count(int trainRow, WordRun run) {
    boolean[] any = new boolean[1];
    lookUp(
        run,
        slot -> {
          any[0] = true;
          if (lastTrain[slot] != trainRow) {
            lastTrain[slot] = trainRow;
            counts[slot]++;
            if (firstTrain[slot] == NONE) {
              firstTrain[slot] = trainRow;
            }
          }
        });
    return any[0];
  }

  /** In how many training rows an n-gram stands. */
  int rowsWith(int slot) {
    return counts[slot];
  }

  /** The first training row with the n-gram; -1 if there is none. */
  int firstRowWith(int slot) {
    return firstTrain[slot];
  }
}
