package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import java.util.List;

/**
 * A row that is on no side, because on each it would leak or stand at the wrong time.
 *
 * @param row the row
 * @param reason why, as a sentence without a user's text
 * @param partners the rows that hold it back, one for each side concerned, in the order of the
 *     sides; empty where the row itself is the reason
 */
public record RowSetAside(RowId row, String reason, List<RowId> partners) {
  /** Copies the partners. */
  public RowSetAside {
    partners = List.copyOf(partners);
  }

  /**
   * The JSON form.
   *
   * @return {@code {"partners":[...],"reason":...,"row":...}}
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("row", row.toString())
        .put("reason", reason)
        .put("partners", JsonValue.strings(partners.stream().map(RowId::toString).toList()))
        .toJson();
  }
}
