package io.github.finefettle.dataprep.cleaning;

/** A step that must see all rows, such as the search for duplicates. It runs on one thread. */
non-sealed interface DataStep extends PlannedStep {
  void apply(WorkingRows rows);
}
