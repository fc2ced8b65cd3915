package io.github.finefettle.dataprep.cleaning;

/** Where a row stands. */
enum RowState {
  ALIVE,
  DROPPED,
  SET_ASIDE
}
