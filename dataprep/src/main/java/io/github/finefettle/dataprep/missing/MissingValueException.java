package io.github.finefettle.dataprep.missing;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Role;

/** Ends a run because a row lacks a role that the plan demands. */
public final class MissingValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Makes the exception.
   *
   * @param row the row
   * @param role the role that it lacks
   */
  public MissingValueException(RowId row, Role role) {
    super(
        "The row "
            + row
            + " has no text in the role "
            + role
            + ", and the plan fails on missing values. Correct the row, or choose another policy:"
            + " drop, set aside, flag or impute.");
  }
}
