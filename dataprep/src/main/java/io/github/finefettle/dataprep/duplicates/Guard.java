package io.github.finefettle.dataprep.duplicates;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Something small that changes what a row means. Two rows that differ in it are no near duplicates,
 * however similar they are.
 */
public enum Guard {
  /**
   * The numbers of a row in their order. Digits of any script, with sign (-3), decimals (1.5), the
   * currency beside them, and what directly follows them: per cent, am and pm, a unit of up to four
   * letters (5kg), the ending of an ordinal. Commas between groups of three digits do not count:
   * 1,000 is 1000; a point is always a decimal one. English number words, also put together, are
   * the number they say: "thirty-five" is 35, "second" is 2nd; once, twice, half, double, dozen and
   * their kin count as well, and so do the signs of a calculation between two numbers.
   */
  NUMBERS,
  /** How often a row negates: "not", "never", "n't" and their kin in some other languages. */
  NEGATION,
  /** What stands between back ticks, and lines that look like program code, white space aside. */
  CODE,
  /**
   * Answer options that are numbered by letters or digits, such as {@code A) x B) y}, {@code (a)},
   * {@code [1]} or {@code 1.}, in their order; each up to twelve words long. "x or y?" is no such
   * list.
   */
  OPTION_ORDER,
  /**
   * The names in a row, in any order: words with a capital directly behind a word with a small
   * letter or behind another name, and words with signs such as C++ and C#. In German all nouns
   * count. A capital elsewhere, as at the beginning of a sentence, says little; there a name counts
   * if a greeting, a title, 's or an English verb speaks for it, and only if both rows have such a
   * name that the other does not have: "Maria went" and "Anna went". A capital of a common English
   * word counts nowhere.
   */
  NAMES;

  /**
   * Which guard keeps two texts apart.
   *
   * @param a a text
   * @param b another text
   * @param guards the guards to ask, in the order of this enum
   * @return the first that sees a difference, or empty if none does
   */
  public static Optional<Guard> apart(String a, String b, Set<Guard> guards) {
    for (Guard guard : values()) {
      if (guards.contains(guard)) {
        Set<Guard> alone = EnumSet.of(guard);
        if (GuardSignature.of(a, alone) != GuardSignature.of(b, alone)
            || DuplicatePolicy.differTogether(a, b, alone)) {
          return Optional.of(guard);
        }
      }
    }
    return Optional.empty();
  }
}
