package io.github.finefettle.metrics.agreement;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * The different items of a state: how often each category stands in each, and how many items are
 * alike. Items come in the order of their ratings. The arrays are not copied and not changed.
 */
final class RatingPatterns {
  private final List<String> categories;
  private final int[][] category;
  private final int[][] times;
  private final int[] size;
  private final long[] items;

  private RatingPatterns(
      List<String> categories, int[][] category, int[][] times, int[] size, long[] items) {
    this.categories = categories;
    this.category = category;
    this.times = times;
    this.size = size;
    this.items = items;
  }

  static RatingPatterns of(SortedMap<List<String>, Long> counts) {
    TreeSet<String> seen = new TreeSet<>();
    counts.keySet().forEach(seen::addAll);
    List<String> categories = List.copyOf(seen);
    int[][] category = new int[counts.size()][];
    int[][] times = new int[counts.size()][];
    int[] size = new int[counts.size()];
    long[] items = new long[counts.size()];
    int place = 0;
    for (var entry : counts.entrySet()) {
      List<String> ratings = entry.getKey();
      List<String> distinct = new ArrayList<>(new TreeSet<>(ratings));
      category[place] =
          distinct.stream()
              .mapToInt(label -> Collections.binarySearch(categories, label))
              .toArray();
      times[place] = new int[distinct.size()];
      for (String rating : ratings) {
        times[place][Collections.binarySearch(distinct, rating)]++;
      }
      size[place] = ratings.size();
      items[place++] = entry.getValue();
    }
    return new RatingPatterns(categories, category, times, size, items);
  }

  /** The ratings that occur, ascending. */
  List<String> categories() {
    return categories;
  }

  /** By item, the categories that occur in it. */
  int[][] category() {
    return category;
  }

  /** By item, how often each of its categories occurs in it. */
  int[][] times() {
    return times;
  }

  /** By item, how many ratings it has. */
  int[] size() {
    return size;
  }

  /** By item, how many are like it. */
  long[] items() {
    return items;
  }

  int count() {
    return items.length;
  }

  /** How many ordered pairs of ratings of an item agree. */
  long agreeing(int pattern) {
    long pairs = 0;
    for (int n : times[pattern]) {
      pairs += (long) n * (n - 1);
    }
    return pairs;
  }

  /** How many ordered pairs of ratings an item has. */
  long pairs(int pattern) {
    return (long) size[pattern] * (size[pattern] - 1);
  }

  /** How often each category was given in items with at least so many ratings. */
  long[] totals(long[] weights, int fewest) {
    long[] totals = new long[categories.size()];
    for (int i = 0; i < weights.length; i++) {
      for (int c = 0; size[i] >= fewest && c < category[i].length; c++) {
        totals[category[i][c]] += weights[i] * times[i][c];
      }
    }
    return totals;
  }

  /** The mean over items of two ratings or more of the share of their pairs that agree. */
  double rawAgreement(long[] weights) {
    double sum = 0;
    long rated = 0;
    for (int i = 0; i < weights.length; i++) {
      if (size[i] >= 2) {
        sum += weights[i] * ((double) agreeing(i) / pairs(i));
        rated += weights[i];
      }
    }
    return rated == 0 ? Double.NaN : sum / rated;
  }

  static long sum(long[] values) {
    return Arrays.stream(values).sum();
  }
}
