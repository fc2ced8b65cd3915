package io.github.finefettle.metrics.preference;

import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.metrics.resampling.Resampling;
import io.github.finefettle.metrics.resampling.internal.SortedSample;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** The ratings of all players and those of every resample, or why there are none. */
final class Ratings {
  private final List<String> players;
  private final double[] values;
  private final List<double[]> resamples;
  private final String undefinedReason;
  private final long matches;
  private final long[] matchesOf;

  /**
   * The ratings.
   *
   * @param players in ascending order of their names
   * @param values one a player, empty where there are none
   * @param resamples for each resample one value a player, or none where it has no ratings
   * @param undefinedReason why there are no values, empty where there are
   * @param matches how many matches there are
   * @param matchesOf how many each player took part in
   */
  Ratings(
      List<String> players,
      double[] values,
      List<double[]> resamples,
      String undefinedReason,
      long matches,
      long[] matchesOf) {
    this.players = players;
    this.values = values;
    this.resamples = resamples;
    this.undefinedReason = undefinedReason;
    this.matches = matches;
    this.matchesOf = matchesOf;
  }

  static Ratings undefined(List<String> players, String reason, long matches, long[] matchesOf) {
    return new Ratings(players, new double[0], List.of(), reason, matches, matchesOf);
  }

  List<String> players() {
    return players;
  }

  boolean isDefined() {
    return undefinedReason.isEmpty();
  }

  double value(int player) {
    return values[player];
  }

  String undefinedReason() {
    return undefinedReason;
  }

  long matches() {
    return matches;
  }

  long matchesOf(int player) {
    return matchesOf[player];
  }

  /** The place of a player, negative where it took no part. */
  int indexOf(String player) {
    return Collections.binarySearch(players, player);
  }

  /** The percentile interval of a player over the resamples that have ratings. */
  Optional<Interval> interval(int player, Resampling plan) {
    double[] sorted =
        resamples.stream().filter(r -> r.length > 0).mapToDouble(r -> r[player]).toArray();
    if (2 * sorted.length < plan.resamples()) {
      return Optional.empty();
    }
    Arrays.sort(sorted);
    double tail = (1 - plan.confidence()) / 2;
    double low = SortedSample.quantile(sorted, tail);
    double high = SortedSample.quantile(sorted, 1 - tail);
    return low < high
        ? Optional.of(
            new Interval(low, high, plan.confidence(), "bootstrap-percentile-" + plan.resamples()))
        : Optional.empty();
  }
}
