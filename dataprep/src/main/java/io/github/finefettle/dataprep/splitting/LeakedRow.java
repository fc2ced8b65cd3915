package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A judged row and the training row that gives it away.
 *
 * @param row the judged row
 * @param kind the strongest evidence
 * @param trainRow the training row: the first with the same text, else a near duplicate (the most
 *     similar one of up to 64), else the first one of those that share most runs of words
 * @param similarity by the near-duplicate definition, 1 for the same text; empty where the pair was
 *     found by n-grams alone
 * @param ngramShare which share of the judged row's n-grams stands in any training row, in [0, 1];
 *     0 for one that does no more than quote a shorter training row; empty for a row that is too
 *     short for n-grams
 * @param sharedWords how many words the longest run has that both rows share; 0 where there is
 *     none; in two rows of more than 25 million pairs of words it is not looked for, and is the
 *     length of the longest n-gram
 * @param sharedRun these words in lower case, cut at 300 characters
 * @param text the judged text, cut at 300 characters
 * @param trainText the training text, cut at 300 characters
 */
public record LeakedRow(
    RowId row,
    LeakKind kind,
    RowId trainRow,
    OptionalDouble similarity,
    OptionalDouble ngramShare,
    int sharedWords,
    String sharedRun,
    String text,
    String trainText) {
  /**
   * The JSON form.
   *
   * @return an object with all that is known
   */
  public JsonValue.JsonObject toJson() {
    JsonObjectBuilder json =
        JsonValue.object()
            .put("row", row.toString())
            .put("kind", kind.name().toLowerCase(Locale.ROOT))
            .put("trainRow", trainRow.toString())
            .put("sharedWords", sharedWords)
            .put("sharedRun", sharedRun)
            .put("text", text)
            .put("trainText", trainText);
    similarity.ifPresent(value -> json.put("similarity", value));
    ngramShare.ifPresent(value -> json.put("ngramShare", value));
    return json.toJson();
  }
}
