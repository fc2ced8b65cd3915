package io.github.finefettle.dataprep.spans;

import io.github.finefettle.core.definition.JsonValue;
import java.util.List;

/**
 * A stretch of text that stands in several rows and cannot be made longer, by a character on either
 * side, without being lost from one of them.
 *
 * @param text the stretch; it begins and ends with whole characters (Unicode code points)
 * @param rows how many different rows it stands in
 * @param occurrences where it stands, by row and place; of those within a row that overlap, the
 *     first from the left
 */
public record RepeatedSpan(String text, int rows, List<SpanOccurrence> occurrences) {
  /** Copies the occurrences. */
  public RepeatedSpan {
    occurrences = List.copyOf(occurrences);
    if (text.isEmpty() || rows < 1 || occurrences.size() < rows) {
      throw new IllegalArgumentException(
          "A repeated span must have a text, and each of its "
              + rows
              + " rows an occurrence; there are "
              + occurrences.size()
              + ".");
    }
  }

  /**
   * The length of the stretch.
   *
   * @return in characters (Unicode code points), 1 or more
   */
  public int characters() {
    return text.codePointCount(0, text.length());
  }

  /**
   * The JSON form.
   *
   * @return {@code {"occurrences":[{"end":...,"row":...,"start":...}],"rows":...,"text":...}}
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("text", text)
        .put("rows", rows)
        .put(
            "occurrences",
            occurrences.stream()
                .map(
                    at ->
                        JsonValue.object()
                            .put("row", at.row())
                            .put("start", at.start())
                            .put("end", at.end())
                            .toJson())
                .toList())
        .toJson();
  }

  /** The length and the number of rows; never the text, which is a user's data. */
  @Override
  public String toString() {
    return "RepeatedSpan[" + characters() + " characters in " + rows + " rows]";
  }
}
