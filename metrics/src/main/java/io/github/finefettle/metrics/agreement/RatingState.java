package io.github.finefettle.metrics.agreement;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The one state behind every metric of agreement: how many items were rated in which way. Counts
 * only, so any partition of the items merged in any order gives the same bytes; the ratings of one
 * item must come together.
 *
 * <p>Memory grows with the different ways in which items were rated. Not safe for use by several
 * threads; give each its own and merge.
 */
public final class RatingState implements MetricState<ItemRatings> {
  private final AgreementMetric metric;

  /** Never walked over: {@link #counts()} brings the items into their order first. */
  private final Map<List<String>, long[]> items = new HashMap<>();

  private @Nullable RatingPatterns current;

  RatingState(AgreementMetric metric) {
    this.metric = metric;
  }

  @Override
  public void add(ItemRatings row) {
    add(row.ratings(), 1);
  }

  @Override
  public void merge(MetricState<ItemRatings> other) {
    if (!(other instanceof RatingState that)) {
      throw new IllegalArgumentException(
          "A state of ratings cannot take in a "
              + other.getClass().getSimpleName()
              + ". Merge states of metrics of agreement only.");
    }
    that.counts().forEach(this::add);
  }

  /**
   * The share of each rating among all ratings: how often raters would agree by chance follows from
   * it.
   *
   * @return a new map, ascending; empty without ratings
   */
  public SortedMap<String, Double> baseRates() {
    RatingPatterns patterns = patterns();
    long[] totals = patterns.totals(patterns.items(), 1);
    double all = RatingPatterns.sum(totals);
    SortedMap<String, Double> rates = new TreeMap<>();
    for (int i = 0; i < totals.length; i++) {
      rates.put(patterns.categories().get(i), totals[i] / all);
    }
    return rates;
  }

  @Override
  public Measurement measure() {
    return metric.measure(this);
  }

  @Override
  public byte[] toBytes() {
    return RatingBytes.write(counts());
  }

  void add(List<String> ratings, long rows) {
    current = null;
    long[] count = items.computeIfAbsent(ratings, r -> new long[1]);
    count[0] = Math.addExact(count[0], rows);
  }

  RatingPatterns patterns() {
    RatingPatterns known = current;
    if (known == null) {
      known = RatingPatterns.of(counts());
      current = known;
    }
    return known;
  }

  private SortedMap<List<String>, Long> counts() {
    SortedMap<List<String>, Long> counts = new TreeMap<>(RatingState::compare);
    items.forEach((ratings, count) -> counts.put(ratings, count[0]));
    return counts;
  }

  private static int compare(List<String> a, List<String> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }
}
