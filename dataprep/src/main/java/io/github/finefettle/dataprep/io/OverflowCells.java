package io.github.finefettle.dataprep.io;

/** What becomes of text in cells that have no named column: mostly a comma without quotes. */
public enum OverflowCells {
  /** The row is set aside with the reason. */
  SET_ASIDE,
  /**
   * The text of such cells is put behind the text of the last named column, with the delimiter
   * between, as it stood before it was cut into cells. The row counts as edited.
   */
  JOIN
}
