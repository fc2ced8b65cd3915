package io.github.finefettle.dataprep.semantic;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.statistics.Proportion;
import io.github.finefettle.dataprep.duplicates.DuplicateClusters;
import java.util.Optional;

/**
 * What a search for duplicates in meaning found, and how far it can be trusted to have found all.
 *
 * @param clusters the duplicates; every member was compared with its survivor exactly
 * @param isExact whether all pairs were compared, so that none is missed
 * @param recall where the search was not exact: of the pairs that an exact search finds for a
 *     sample of rows, those that this search found; empty where it was exact or the sample has no
 *     pair
 */
public record SemanticResult(
    DuplicateClusters clusters, boolean isExact, Optional<Proportion> recall) {
  private static final double CONFIDENCE = 0.95;

  /**
   * The JSON form.
   *
   * @return the clusters, whether the search was exact, and the recall with its interval
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("clusters", clusters.toJson())
        .put("exact", isExact)
        .putIfPresent(
            "recall",
            recall.map(
                share ->
                    JsonValue.object()
                        .put("found", share.successes())
                        .put("pairs", share.trials())
                        .put("interval", share.wilson(CONFIDENCE).toJson())
                        .toJson()))
        .toJson();
  }
}
