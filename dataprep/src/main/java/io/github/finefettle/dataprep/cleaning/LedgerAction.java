package io.github.finefettle.dataprep.cleaning;

/** What an entry of the ledger says was done. */
public enum LedgerAction {
  /** A text was edited. */
  CHANGED,
  /** The row was dropped. */
  DROPPED,
  /** The row was set aside, for a person to look at. */
  SET_ASIDE,
  /** The row was kept, with a note. */
  FLAGGED
}
