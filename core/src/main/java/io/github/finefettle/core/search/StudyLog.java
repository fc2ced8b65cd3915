package io.github.finefettle.core.search;

import io.github.finefettle.core.definition.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The records of a study, folded: for each trial, its segments so far. Used inside a store's
 * exclusive section only.
 */
final class StudyLog {
  private final Map<Integer, List<SegmentLog>> trials = new TreeMap<>();

  void apply(JsonValue.JsonObject record) {
    int trial = Math.toIntExact(record.integer("trial"));
    int rung = Math.toIntExact(record.integer("rung"));
    List<SegmentLog> segments = trials.computeIfAbsent(trial, t -> new ArrayList<>());
    while (segments.size() <= rung) {
      segments.add(new SegmentLog());
    }
    segments.get(rung).apply(record);
  }

  /** The segments of a trial that were claimed at least once, in order. */
  List<SegmentLog> segments(int trial) {
    return trials.getOrDefault(trial, List.of());
  }

  /** One segment of a trial; an untouched one where nothing is known. */
  SegmentLog segment(int trial, int rung) {
    List<SegmentLog> segments = segments(trial);
    return rung < segments.size() ? segments.get(rung) : new SegmentLog();
  }
}
