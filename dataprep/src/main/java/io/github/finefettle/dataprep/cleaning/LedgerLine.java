package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.io.RawBytes;
import io.github.finefettle.dataprep.io.SourceFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The lines of a ledger file: a header, an entry for each thing that was done, a line for each
 * unusual space between two records of a source, and at the end, for runs over files, where the
 * rows went and what stood around them.
 */
final class LedgerLine {
  static final String KIND = "cleaning-ledger";
  static final int VERSION = 1;

  private LedgerLine() {}

  static byte[] header() {
    return line(JsonValue.object().put("kind", KIND).put("version", VERSION).toJson());
  }

  static byte[] of(LedgerEntry entry) {
    return line(entry.toJson());
  }

  static byte[] separator(RowId row, RawBytes bytes) {
    return line(
        JsonValue.object()
            .put("row", row.toString())
            .put("separatorBefore", bytes.toJson())
            .toJson());
  }

  static byte[] end(Accounting accounting, List<SourceFrame> frames) {
    return line(
        JsonValue.object()
            .put(
                "end",
                JsonValue.object()
                    .put("accounting", accounting.toJson())
                    .put("frames", frames.stream().map(SourceFrame::toJson).toList())
                    .toJson())
            .toJson());
  }

  private static byte[] line(JsonValue.JsonObject json) {
    return (json.toCanonicalString() + "\n").getBytes(StandardCharsets.UTF_8);
  }
}
