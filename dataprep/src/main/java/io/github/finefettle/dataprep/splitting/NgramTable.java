package io.github.finefettle.dataprep.splitting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * The word n-grams of the rows that are judged, and in how many training rows each stands.
 *
 * <p>A judged row has n-grams of its own: all its runs of the usual length, or, where it is
 * shorter, itself as a whole. Beside them stand its runs that may be a whole training row, shorter
 * than its own n-grams ({@link ShortRows}): in that direction the training row is what is quoted.
 *
 * <p>The judged rows are few, the training rows many. So the table holds the judged side, and
 * training rows only pass by: a training row is cut into words, each of its runs is looked up by a
 * 64-bit hash and, on a hit, compared with the judged text word by word. Memory does not grow with
 * the training rows. A table of open addressing over plain arrays: 33 bytes an n-gram at a load of
 * at most a half, besides the judged texts.
 */
final class NgramTable {
  private static final int NONE = -1;

  private final NgramSize size;
  private final ShortRows shortRows;
  private final List<WordRun> judged = new ArrayList<>();
  private final TreeSet<Integer> lengths = new TreeSet<>();
  private long[] hashes = new long[1 << 10];
  private int[] rows = new int[1 << 10];
  private int[] places = new int[1 << 10];
  private int[] counts = new int[1 << 10];
  private int[] firstTrain = new int[1 << 10];
  private int[] lastTrain = new int[1 << 10];
  private int[] firstWhole = new int[1 << 10];
  private byte[] lengthOf = new byte[1 << 10];
  private boolean[] ownOfARow = new boolean[1 << 10];
  private int used;

  NgramTable(List<String> texts, NgramSize size, ShortRows shortRows, Watch watch) {
    this.size = size;
    this.shortRows = shortRows;
    for (String text : texts) {
      WordRun run = WordRun.of(text).trimmed();
      int row = judged.size();
      judged.add(run);
      addOwn(row, run);
      addQuoted(row, run);
      watch.progressed(judged.size(), texts.size());
    }
  }

  private void addOwn(int row, WordRun run) {
    int length = size.lengthFor(run.size());
    if (length > 0) {
      long[] sums = run.sums();
      long power = WordRun.power(length);
      for (int from = 0; from + length <= run.size(); from++) {
        int slot = add(row, from, length, WordRun.hash(sums, from, length, power));
        ownOfARow[slot] = true;
      }
    }
  }

  private void addQuoted(int row, WordRun run) {
    quoted(run, (from, length, hash) -> add(row, from, length, hash));
  }

  /** Hears of a run of words. */
  @FunctionalInterface
  private interface Run {
    void of(int from, int length, long hash);
  }

  /** The runs of a judged row, shorter than its own n-grams, that may be a whole training row. */
  private void quoted(WordRun run, Run each) {
    long[] sums = run.sums();
    for (int length = size.least(); shortRows.isShorter(length, run.size()); length++) {
      if (shortRows.hasLength(length)) {
        long power = WordRun.power(length);
        for (int from = 0; from + length <= run.size(); from++) {
          long hash = WordRun.hash(sums, from, length, power);
          if (shortRows.mayBe(hash)) {
            each.of(from, length, hash);
          }
        }
      }
    }
  }

  /** The slot of the words, which are there afterwards. */
  private int add(int row, int from, int length, long hash) {
    int slot = find(judged.get(row), from, length, hash);
    if (hashes[slot] != 0) {
      return slot;
    }
    lengths.add(length);
    hashes[slot] = hash;
    rows[slot] = row;
    places[slot] = from;
    lengthOf[slot] = (byte) length;
    firstTrain[slot] = NONE;
    lastTrain[slot] = NONE;
    firstWhole[slot] = NONE;
    used++;
    if (2L * used > hashes.length) {
      grow();
      return find(judged.get(row), from, length, hash);
    }
    return slot;
  }

  /** The slot of these words, or the free one where they would stand. */
  private int find(WordRun run, int from, int length, long hash) {
    int mask = hashes.length - 1;
    int slot = (int) hash & mask;
    while (hashes[slot] != 0) {
      if (hashes[slot] == hash
          && lengthOf[slot] == length
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
    byte[] oldLengths = lengthOf;
    boolean[] oldOwn = ownOfARow;
    int size2 = Math.multiplyExact(2, oldHashes.length);
    hashes = new long[size2];
    rows = new int[size2];
    places = new int[size2];
    counts = new int[size2];
    firstTrain = new int[size2];
    lastTrain = new int[size2];
    firstWhole = new int[size2];
    lengthOf = new byte[size2];
    ownOfARow = new boolean[size2];
    Arrays.fill(firstTrain, NONE);
    Arrays.fill(lastTrain, NONE);
    Arrays.fill(firstWhole, NONE);
    for (int i = 0; i < oldHashes.length; i++) {
      if (oldHashes[i] != 0) {
        int slot = (int) oldHashes[i] & (size2 - 1);
        while (hashes[slot] != 0) {
          slot = (slot + 1) & (size2 - 1);
        }
        hashes[slot] = oldHashes[i];
        rows[slot] = oldRows[i];
        places[slot] = oldPlaces[i];
        lengthOf[slot] = oldLengths[i];
        ownOfARow[slot] = oldOwn[i];
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

  /** The whole training rows that a judged row quotes, in order; none as long as an own n-gram. */
  void quoted(int row, Hit hit) {
    WordRun run = judged.get(row);
    quoted(
        run,
        (from, length, hash) -> {
          int slot = find(run, from, length, hash);
          if (firstWhole[slot] != NONE) {
            hit.at(slot);
          }
        });
  }

  /** Whether the n-gram is evidence against a training row in which it stands. */
  boolean isEvidence(int slot, WordRun trainRow) {
    return ownOfARow[slot] || lengthOf[slot] == trainRow.size();
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
            if (firstWhole[slot] == NONE && lengthOf[slot] == run.size()) {
              firstWhole[slot] = trainRow;
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

  /** The first training row that is just this n-gram; -1 if there is none. */
  int firstRowOf(int slot) {
    return firstWhole[slot];
  }

  /** How many words an n-gram has. */
  int length(int slot) {
    return lengthOf[slot];
  }
}
