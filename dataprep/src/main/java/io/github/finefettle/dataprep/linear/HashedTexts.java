package io.github.finefettle.dataprep.linear;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts as counts of hashed features, made once and used by many trainings. The features are words,
 * pairs of neighbouring words, and runs of 3 and 4 characters, in lower case; each falls into one
 * of 2<sup>18</sup> buckets. Immutable; safe for use by several threads.
 */
public final class HashedTexts {
  private final List<FeatureCounts> rows;

  private HashedTexts(List<FeatureCounts> rows) {
    this.rows = rows;
  }

  /**
   * Hashes texts.
   *
   * @param texts any texts
   * @return their features
   */
  public static HashedTexts of(List<String> texts) {
    List<FeatureCounts> rows = new ArrayList<>(texts.size());
    texts.forEach(text -> rows.add(FeatureCounts.of(text)));
    return new HashedTexts(List.copyOf(rows));
  }

  /**
   * How many texts there are.
   *
   * @return 0 or more
   */
  public int size() {
    return rows.size();
  }

  FeatureCounts row(int row) {
    return rows.get(row);
  }
}
