package io.github.finefettle.metrics.preference;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.metric.Measurement;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The ratings of all players, the best first; equal ratings in the order of names. Immutable. */
public final class Leaderboard {
  private final Map<String, Measurement> byPlayer;

  Leaderboard(RatingSystem system, Ratings ratings) {
    List<Measurement> measured =
        ratings.players().stream().map(player -> system.of(player).measure(ratings)).toList();
    List<Integer> order =
        IntStream.range(0, measured.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -measured.get(i).value().orElse(0)))
            .toList();
    Map<String, Measurement> sorted = new LinkedHashMap<>();
    order.forEach(i -> sorted.put(ratings.players().get(i), measured.get(i)));
    this.byPlayer = Collections.unmodifiableMap(sorted);
  }

  /**
   * The measurement of each player.
   *
   * @return an unmodifiable map, the best first; all undefined, with the reason, where strengths
   *     are not finite
   */
  public Map<String, Measurement> ratings() {
    return byPlayer;
  }

  /**
   * The rating of one player.
   *
   * @param player its name
   * @return the measurement
   * @throws IllegalArgumentException if it took part in no match
   */
  public Measurement get(String player) {
    Measurement found = byPlayer.get(player);
    if (found == null) {
      throw new IllegalArgumentException(
          "\"" + player + "\" took part in no match; the players are " + byPlayer.keySet() + ".");
    }
    return found;
  }

  /**
   * The JSON form.
   *
   * @return {@code {"ratings":[{"player":...,"rating":{...}},...]}}, the best first
   */
  public JsonValue.JsonObject toJson() {
    List<JsonValue> rows =
        byPlayer.entrySet().stream()
            .map(
                entry ->
                    (JsonValue)
                        JsonValue.object()
                            .put("player", entry.getKey())
                            .put("rating", entry.getValue().toJson())
                            .toJson())
            .toList();
    return JsonValue.object().put("ratings", rows).toJson();
  }

  @Override
  public String toString() {
    return toJson().toCanonicalString();
  }
}
