package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.rule.Learned;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The merits of rows by their numbers: 12 bytes a row, nothing where the policy looks at ids alone,
 * the rows themselves for a comparator of the user's.
 */
final class Merits {
  private final Survivor policy;
  private final RowNumbers rows;
  private final LongList major = new LongList();
  private final IntList minor = new IntList();
  private final List<Example> examples = new ArrayList<>();
  private int unreadable;

  Merits(Survivor policy, RowNumbers rows) {
    this.policy = policy;
    this.rows = rows;
  }

  /** Adds the merit of the row with the next number. */
  void add(Merit merit) {
    if (!policy.notes()) {
      return;
    }
    Example example = merit.example();
    if (example != null) {
      examples.add(example);
      return;
    }
    major.add(merit.major());
    minor.add(merit.minor());
    unreadable += merit.equals(Merit.UNREADABLE) ? 1 : 0;
  }

  private Merit get(int row) {
    @Nullable Example example = examples.isEmpty() ? null : examples.get(row);
    return example == null
        ? new Merit(major.get(row), minor.get(row), null)
        : new Merit(0, 0, example);
  }

  /** Negative if the first row is to be kept rather; never 0 for two rows. */
  int compare(int a, int b) {
    int byMerit = policy.notes() ? policy.compare(get(a), get(b)) : 0;
    return byMerit != 0 ? byMerit : rows.compare(a, b);
  }

  /** Adds to what was learned how many times could not be read. */
  Learned reported(Learned learned, String id) {
    if (!policy.readsTimes() || unreadable == 0) {
      return learned;
    }
    return learned.with(
        new Finding(
            Severity.WARNING,
            id + "-unreadable-time",
            unreadable
                + " of "
                + rows.size()
                + " rows have no time that can be read; they come"
                + " behind all others where the newest row of a cluster is kept.",
            "Give the times as ISO 8601 or as seconds since 1970."));
  }
}
