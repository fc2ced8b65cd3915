package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Guard#NAMES} sees in two texts together: a name in one at whose place the other has
 * another name, where the capital alone says nothing, as at the beginning of a sentence.
 *
 * <p>A run of one to three words with a capital is taken for a name if something speaks for it: a
 * greeting or a title before it (Dear Maria Lopez, Mr Smith), or behind it the ending 's, the word
 * "and", or an English verb in the third person or the past (Maria went, Anna's, Tom earns). Words
 * that begin sentences or orders (Write, However, Thanks) are none, and neither is a word that the
 * same text also has in small letters. Two texts are kept apart if each has such a name that the
 * other one does not have at all, neither as a name nor as a word. Where only one has a name, and
 * the other says "she" or leaves it out, nothing is kept apart.
 *
 * <p>Nearly all pairs that come here differ in a few words, so only what lies between their common
 * beginning and their common end is looked at; what is outside of it is in both.
 */
final class NamePairs {
  private static final int MOST_WORDS = 3;

  private static final Set<String> INTRODUCING =
      words("dear hi hello hey mr mrs ms miss dr prof professor sir aunt uncle captain king queen");

  private static final Set<String> NO_NAMES =
      words(
          "sir madam everyone everybody team customer customers member user friend friends folks"
              + " guys love there add analyse analyze answer apply arrange ask book build buy call"
              + " categorize change check choose classify combine come compare complete compose"
              + " compute consider construct convert count create deliver derive describe design"
              + " detect determine develop devise discuss divide draft draw edit enter estimate"
              + " evaluate examine explain extract fill find fix format formulate generate get give"
              + " go good great group help highlight identify implement include insert invent keep"
              + " label leave list make match name offer order organize outline pay pick plan play"
              + " predict prepare present produce propose provide put rank rate read recommend"
              + " remove rename replace reply report respond rewrite search see select send show"
              + " simplify solve someone sort specify state subtract suggest summarise summarize"
              + " take tell text translate try turn update use visit wait win work write "
              + String.join(" ", NameGuard.ORDINARY));

  private static final Set<String> VERBS =
      words(
          "also always am and are ate bakes be became began bought broke brought built can cannot came"
              + " caught chose could cut did do does drank drew drove fell felt flew forgot fought"
              + " found gave got grew had has have heard held hid hit hurt is just kept knew laid"
              + " led left lent lost made may met might must never often only paid ran read rode"
              + " said sang sat saw sent set shall shot should slept sold spent spoke stole stood"
              + " swam taught then thought threw told took understood usually was went were who"
              + " whose will woke won wore would wrote");

  /** Words that end in s or ed and are no verbs. */
  private static final Set<String> NO_VERBS =
      words(
          "as his its less perhaps plus thus towards us versus yes unless across"
              + " always besides afterwards");

  private NamePairs() {}

  private static Set<String> words(String list) {
    return Set.copyOf(List.of(list.split(" ", -1)));
  }

  /** Whether the two texts have different names. */
  static boolean apart(String a, String b) {
    char[] one = a.toCharArray();
    char[] other = b.toCharArray();
    int from = Arrays.mismatch(one, other);
    if (from < 0) {
      return false;
    }
    int end = commonEnd(one, other, Math.min(one.length, other.length) - from);
    return hasOwn(a, one, from, one.length - end, b)
        && hasOwn(b, other, from, other.length - end, a);
  }

  /** How many characters are the same at both ends, at most so many. */
  private static int commonEnd(char[] a, char[] b, int most) {
    int end = 0;
    while (end < most && a[a.length - 1 - end] == b[b.length - 1 - end]) {
      end++;
    }
    return end;
  }

  /** Whether a text has a name between two places that the other one does not have. */
  private static boolean hasOwn(String text, char[] chars, int from, int to, String other) {
    Words others = new Words(other, false);
    Words own = new Words(text, true);
    int at = from;
    while (at > 0 && isWord(text, at - 1)) {
      at--;
    }
    for (at = maybeCapital(chars, at, to); at < to; at = maybeCapital(chars, at + 1, to)) {
      boolean begins = isWord(text, at) && (at == 0 || !isWord(text, at - 1));
      if (begins && isOwn(text, at, own, others)) {
        return true;
      }
    }
    return false;
  }

  /**
   * The next place of a capital or of what may be one, or {@code to}. Few are, and most look here.
   */
  private static int maybeCapital(char[] chars, int from, int to) {
    int at = from;
    while (at < to && (chars[at] > 'Z' || chars[at] < 'A') && chars[at] < 128) {
      at++;
    }
    return Math.min(at, to);
  }

  /** Whether the word that begins there is a name that neither text has otherwise. */
  private static boolean isOwn(String text, int at, Words own, Words others) {
    int end = endOfWord(text, at);
    if (!isCapitalized(text, at, end) || isNoName(text, at, end) || !isIntroduced(text, at, end)) {
      return false;
    }
    String folded = folded(text, at, end);
    return !others.have(folded) && !own.have(folded);
  }

  private static boolean isWord(String text, int at) {
    char c = text.charAt(at);
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    return Character.isSurrogate(c)
        || FrozenUnicode.isLetterOrDigit(c)
        || FrozenUnicode.type(c) == Character.NON_SPACING_MARK;
  }

  private static int endOfWord(String text, int from) {
    int end = from;
    while (end < text.length() && isWord(text, end)) {
      end++;
    }
    return end;
  }

  /** A capital and then a small letter: a word of capitals alone may be shouted. */
  private static boolean isCapitalized(String text, int from, int end) {
    return end - from > 1
        && FrozenUnicode.isUpperCase(text.charAt(from))
        && !FrozenUnicode.isUpperCase(text.charAt(from + 1))
        && FrozenUnicode.isLetter(text.charAt(from + 1));
  }

  private static String folded(String text, int from, int end) {
    return FrozenUnicode.lowerCase(FrozenUnicode.composed(text.substring(from, end)));
  }

  private static boolean isNoName(String text, int from, int end) {
    return NO_NAMES.contains(folded(text, from, end));
  }

  /** Whether what stands before or behind the run of capitals around a word makes it a name. */
  private static boolean isIntroduced(String text, int from, int end) {
    int last = end;
    int words = 1;
    while (words <= MOST_WORDS && capitalBehind(text, last) > 0) {
      last = capitalBehind(text, last);
      words++;
    }
    int first = from;
    boolean introduced = false;
    while (words <= MOST_WORDS && !introduced && capitalBefore(text, first) >= 0) {
      int before = capitalBefore(text, first);
      String word = folded(text, before, endOfWord(text, before));
      introduced = INTRODUCING.contains(word);
      words++;
      first = before;
    }
    return words <= MOST_WORDS + 1 && (introduced || isFollowedByVerb(text, last));
  }

  /** The end of the word with a capital that follows one space behind; 0 if there is none. */
  private static int capitalBehind(String text, int end) {
    if (end + 1 >= text.length() || text.charAt(end) != ' ' || !isWord(text, end + 1)) {
      return 0;
    }
    int next = endOfWord(text, end + 1);
    return isCapitalized(text, end + 1, next) ? next : 0;
  }

  /** Where the word with a capital begins that stands one space before, or -1. */
  private static int capitalBefore(String text, int from) {
    int end = from - 1;
    if (end > 0 && text.charAt(end) == ' ' && text.charAt(end - 1) == '.') {
      end--; // as in Mr. Smith
    }
    int first = end;
    while (first > 0 && isWord(text, first - 1)) {
      first--;
    }
    boolean title =
        end == from - 1
            || (first < end && first >= 0 && INTRODUCING.contains(folded(text, first, end)));
    boolean spaced = from > 0 && text.charAt(from - 1) == ' ';
    return spaced && title && first < end && isCapitalized(text, first, end) ? first : -1;
  }

  private static boolean isFollowedByVerb(String text, int end) {
    if (end + 1 >= text.length()) {
      return false;
    }
    char sign = text.charAt(end);
    if (sign == '\'' || sign == '\u2019') {
      char next = text.charAt(end + 1);
      return (next == 's' || next == 'S') && (end + 2 == text.length() || !isWord(text, end + 2));
    }
    if (sign != ' ' || !isWord(text, end + 1)) {
      return false;
    }
    String next = text.substring(end + 1, endOfWord(text, end + 1));
    return VERBS.contains(next) || endsLikeVerb(next);
  }

  private static boolean endsLikeVerb(String word) {
    boolean third = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
    boolean past = word.length() > 3 && word.endsWith("ed");
    return (third || past) && FrozenUnicode.isLowerCase(word.charAt(0)) && !NO_VERBS.contains(word);
  }

  /**
   * The words of a text, or those in small letters. The first few are looked for in the text; then
   * all are gathered, because a long text may have thousands of names.
   */
  private static final class Words {
    private static final int LOOKED_FOR = 8;

    private final String text;
    private final boolean small;
    private int asked;
    private @Nullable Set<String> gathered;

    Words(String text, boolean small) {
      this.text = text;
      this.small = small;
    }

    boolean have(String folded) {
      if (asked < LOOKED_FOR) {
        asked++;
        return any(folded::equals);
      }
      Set<String> known = gathered;
      if (known == null) {
        Set<String> all = new HashSet<>();
        any(
            word -> {
              all.add(word);
              return false;
            });
        known = all;
        gathered = known;
      }
      return known.contains(folded);
    }

    private boolean any(Predicate<String> wanted) {
      int at = 0;
      while (at < text.length()) {
        if (!isWord(text, at)) {
          at++;
          continue;
        }
        int end = endOfWord(text, at);
        boolean counts = !small || !FrozenUnicode.isUpperCase(text.charAt(at));
        if (counts && wanted.test(folded(text, at, end))) {
          return true;
        }
        at = end;
      }
      return false;
    }
  }
}
