package io.github.finefettle.dataprep.missing;

/** What a {@link CheckMissing} does about a row that lacks a role. */
public enum OnMissing {
  /** The row is kept, with a note. */
  FLAG,
  /** The row is set aside, for a person to look at. */
  SET_ASIDE,
  /** The run ends: the data was promised to be complete. */
  FAIL
}
