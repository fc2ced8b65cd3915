package io.github.finefettle.core.evidence;

import io.github.finefettle.core.definition.JsonValue;
import java.util.List;

/**
 * A small table. Every row has as many cells as there are columns.
 *
 * @param title for people
 * @param columns the column heads
 * @param rows the cells, row by row, as text to show
 */
public record Table(String title, List<String> columns, List<List<String>> rows) {
  /** Copies the cells and checks the shape. */
  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "A row of the table \""
                + title
                + "\" has "
                + row.size()
                + " cells, but there are "
                + columns.size()
                + " columns.");
      }
    }
  }

  JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("title", title)
        .put("columns", JsonValue.strings(columns))
        .put("rows", rows.stream().map(JsonValue::strings).toList())
        .toJson();
  }

  static Table fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    return new Table(
        o.string("title"),
        strings(o.get("columns")),
        o.array("rows").stream().map(Table::strings).toList());
  }

  static List<String> strings(JsonValue array) {
    return array.asArray().stream().map(JsonValue::asString).toList();
  }
}
