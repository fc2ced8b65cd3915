package io.github.finefettle.dataprep.structure;

/**
 * Finds one text in another in time linear in both, by Knuth, Morris and Pratt (SIAM J. Comput. 6,
 * 1977). {@link String#indexOf(String)} compares again from each place on, which takes hours where
 * both texts are long runs of one sign.
 */
final class LinearSearch {
  /** Up to this length the plain search is at most this many times slower, and mostly faster. */
  private static final int SHORT = 64;

  private LinearSearch() {}

  /** The first place of the pattern from a place on, or -1. */
  static int indexOf(String text, String pattern, int from) {
    if (pattern.length() <= SHORT) {
      return text.indexOf(pattern, from);
    }
    if (text.length() - from < pattern.length()) {
      return -1;
    }
    int[] borders = borders(pattern);
    int matched = 0;
    for (int i = from; i < text.length(); i++) {
      while (matched > 0 && pattern.charAt(matched) != text.charAt(i)) {
        matched = borders[matched - 1];
      }
      matched += pattern.charAt(matched) == text.charAt(i) ? 1 : 0;
      if (matched == pattern.length()) {
        return i - matched + 1;
      }
    }
    return -1;
  }

  /** For each beginning of the pattern, the length of its longest proper border. */
  private static int[] borders(String pattern) {
    int[] borders = new int[pattern.length()];
    int length = 0;
    for (int i = 1; i < pattern.length(); i++) {
      while (length > 0 && pattern.charAt(length) != pattern.charAt(i)) {
        length = borders[length - 1];
      }
      length += pattern.charAt(length) == pattern.charAt(i) ? 1 : 0;
      borders[i] = length;
    }
    return borders;
  }
}
