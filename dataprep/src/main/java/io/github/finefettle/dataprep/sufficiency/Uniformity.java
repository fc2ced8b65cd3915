package io.github.finefettle.dataprep.sufficiency;

import io.github.finefettle.core.definition.JsonValue;

/**
 * How much the rows repeat one another.
 *
 * @param rowsInDuplicateGroups how many rows look like at least one other row
 * @param rows how many rows there are
 * @param words how many words were looked at: at most 10,000, from rows in a random order, because
 *     the shares below fall with the number of words and must be compared at like numbers
 * @param distinctWords different words over all words, in (0, 1]; 1 where there are none
 * @param distinctPairs different pairs of neighbouring words of a row over all such pairs
 * @param distinctTriples different runs of three words of a row over all such runs
 */
public record Uniformity(
    int rowsInDuplicateGroups,
    int rows,
    int words,
    double distinctWords,
    double distinctPairs,
    double distinctTriples) {

  /**
   * The share of the rows that look like another one.
   *
   * @return in [0, 1]; 0 where there are no rows
   */
  public double duplicateShare() {
    return rows == 0 ? 0 : (double) rowsInDuplicateGroups / rows;
  }

  /**
   * The JSON form.
   *
   * @return an object
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("rows", rows)
        .put("rowsInDuplicateGroups", rowsInDuplicateGroups)
        .put("duplicateShare", duplicateShare())
        .put("words", words)
        .put("distinctWords", distinctWords)
        .put("distinctPairs", distinctPairs)
        .put("distinctTriples", distinctTriples)
        .toJson();
  }
}
