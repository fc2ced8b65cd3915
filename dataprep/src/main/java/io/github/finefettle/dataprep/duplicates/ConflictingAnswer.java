package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import java.util.List;

/**
 * One of the labels or answers that the same input has, with the rows that give it.
 *
 * @param answer the label or answer as it stands in the first of the rows
 * @param rows the rows, by id, at least one
 * @param sources where these rows came from (the text of the role SOURCE, or the source of the id),
 *     sorted, each once
 */
public record ConflictingAnswer(String answer, List<RowId> rows, List<String> sources) {
  /** Copies the lists and checks that there is a row. */
  public ConflictingAnswer {
    rows = List.copyOf(rows);
    sources = List.copyOf(sources);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "The answer has no rows ([]). Name the rows that give it, one or more.");
    }
  }

  /**
   * How many rows give it.
   *
   * @return 1 or more
   */
  public int count() {
    return rows.size();
  }

  JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("answer", answer)
        .put("rows", JsonValue.strings(rows.stream().map(RowId::toString).toList()))
        .put("sources", JsonValue.strings(sources))
        .toJson();
  }

  static ConflictingAnswer fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    return new ConflictingAnswer(
        o.string("answer"),
        o.array("rows").stream().map(row -> RowId.parse(row.asString())).toList(),
        o.array("sources").stream().map(JsonValue::asString).toList());
  }
}
