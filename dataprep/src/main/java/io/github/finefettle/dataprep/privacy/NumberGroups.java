package io.github.finefettle.dataprep.privacy;

/**
 * Groups of digits that may belong together: {@code 4111 1111 1111 1111}, {@code (030) 901820},
 * {@code 06.12.34.56.78}. At most {@link #MOST} groups are read, so that a long table of numbers
 * costs a bounded time for each of its numbers.
 */
final class NumberGroups {
  static final int MOST = 8;

  /** The most signs between two groups, as in {@code ) -}. */
  static final int WIDEST_GAP = 3;

  /** A longer run of digits is no number of ours. */
  private static final int LONGEST = 24;

  final int[] begins = new int[MOST];
  final int[] ends = new int[MOST];

  /** The sign before each group but the first; {@code ')'} where it has been in brackets. */
  final char[] signs = new char[MOST];

  int count;
  private int total;
  private String text = "";

  /** Reads from the first digit of the first group. */
  void read(String newText, int begin) {
    text = newText;
    count = 0;
    total = 0;
    int i = begin;
    char sign = 0;
    while (count < MOST) {
      int end = Edges.digitsEnd(text, i);
      if (end - i > LONGEST || (end < text.length() && isJoined(text, end))) {
        return;
      }
      begins[count] = i;
      ends[count] = end;
      signs[count] = sign;
      total += end - i;
      count++;
      int next = nextGroup(end);
      if (next < 0) {
        return;
      }
      sign = sign(end, next);
      i = next;
    }
  }

  /** A number that a letter follows at once is no number but a name or has a unit. */
  private static boolean isJoined(String text, int end) {
    return Edges.isWord(text.charAt(end));
  }

  /** The first digit of the next group: one to three separators further on, or -1. */
  private int nextGroup(int end) {
    int i = end;
    while (i < text.length() && i - end < WIDEST_GAP && isSeparator(text.charAt(i))) {
      i++;
    }
    return i > end && Edges.isDigitAt(text, i) && isPlain(end, i) ? i : -1;
  }

  /** One separator, or a bracket with a space or hyphen on either side. */
  private boolean isPlain(int from, int to) {
    int brackets = 0;
    int others = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c == '(' || c == ')') {
        brackets++;
      } else {
        others++;
      }
    }
    return brackets <= 1 && others <= 1 + brackets;
  }

  private char sign(int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) == ')' || text.charAt(i) == '(') {
        return text.charAt(i);
      }
    }
    char c = text.charAt(from);
    return c == '\u00A0' ? ' ' : c == '\u2011' ? '-' : c;
  }

  static boolean isSeparator(char c) {
    return c == ' '
        || c == '-'
        || c == '.'
        || c == '/'
        || c == '('
        || c == ')'
        || c == '\u00A0'
        || c == '\u2011';
  }

  int length(int group) {
    return ends[group] - begins[group];
  }

  /** How many digits all groups have together. */
  int digits() {
    return total;
  }

  /** The first digit of a group. */
  char firstDigit(int group) {
    return text.charAt(begins[group]);
  }

  /** Whether the first groups read like a day: 2026-11-22, 22.11.2026, 11/22/2026. */
  boolean isDate() {
    if (count < 3 || length(1) > 2 || signs[1] != signs[2] || ".-/".indexOf(signs[1]) < 0) {
      return false;
    }
    boolean yearFirst = length(0) == 4 && length(2) <= 2 && isYear(0);
    boolean yearLast = length(0) <= 2 && length(2) == 4 && isYear(2);
    return yearFirst || yearLast;
  }

  private boolean isYear(int group) {
    return text.startsWith("19", begins[group]) || text.startsWith("20", begins[group]);
  }

  /** How many digits the first groups have together. */
  int digits(int groups) {
    int digits = 0;
    for (int g = 0; g < groups; g++) {
      digits += length(g);
    }
    return digits;
  }

  /** The digits of the first groups without what is between them. */
  String compact(int groups) {
    StringBuilder out = new StringBuilder(20);
    for (int g = 0; g < groups; g++) {
      out.append(text, begins[g], ends[g]);
    }
    return out.toString();
  }

  /** Whether the first groups have these lengths, and one sign between them all. */
  boolean startsWith(int... lengths) {
    if (count < lengths.length) {
      return false;
    }
    for (int g = 0; g < lengths.length; g++) {
      if (length(g) != lengths[g] || (g > 1 && signs[g] != signs[1])) {
        return false;
      }
    }
    return true;
  }
}
