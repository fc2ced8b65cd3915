package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All rows as they came out of a run, with their state.
 *
 * @param ids in order
 * @param rows the rows, edits written back
 * @param working their examples and states
 */
record CleanedRows<R>(List<RowId> ids, List<R> rows, WorkingRows working) {
  List<Integer> alive() {
    return working.alive();
  }

  List<Example> keptExamples() {
    return alive().stream().map(working::example).toList();
  }

  List<R> keptRows() {
    return alive().stream().map(rows::get).toList();
  }

  List<RowId> keptIds() {
    return alive().stream().map(ids::get).toList();
  }

  List<Finding> findings() {
    return working.findings();
  }

  /** The index of an id, or -1. */
  int indexOf(RowId id) {
    int at = java.util.Collections.binarySearch(ids, id);
    return Math.max(at, -1);
  }

  long dropped() {
    return IntStream.range(0, ids.size())
        .filter(i -> working.state(i) == WorkingRows.State.DROPPED)
        .count();
  }

  long setAside() {
    return IntStream.range(0, ids.size())
        .filter(i -> working.state(i) == WorkingRows.State.SET_ASIDE)
        .count();
  }
}
