package io.github.finefettle.dataprep.spans;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import java.util.List;

/**
 * Neighbouring sentences that are known to be repeated.
 *
 * @param sentences without the white space around them
 * @param rows how many rows they stood in when they were learned
 * @param first the row that keeps them
 * @param keepers hashes of that row's texts, as they were and as they are once all is cut: by these
 *     the row is known again under any id
 */
record KnownSpan(List<String> sentences, int rows, RowId first, List<String> keepers) {
  KnownSpan {
    sentences = List.copyOf(sentences);
    keepers = List.copyOf(keepers);
  }

  JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("sentences", JsonValue.strings(sentences))
        .put("rows", rows)
        .put("first", first.toString())
        .put("keepers", JsonValue.strings(keepers))
        .toJson();
  }

  static KnownSpan fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    return new KnownSpan(
        o.array("sentences").stream().map(JsonValue::asString).toList(),
        Math.toIntExact(o.integer("rows")),
        RowId.parse(o.string("first")),
        o.array("keepers").stream().map(JsonValue::asString).toList());
  }
}
