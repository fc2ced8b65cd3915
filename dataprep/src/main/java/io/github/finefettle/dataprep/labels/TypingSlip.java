package io.github.finefettle.dataprep.labels;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;

/**
 * Whether two labels differ by one slip of the keyboard: one letter missing, added, replaced or two
 * neighbours swapped (an optimal string alignment distance of 1).
 *
 * <p>Not every such pair is a slip. The first letter must agree, since prefixes change the meaning
 * ("typical", "atypical"). The letters in question must not be digits ("level1", "level2"). In
 * words of fewer than six letters only a doubled letter or a swap counts, since short words have
 * many true neighbours ("card", "cart").
 */
final class TypingSlip {
  private static final int LONG_ENOUGH = 6;
  private static final int SHORTEST = 3;

  private TypingSlip() {}

  static boolean between(String a, String b) {
    String shorter = a.length() <= b.length() ? a : b;
    String longer = a.length() <= b.length() ? b : a;
    if (shorter.length() < SHORTEST || longer.length() - shorter.length() > 1) {
      return false;
    }
    if (shorter.charAt(0) != longer.charAt(0)) {
      return false;
    }
    int at = firstDifference(shorter, longer);
    if (longer.length() > shorter.length()) {
      return isAdded(shorter, longer, at);
    }
    return at < shorter.length()
        && (isSwapped(shorter, longer, at) || isReplaced(shorter, longer, at));
  }

  private static int firstDifference(String a, String b) {
    int i = 0;
    while (i < a.length() && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    return i;
  }

  private static boolean isAdded(String shorter, String longer, int at) {
    char added = longer.charAt(at);
    boolean doubled = added == longer.charAt(at - 1);
    return FrozenUnicode.isLetter(added)
        && longer.substring(at + 1).equals(shorter.substring(at))
        && (doubled || shorter.length() >= LONG_ENOUGH);
  }

  private static boolean isSwapped(String a, String b, int at) {
    return at + 1 < a.length()
        && FrozenUnicode.isLetter(a.charAt(at))
        && FrozenUnicode.isLetter(b.charAt(at))
        && a.charAt(at) == b.charAt(at + 1)
        && a.charAt(at + 1) == b.charAt(at)
        && a.substring(at + 2).equals(b.substring(at + 2));
  }

  private static boolean isReplaced(String a, String b, int at) {
    return a.length() >= LONG_ENOUGH
        && FrozenUnicode.isLetter(a.charAt(at))
        && FrozenUnicode.isLetter(b.charAt(at))
        && a.substring(at + 1).equals(b.substring(at + 1));
  }
}
