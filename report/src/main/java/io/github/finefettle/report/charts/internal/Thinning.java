package io.github.finefettle.report.charts.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Chooses which points to draw, so that a page has one size whatever the size of the data. */
final class Thinning {
  /** The most points that are drawn of one series. */
  static final int MOST_POINTS = 200;

  private static final int BUCKETS = 98;

  private Thinning() {}

  /**
   * The points of a line: of each stretch its lowest and its highest, the ends, and the mark. A
   * peak is never thinned away.
   *
   * @param y the ordinates
   * @param marked the index of a point that must stay, or -1
   */
  static List<Integer> ofLine(List<Double> y, int marked) {
    int n = y.size();
    TreeSet<Integer> kept = new TreeSet<>();
    if (n <= MOST_POINTS) {
      for (int i = 0; i < n; i++) {
        kept.add(i);
      }
      return new ArrayList<>(kept);
    }
    kept.add(0);
    kept.add(n - 1);
    if (marked >= 0 && marked < n) {
      kept.add(marked);
    }
    for (int b = 0; b < BUCKETS; b++) {
      int begin = (int) ((long) n * b / BUCKETS);
      int end = (int) ((long) n * (b + 1) / BUCKETS);
      int lowest = begin;
      int highest = begin;
      for (int i = begin + 1; i < end; i++) {
        lowest = y.get(i) < y.get(lowest) ? i : lowest;
        highest = y.get(i) > y.get(highest) ? i : highest;
      }
      kept.add(lowest);
      kept.add(highest);
    }
    return new ArrayList<>(kept);
  }

  /** Indices in even steps, the first and the last among them. */
  static List<Integer> even(int n) {
    return even(n, MOST_POINTS);
  }

  static List<Integer> even(int n, int most) {
    List<Integer> kept = new ArrayList<>();
    int count = Math.min(n, most);
    for (int i = 0; i < count; i++) {
      kept.add(n <= most ? i : (int) ((long) (n - 1) * i / (most - 1)));
    }
    return kept;
  }

  static String note(int shown, int all, String what) {
    return shown == all
        ? ""
        : ShownNumber.count(shown) + " of " + ShownNumber.count(all) + " " + what + " are drawn.";
  }
}
