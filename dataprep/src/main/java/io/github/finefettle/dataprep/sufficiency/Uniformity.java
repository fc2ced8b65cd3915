package io.github.finefettle.dataprep.sufficiency;

import io.github.finefettle.core.definition.JsonValue;

/**
 * How much the rows repeat one another.
 *
 * @param rowsInDuplicateGroups how many rows look like at least one other row
 * @param rows how many rows there are
 * @param distinctWords different words over all words, in (0, 1]; 1 where there are none
 * @param distinctPairs different pairs of neighbouring words over all such pairs, in (0, 1]
 * @param distinctTriples different runs of three words over all such runs, in (0, 1]
 */
public record Uniformity(
    int rowsInDuplicateGroups,
    int rows,
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
        .put("distinctWords", distinctWords)
        .put("distinctPairs", distinctPairs)
        .put("distinctTriples", distinctTriples)
        .toJson();
  }
}
