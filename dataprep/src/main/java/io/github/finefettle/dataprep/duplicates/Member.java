package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.definition.JsonValue;

/**
 * A row that duplicates another.
 *
 * @param row its index in the list that was searched, 0 or more
 * @param similarity how similar it is to the other row, in (0, 1]; 1 for the same key or shingles
 */
public record Member(int row, double similarity) {
  /** Checks the ranges. */
  public Member {
    if (row < 0 || !(similarity > 0 && similarity <= 1)) {
      throw new IllegalArgumentException(
          "The member (row "
              + row
              + ", similarity "
              + similarity
              + ") needs a row of 0 or more and a similarity in (0, 1].");
    }
  }

  /**
   * The JSON form.
   *
   * @return {@code {"row":...,"similarity":...}}
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object().put("row", row).put("similarity", similarity).toJson();
  }
}
