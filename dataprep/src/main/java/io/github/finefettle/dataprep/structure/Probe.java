package io.github.finefettle.dataprep.structure;

/**
 * The first few characters of a text's normal form, taken without making it: most texts can be told
 * apart by them, and the normal form is much dearer.
 *
 * <p>Only plain ASCII is taken, which no normal form touches, and no character that another one may
 * turn into (the Kelvin sign becomes a K, the Greek question mark a semicolon, and U+1FEF a grave
 * accent). A text that begins otherwise has an empty probe, which tells nothing apart.
 */
final class Probe {
  private static final int LONGEST = 24;

  private Probe() {}

  /** A beginning of the normal form of a text, without white space at its ends; often all of it. */
  static String of(String text) {
    int begin = begin(text);
    int end = begin;
    while (end < text.length() && end - begin < LONGEST && isPlain(text.charAt(end))) {
      end++;
    }
    // A mark behind the last character may join with it.
    if (end < text.length() && end > begin && text.charAt(end) >= 0x80) {
      end--;
    }
    while (end > begin && text.charAt(end - 1) == ' ') {
      end--;
    }
    return text.substring(begin, end);
  }

  private static int begin(String text) {
    int begin = 0;
    while (begin < text.length() && Character.isWhitespace(text.charAt(begin))) {
      begin++;
    }
    return begin;
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c <= '~' && c != 'K' && c != ';' && c != '`';
  }

  /**
   * False only where the normal forms of two texts cannot be equal: there they differ in a plain
   * character among the first ones, which no mark follows.
   */
  static boolean mayHaveOneForm(String one, String other) {
    int i = begin(one);
    int k = begin(other);
    while (i < one.length() && k < other.length()) {
      if (!isPlain(one.charAt(i)) || !isPlain(other.charAt(k))) {
        return true;
      }
      if (one.charAt(i) != other.charAt(k)) {
        return mayJoin(one, i + 1) || mayJoin(other, k + 1);
      }
      i++;
      k++;
    }
    return true;
  }

  private static boolean mayJoin(String text, int at) {
    return at < text.length() && text.charAt(at) >= 0x80;
  }

  /** False only where the normal forms of two texts with these probes cannot be equal. */
  static boolean mayBeEqual(String one, String other) {
    return one.startsWith(other) || other.startsWith(one);
  }
}
