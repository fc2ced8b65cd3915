package io.github.finefettle.examples.evaluating;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The known names that a mistyped one is most like. */
final class NearNames {
  private static final int SHOWN = 5;

  private NearNames() {}

  /** A few, the nearest first; those equally near in the order given. */
  static List<String> of(String name, List<String> known) {
    String plain = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .sorted(Comparator.comparingInt(id -> distance(plain, id)))
        .limit(SHOWN)
        .toList();
  }

  /** Levenshtein's distance; a name that holds the other counts as near. */
  private static int distance(String a, String b) {
    if (b.contains(a)) {
      return 0;
    }
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int swapped = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(swapped, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
