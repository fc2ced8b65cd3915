package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * All rows as they came out of a run, with what happened to them.
 *
 * @param ids in order
 * @param rows the rows, edits written back
 * @param traces as many, what happened to each
 * @param findings what the rules found
 */
record CleanedRows<R>(
    List<RowId> ids, List<R> rows, List<RowTrace> traces, List<Finding> findings) {
  private IntStream alive() {
    return IntStream.range(0, rows.size()).filter(i -> traces.get(i).isAlive());
  }

  List<Example> keptExamples() {
    return alive().mapToObj(i -> traces.get(i).current()).toList();
  }

  List<R> keptRows() {
    return alive().<R>mapToObj(rows::get).toList();
  }

  List<RowId> keptIds() {
    return alive().mapToObj(ids::get).toList();
  }

  /** The index of an id, or -1. */
  int indexOf(RowId id) {
    int at = Collections.binarySearch(ids, id);
    return Math.max(at, -1);
  }

  long count(RowState state) {
    return traces.stream().filter(trace -> trace.state() == state).count();
  }
}
