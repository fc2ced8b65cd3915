package io.github.finefettle.metrics.ranking.internal;

import java.util.ArrayList;
import java.util.List;

/**
 * A growing bag of longs in chunks, eight bytes each, which is sorted when it is asked for. An
 * array that doubles would be copied again and again and half empty at its worst; chunks are filled
 * once. The sorted order depends on what is in the bag alone.
 *
 * <p>Not safe for use by several threads.
 */
public final class KeyRuns {
  private static final int FIRST_CHUNK = 16;
  private static final int LARGEST_CHUNK = 1 << 16;

  /** So that twice the square of a count fits into 63 bits; see the sums of AUROC. */
  private static final int MOST_KEYS = 1 << 30;

  private long[] sorted = new long[0];
  private List<long[]> full = new ArrayList<>();
  private long[] open = new long[FIRST_CHUNK];
  private int used;
  private int pending;

  /** Begins empty. */
  public KeyRuns() {}

  /**
   * Puts a key in.
   *
   * @param key any number
   */
  public void add(long key) {
    if (used == open.length) {
      beginChunk();
    }
    open[used++] = key;
  }

  /**
   * Puts in all of another bag, which is left as it was.
   *
   * @param other another bag, or this one
   */
  public void addAll(KeyRuns other) {
    long[] keys = other.sorted();
    if (size() == 0) {
      sorted = keys.clone();
      return;
    }
    for (long key : keys) {
      add(key);
    }
  }

  /**
   * How many keys there are.
   *
   * @return 0 or more
   */
  public int size() {
    return sorted.length + pending + used;
  }

  /**
   * All keys in ascending order.
   *
   * @return the bag's own array, not to be changed
   */
  public long[] sorted() {
    if (pending + used == 0) {
      return sorted;
    }
    long[] fresh = RadixSort.sort(takeChunks());
    sorted = sorted.length == 0 ? fresh : merged(sorted, fresh);
    return sorted;
  }

  /**
   * The ascending keys of several bags together.
   *
   * @param bags the bags, which are left as they were
   * @return a new array
   */
  public static long[] union(List<KeyRuns> bags) {
    int size = 0;
    for (KeyRuns bag : bags) {
      size = Math.addExact(size, bag.size());
    }
    long[] all = new long[size];
    int at = 0;
    for (KeyRuns bag : bags) {
      long[] keys = bag.sorted();
      System.arraycopy(keys, 0, all, at, keys.length);
      at += keys.length;
    }
    return RadixSort.sort(all);
  }

  private void beginChunk() {
    if (size() >= MOST_KEYS) {
      throw new IllegalStateException(
          "There are "
              + size()
              + " rows of one kind, the most whose scores are held one by one. Measure with a"
              + " fixed number of cells instead, such as capped(20).");
    }
    full.add(open);
    pending += open.length;
    open = new long[Math.min(LARGEST_CHUNK, 2 * open.length)];
    used = 0;
  }

  /** Chunks are let go while they are copied, so that not all keys are held twice. */
  private long[] takeChunks() {
    long[] flat = new long[pending + used];
    int at = 0;
    for (int i = 0; i < full.size(); i++) {
      long[] chunk = full.set(i, new long[0]);
      System.arraycopy(chunk, 0, flat, at, chunk.length);
      at += chunk.length;
    }
    System.arraycopy(open, 0, flat, at, used);
    full = new ArrayList<>();
    open = new long[FIRST_CHUNK];
    pending = 0;
    used = 0;
    return flat;
  }

  private static long[] merged(long[] a, long[] b) {
    long[] out = new long[a.length + b.length];
    int i = 0;
    int j = 0;
    for (int k = 0; k < out.length; k++) {
      out[k] = j == b.length || (i < a.length && a[i] <= b[j]) ? a[i++] : b[j++];
    }
    return out;
  }
}
