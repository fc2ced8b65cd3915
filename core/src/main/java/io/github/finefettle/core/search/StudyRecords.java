package io.github.finefettle.core.search;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.search.TrialReport.Ending;

/**
 * The records of a study's journal, format version 1. Decisions (who is pruned, who is best) are no
 * records: they follow from these.
 */
final class StudyRecords {
  static final int VERSION = 1;

  private StudyRecords() {}

  /** The first record; the whole definition stands in it, so that the file explains itself. */
  static JsonValue.JsonObject header(Study study) {
    return JsonValue.object()
        .put("kind", "study-journal")
        .put("version", VERSION)
        .put("fingerprint", study.fingerprint().hex())
        .put("study", study.toJson())
        .toJson();
  }

  /** A worker takes a segment. The attempt counts the claims of this segment, from 1. */
  static JsonValue.JsonObject claim(Segment segment, long owner) {
    return about("claim", segment).put("owner", owner).toJson();
  }

  static JsonValue.JsonObject value(Segment segment, long step, double value) {
    return about("value", segment).put("step", step).put("value", json(value)).toJson();
  }

  static JsonValue.JsonObject finished(Segment segment, TrialReport report) {
    return about("finished", segment)
        .put("ending", report.ending().name())
        .put("resource", report.resource())
        .put("value", json(report.value()))
        .putIfPresent("memory", report.memory())
        .toJson();
  }

  static JsonValue.JsonObject failed(Segment segment, String message) {
    return about("failed", segment).put("message", message).toJson();
  }

  private static JsonObjectBuilder about(String event, Segment segment) {
    return JsonValue.object()
        .put("event", event)
        .put("trial", segment.trial())
        .put("rung", segment.rung())
        .put("attempt", segment.attempt());
  }

  static TrialReport report(JsonValue.JsonObject record) {
    return new TrialReport(
        Ending.valueOf(record.string("ending")),
        record.integer("resource"),
        number(record.get("value")),
        record.find("memory"));
  }

  /** A number, or null where it is undefined. */
  static JsonValue json(double value) {
    return Double.isFinite(value) ? JsonValue.of(value) : JsonValue.ofNull();
  }

  static double number(JsonValue value) {
    return value instanceof JsonValue.JsonNull ? Double.NaN : value.asDouble();
  }
}
