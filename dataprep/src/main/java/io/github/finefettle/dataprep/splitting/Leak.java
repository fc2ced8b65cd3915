package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.statistics.Proportion;
import java.util.Optional;

/**
 * How many rows that are judged on have a duplicate among the training rows.
 *
 * @param testRows how many rows are judged on, 0 or more
 * @param exact how many of them have the same key as a training row
 * @param near how many of the others have a near duplicate among the training rows
 * @param example a near duplicate if there is one, else an exact one, else empty
 */
public record Leak(int testRows, int exact, int near, Optional<LeakedPair> example) {
  /** Checks the counts. */
  public Leak {
    if (exact < 0 || near < 0 || exact + near > testRows) {
      throw new IllegalArgumentException(
          "The leaked rows ("
              + exact
              + " exact, "
              + near
              + " near) must not be negative or exceed the "
              + testRows
              + " rows that are judged on.");
    }
  }

  /**
   * How many rows leak.
   *
   * @return {@code exact + near}
   */
  public int count() {
    return exact + near;
  }

  /**
   * The share of the rows that are judged on.
   *
   * @return the count as a proportion, or empty where no row is judged on
   */
  public Optional<Proportion> share() {
    return testRows == 0 ? Optional.empty() : Optional.of(new Proportion(count(), testRows));
  }

  /**
   * The JSON form.
   *
   * @return an object with count, exact, near, testRows, and share and example where there are any
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("testRows", testRows)
        .put("count", count())
        .put("exact", exact)
        .put("near", near)
        .putIfPresent("share", share().map(share -> JsonValue.of(share.value())))
        .putIfPresent("example", example.map(LeakedPair::toJson))
        .toJson();
  }
}
