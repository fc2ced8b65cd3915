package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.dataprep.examples.Example;
import org.jspecify.annotations.Nullable;

/**
 * What a survivor policy noted of one row, so that rows can be ordered without their texts: two
 * numbers, of which the larger is the better, or the row itself for a comparator of the user's.
 */
record Merit(long major, int minor, @Nullable Example example) {
  static final Merit NONE = new Merit(0, 0, null);

  /** A time that cannot be read comes behind every other. */
  static final Merit UNREADABLE = new Merit(Long.MIN_VALUE, -1, null);
}
