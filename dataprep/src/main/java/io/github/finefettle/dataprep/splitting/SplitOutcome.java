package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.HasEvidence;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.split.Splits;
import java.util.List;
import java.util.Optional;

/**
 * What a run of a plan gave. Every row that was read is in one of the three splits or was set
 * aside; a run that would lose one fails.
 *
 * @param <R> the type of a row
 */
public final class SplitOutcome<R> implements HasEvidence {
  private final Splits<R> splits;
  private final SplitAssignment assignment;
  private final List<RowSetAside> setAside;
  private final List<RowId> removed;
  private final List<RowId> changed;
  private final Optional<LeakReport> leaks;

  SplitOutcome(
      Splits<R> splits,
      SplitAssignment assignment,
      List<RowSetAside> setAside,
      List<RowId> removed,
      List<RowId> changed,
      Optional<LeakReport> leaks) {
    this.leaks = leaks;
    this.splits = splits;
    this.assignment = assignment;
    this.setAside = List.copyOf(setAside);
    this.removed = List.copyOf(removed);
    this.changed = List.copyOf(changed);
  }

  /**
   * The three splits.
   *
   * @return each in id order, with evidence
   */
  public Splits<R> splits() {
    return splits;
  }

  /**
   * Which row is on which side, to be saved and kept by later runs.
   *
   * @return the rows of the three splits
   */
  public SplitAssignment assignment() {
    return assignment;
  }

  /**
   * The rows that are on no side.
   *
   * @return in id order
   */
  public List<RowSetAside> setAside() {
    return setAside;
  }

  /**
   * The rows of the kept assignment that were not among the rows given.
   *
   * @return in id order; empty where no assignment was kept
   */
  public List<RowId> removed() {
    return removed;
  }

  /**
   * The rows of the kept assignment whose input is another one now. They keep their side; many of
   * them mean that ids have moved, such as when rows were inserted in the middle of a file.
   *
   * @return in id order; empty where no assignment was kept
   */
  public List<RowId> changed() {
    return changed;
  }

  /**
   * What the audit of the validation and test rows against the training rows found.
   *
   * @return the report; empty unless the runner was {@linkplain SplitRunner#auditing auditing}
   */
  public Optional<LeakReport> leaks() {
    return leaks;
  }

  @Override
  public Evidence evidence() {
    return splits.evidence();
  }
}
