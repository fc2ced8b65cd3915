package io.github.finefettle.dataprep.spans;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds repeated spans by trying every substring; for short rows. */
final class SpanOracle {
  private SpanOracle() {}

  static List<RepeatedSpan> find(List<String> rows, int characters, int leastRows) {
    Map<String, Set<Integer>> rowsOf = new TreeMap<>();
    for (int row = 0; row < rows.size(); row++) {
      int[] points = rows.get(row).codePoints().toArray();
      for (int from = 0; from < points.length; from++) {
        for (int to = from + 1; to <= points.length; to++) {
          rowsOf
              .computeIfAbsent(new String(points, from, to - from), s -> new TreeSet<>())
              .add(row);
        }
      }
    }
    List<RepeatedSpan> found = new ArrayList<>();
    rowsOf.forEach(
        (text, in) -> {
          boolean reaches = text.codePointCount(0, text.length()) >= characters;
          if (reaches && in.size() >= leastRows && !isWithin(text, in, rowsOf)) {
            found.add(new RepeatedSpan(text, in.size(), occurrences(text, rows, in)));
          }
        });
    return found;
  }

  /** Whether a character more on one side loses no row. */
  private static boolean isWithin(String text, Set<Integer> in, Map<String, Set<Integer>> rowsOf) {
    int points = text.codePointCount(0, text.length());
    return rowsOf.entrySet().stream()
        .anyMatch(
            other ->
                other.getValue().equals(in)
                    && other.getKey().codePointCount(0, other.getKey().length()) == points + 1
                    && (other.getKey().startsWith(text) || other.getKey().endsWith(text)));
  }

  private static List<SpanOccurrence> occurrences(String text, List<String> rows, Set<Integer> in) {
    List<SpanOccurrence> found = new ArrayList<>();
    for (int row : in) {
      String all = rows.get(row);
      for (int at = all.indexOf(text); at >= 0; at = all.indexOf(text, at + text.length())) {
        found.add(new SpanOccurrence(row, at, at + text.length()));
      }
    }
    return found;
  }
}
