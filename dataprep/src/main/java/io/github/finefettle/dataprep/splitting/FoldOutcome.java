package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.HasEvidence;
import io.github.finefettle.core.split.RowId;
import java.util.List;

/**
 * What a run of a plan of folds gave. Every row that was read is in one fold, held out, or was set
 * aside; a run that would lose one fails.
 *
 * @param <R> the type of a row
 */
public final class FoldOutcome<R> implements HasEvidence {
  private final Folds<R> folds;
  private final FoldAssignment assignment;
  private final List<RowSetAside> setAside;
  private final List<RowId> removed;
  private final List<RowId> changed;

  FoldOutcome(
      Folds<R> folds,
      FoldAssignment assignment,
      List<RowSetAside> setAside,
      List<RowId> removed,
      List<RowId> changed) {
    this.folds = folds;
    this.assignment = assignment;
    this.setAside = List.copyOf(setAside);
    this.removed = List.copyOf(removed);
    this.changed = List.copyOf(changed);
  }

  /**
   * The folds.
   *
   * @return each in id order, with evidence
   */
  public Folds<R> folds() {
    return folds;
  }

  /**
   * Which row is in which fold, to be saved and kept by later runs.
   *
   * @return the rows of the folds, and those held out
   */
  public FoldAssignment assignment() {
    return assignment;
  }

  /**
   * The new rows that belong to rows in different folds.
   *
   * @return in id order; empty where no assignment was kept
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
   * The rows of the kept assignment whose input is another one now. They keep their fold.
   *
   * @return in id order; empty where no assignment was kept
   */
  public List<RowId> changed() {
    return changed;
  }

  @Override
  public Evidence evidence() {
    return folds.evidence();
  }
}
