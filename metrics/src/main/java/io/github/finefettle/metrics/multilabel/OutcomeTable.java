package io.github.finefettle.metrics.multilabel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How often each label had each outcome, and how often two labels had two outcomes in the same row.
 * From the former come values, from both the variance of values.
 *
 * <p>A label has at most one outcome in a row, and most labels have none: a row of s labels that
 * are true or predicted costs s (s + 1) / 2 counts, whatever the number of labels.
 *
 * <p>Beyond {@value #MOST_COUNTS} different counts those of two outcomes are given up, whatever the
 * partition of the rows, because a part never has more of them than the whole.
 */
final class OutcomeTable {
  /** Some 100 MiB; one row of 1,448 labels has as many. */
  static final int MOST_COUNTS = 1 << 20;

  private static final int SHIFT = 32;
  private static final long LOW = 0xFFFF_FFFFL;

  private final List<String> labels = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /** By pair of places, a place being number * 3 + outcome; not walked over in its own order. */
  private final Map<Long, long[]> pairs = new HashMap<>();

  private int[] places = new int[16];

  /** Whether counts of two outcomes are still held. */
  private boolean paired = true;

  void add(Set<String> truth, Set<String> predicted) {
    int used = 0;
    ensure(truth.size() + predicted.size());
    for (String label : truth) {
      int outcome = predicted.contains(label) ? Outcome.HIT : Outcome.MISS;
      places[used++] = place(label, outcome);
    }
    for (String label : predicted) {
      if (!truth.contains(label)) {
        places[used++] = place(label, Outcome.FALSE_ALARM);
      }
    }
    if (paired && used * (used + 1L) / 2 > MOST_COUNTS) {
      giveUpPairs();
    }
    for (int i = 0; i < used; i++) {
      add(places[i], places[i], 1);
      for (int j = i + 1; paired && j < used; j++) {
        add(places[i], places[j], 1);
      }
    }
  }

  /** Whether it is known how often two labels had two outcomes in the same row. */
  boolean isPaired() {
    return paired;
  }

  void giveUpPairs() {
    paired = false;
    pairs.keySet().removeIf(key -> key >>> SHIFT != (key & LOW));
  }

  void add(String a, int outcomeA, String b, int outcomeB, long rows) {
    add(number(a) * Outcome.COUNT + outcomeA, number(b) * Outcome.COUNT + outcomeB, rows);
  }

  void merge(OutcomeTable other) {
    if (!other.paired) {
      giveUpPairs();
    }
    for (Pair pair : other.pairs()) {
      add(pair.a(), pair.outcomeA(), pair.b(), pair.outcomeB(), pair.rows());
    }
  }

  /**
   * Every pair that occurred, in the order of labels and outcomes; a pair of a place with itself
   * says how often that place occurred.
   */
  List<Pair> pairs() {
    List<Pair> sorted = new ArrayList<>(pairs.size());
    pairs.forEach((key, rows) -> sorted.add(pair((int) (key >>> SHIFT), (int) (key & LOW), rows)));
    sorted.sort(null);
    return sorted;
  }

  SortedMap<String, long[]> counts() {
    SortedMap<String, long[]> counts = new TreeMap<>();
    for (int number = 0; number < labels.size(); number++) {
      long[] outcomes = new long[Outcome.COUNT];
      for (int outcome = 0; outcome < outcomes.length; outcome++) {
        long place = (long) number * Outcome.COUNT + outcome;
        long[] rows = pairs.get((place << SHIFT) | place);
        outcomes[outcome] = rows == null ? 0 : rows[0];
      }
      counts.put(labels.get(number), outcomes);
    }
    return counts;
  }

  private void add(int a, int b, long rows) {
    if (!paired && a != b) {
      return;
    }
    long key = ((long) Math.min(a, b) << SHIFT) | Math.max(a, b);
    long[] count = pairs.computeIfAbsent(key, k -> new long[1]);
    count[0] = Math.addExact(count[0], rows);
    if (paired && pairs.size() > MOST_COUNTS) {
      giveUpPairs();
    }
  }

  private Pair pair(int a, int b, long[] rows) {
    String labelA = labels.get(a / Outcome.COUNT);
    String labelB = labels.get(b / Outcome.COUNT);
    return labelA.compareTo(labelB) <= 0
        ? new Pair(labelA, a % Outcome.COUNT, labelB, b % Outcome.COUNT, rows[0])
        : new Pair(labelB, b % Outcome.COUNT, labelA, a % Outcome.COUNT, rows[0]);
  }

  private int place(String label, int outcome) {
    return number(label) * Outcome.COUNT + outcome;
  }

  private int number(String label) {
    Integer known = numbers.get(label);
    if (known != null) {
      return known;
    }
    numbers.put(label, labels.size());
    labels.add(label);
    return labels.size() - 1;
  }

  private void ensure(int size) {
    if (places.length < size) {
      places = Arrays.copyOf(places, Math.max(size, 2 * places.length));
    }
  }

  /** How many rows have both outcomes. */
  record Pair(String a, int outcomeA, String b, int outcomeB, long rows)
      implements Comparable<Pair> {
    boolean isSingle() {
      return a.equals(b) && outcomeA == outcomeB;
    }

    @Override
    public int compareTo(Pair other) {
      int order = a.compareTo(other.a);
      order = order != 0 ? order : Integer.compare(outcomeA, other.outcomeA);
      order = order != 0 ? order : b.compareTo(other.b);
      return order != 0 ? order : Integer.compare(outcomeB, other.outcomeB);
    }
  }
}
