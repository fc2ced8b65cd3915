package io.github.finefettle.examples.evaluating;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The rows that were not measured, with line and reason; told by several threads. */
final class SetAside {
  private final Map<RowId, Unfit> rows = new ConcurrentSkipListMap<>();

  /** A row with the line it begins on and why it cannot be measured. */
  private record Unfit(long line, String reason) {
    JsonValue toJson() {
      return JsonValue.object().put("line", line).put("reason", reason).toJson();
    }
  }

  void add(RowId id, long line, String reason) {
    rows.putIfAbsent(id, new Unfit(line, reason));
  }

  int size() {
    return rows.size();
  }

  /** {@code {"line":..., "reason":...}} for each row, in the order of the file. */
  Stream<JsonValue> toJson() {
    return rows.values().stream().map(Unfit::toJson);
  }

  /** The first few, for people. */
  List<String> lines(int most) {
    return rows.values().stream()
        .limit(most)
        .map(row -> "line " + row.line() + ": " + row.reason())
        .toList();
  }
}
