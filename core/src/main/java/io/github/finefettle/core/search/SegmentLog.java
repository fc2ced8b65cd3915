package io.github.finefettle.core.search;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the records say of one segment. Only the newest claim counts: whoever was given up for dead
 * and comes back is not heard. Nothing counts after the segment is over.
 */
final class SegmentLog {
  private final List<IntermediateValue> values = new ArrayList<>();
  private int attempt;
  private long owner;
  private @Nullable TrialReport report;
  private @Nullable String failure;

  void apply(JsonValue.JsonObject record) {
    String event = record.string("event");
    int about = Math.toIntExact(record.integer("attempt"));
    if (isOver()) {
      return;
    }
    if (event.equals("claim")) {
      attempt = about;
      owner = record.integer("owner");
      values.clear();
      return;
    }
    if (about != attempt) {
      return;
    }
    switch (event) {
      case "value" ->
          values.add(
              new IntermediateValue(
                  record.integer("step"), StudyRecords.number(record.get("value"))));
      case "finished" -> report = StudyRecords.report(record);
      case "failed" -> failure = record.string("message");
      default ->
          throw new JsonFormatException(
              "The journal holds an event ("
                  + event
                  + ") that is unknown. Maybe a newer release wrote it.");
    }
  }

  boolean isOver() {
    return report != null || failure != null;
  }

  /** How often it was claimed. */
  int attempt() {
    return attempt;
  }

  /** Who claimed it last; 0 if nobody did. */
  long owner() {
    return owner;
  }

  Optional<TrialReport> report() {
    return Optional.ofNullable(report);
  }

  Optional<String> failure() {
    return Optional.ofNullable(failure);
  }

  /** What was reported on the way by the newest claim. */
  List<IntermediateValue> values() {
    return values;
  }
}
