package io.github.finefettle.metrics.multilabel;

import java.util.Collections;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * How often each label was hit, falsely given and missed. Immutable.
 *
 * <p>A label with few true rows has a metric that says little: look at {@link #support}.
 */
public final class LabelCounts {
  private static final long[] NONE = new long[Outcome.COUNT];

  private final long rows;
  private final SortedMap<String, long[]> counts;

  LabelCounts(long rows, SortedMap<String, long[]> counts) {
    this.rows = rows;
    this.counts = counts;
  }

  /**
   * How many rows there are.
   *
   * @return 0 or more
   */
  public long rows() {
    return rows;
  }

  /**
   * The labels seen among true or predicted ones.
   *
   * @return an unmodifiable set, ascending
   */
  public SortedSet<String> labels() {
    return Collections.unmodifiableSortedSet(new java.util.TreeSet<>(counts.keySet()));
  }

  /**
   * Rows that have the label and were given it.
   *
   * @param label a label, seen or not
   * @return 0 or more
   */
  public long truePositives(String label) {
    return of(label)[Outcome.HIT];
  }

  /**
   * Rows that were given the label but do not have it.
   *
   * @param label a label, seen or not
   * @return 0 or more
   */
  public long falsePositives(String label) {
    return of(label)[Outcome.FALSE_ALARM];
  }

  /**
   * Rows that have the label but were not given it.
   *
   * @param label a label, seen or not
   * @return 0 or more
   */
  public long falseNegatives(String label) {
    return of(label)[Outcome.MISS];
  }

  /**
   * Rows that have the label.
   *
   * @param label a label, seen or not
   * @return 0 or more
   */
  public long support(String label) {
    return truePositives(label) + falseNegatives(label);
  }

  /**
   * The support of every label seen.
   *
   * @return a new map, ascending
   */
  public SortedMap<String, Long> supports() {
    SortedMap<String, Long> supports = new TreeMap<>();
    counts.keySet().forEach(label -> supports.put(label, support(label)));
    return supports;
  }

  /** Counts by outcome; not to be changed. */
  long[] of(String label) {
    return counts.getOrDefault(label, NONE);
  }
}
