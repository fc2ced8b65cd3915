package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.definition.JsonValue;

/**
 * A row that is judged on and a training row that gives it away.
 *
 * @param testRow the index of the row that is judged on
 * @param trainRow the index of its most similar training row; the first such if there are several
 * @param similarity in (0, 1]; 1 for the same words
 */
public record LeakedPair(int testRow, int trainRow, double similarity) {
  /**
   * The JSON form.
   *
   * @return {@code {"similarity":...,"testRow":...,"trainRow":...}}
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("testRow", testRow)
        .put("trainRow", trainRow)
        .put("similarity", similarity)
        .toJson();
  }
}
