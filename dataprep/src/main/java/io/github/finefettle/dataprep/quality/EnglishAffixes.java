package io.github.finefettle.dataprep.quality;

import static io.github.finefettle.dataprep.quality.EnglishCharacters.isAlpha;
import static io.github.finefettle.dataprep.quality.EnglishCharacters.isCurrency;
import static io.github.finefettle.dataprep.quality.EnglishCharacters.isDigit;
import static io.github.finefettle.dataprep.quality.EnglishCharacters.isIcon;
import static io.github.finefettle.dataprep.quality.EnglishCharacters.isLower;
import static io.github.finefettle.dataprep.quality.EnglishCharacters.isPunctuation;
import static io.github.finefettle.dataprep.quality.EnglishCharacters.isQuote;
import static io.github.finefettle.dataprep.quality.EnglishCharacters.isUpper;

import java.util.Set;

/**
 * What spaCy 3.8 cuts off the front and the end of an English token, and where it cuts one in two.
 * Each method looks at a few characters, never beyond the stretch it is given.
 */
final class EnglishAffixes {
  private static final int LONGEST_UNIT = 6;
  private static final String DASHES = "\u2014\u2013";

  /** Units, cut off after a digit. */
  private static final Set<String> UNITS =
      Set.of(
          ("km km\u00b2 km\u00b3 m m\u00b2 m\u00b3 dm dm\u00b2 dm\u00b3 cm cm\u00b2 cm\u00b3 mm"
                  + " mm\u00b2 mm\u00b3 ha \u00b5m nm yd in ft kg g mg \u00b5g t lb oz m/s km/h kmh"
                  + " mph hPa Pa mbar mb MB kb KB gb GB tb TB T G M K %"
                  + " \u043a\u043c \u043a\u043c\u00b2 \u043a\u043c\u00b3 \u043c \u043c\u00b2"
                  + " \u043c\u00b3 \u0434\u043c \u0434\u043c\u00b2 \u0434\u043c\u00b3 \u0441\u043c"
                  + " \u0441\u043c\u00b2 \u0441\u043c\u00b3 \u043c\u043c \u043c\u043c\u00b2"
                  + " \u043c\u043c\u00b3 \u043d\u043c \u043a\u0433 \u0433 \u043c\u0433"
                  + " \u043c/\u0441 \u043a\u043c/\u0447 \u043a\u041f\u0430 \u041f\u0430"
                  + " \u043c\u0431\u0430\u0440 \u041a\u0431 \u041a\u0411 \u043a\u0431 \u041c\u0431"
                  + " \u041c\u0411 \u043c\u0431 \u0413\u0431 \u0413\u0411 \u0433\u0431 \u0422\u0431"
                  + " \u0422\u0411 \u0442\u0431\u0643\u0645"
                  + " \u0643\u0645\u00b2 \u0643\u0645\u00b3 \u0645 \u0645\u00b2 \u0645\u00b3"
                  + " \u0633\u0645 \u0633\u0645\u00b2 \u0633\u0645\u00b3 \u0645\u0645"
                  + " \u0645\u0645\u00b2 \u0645\u0645\u00b3 \u0643\u0645 \u063a\u0631\u0627\u0645"
                  + " \u062c\u0631\u0627\u0645 \u062c\u0645 \u0643\u063a \u0645\u0644\u063a"
                  + " \u0643\u0648\u0628 \u0627\u0643\u0648\u0627\u0628")
              .split(" ", -1));

  private EnglishAffixes() {}

  /** The length of what is cut off the front, or 0. */
  static int prefix(String text, int from, int to) {
    int c = text.codePointAt(from);
    if (c == '.') {
      int dots = dots(text, from, to);
      return dots > 1 ? dots : 0;
    }
    if (c == '+') {
      return from + 1 < to && isDigit(text.charAt(from + 1)) ? 0 : 1;
    }
    if (isAlpha(c) && c < 128) {
      return namedDollar(text, from, to);
    }
    boolean single =
        c == '\u00a7'
            || c == '%'
            || c == '='
            || DASHES.indexOf(c) >= 0
            || isPunctuation(c)
            || isQuote(c)
            || isCurrency(c)
            || isIcon(c);
    return single ? Character.charCount(c) : 0;
  }

  private static int namedDollar(String text, int from, int to) {
    for (String name : new String[] {"US$", "C$", "A$"}) {
      if (to - from >= name.length() && text.startsWith(name, from)) {
        return name.length();
      }
    }
    return 0;
  }

  private static int dots(String text, int from, int to) {
    int i = from;
    while (i < to && text.charAt(i) == '.') {
      i++;
    }
    return i - from;
  }

  /** The length of what is cut off the end, or 0: the longest that one of the rules allows. */
  static int suffix(String text, int from, int to) {
    if (from >= to) {
      return 0;
    }
    int c = text.codePointBefore(to);
    int size = Character.charCount(c);
    if (to - size < from) {
      return 0;
    }
    if (c == '.') {
      return finalDots(text, from, to);
    }
    int before = to - size > from ? text.codePointBefore(to - size) : -1;
    if ((c == 's' || c == 'S') && (before == '\'' || before == '\u2019')) {
      return 2;
    }
    if (c == '\u2026' && before == '\u2026') {
      return 2;
    }
    int afterDigit = afterDigit(text, from, to, c, before);
    if (afterDigit > 0) {
      return afterDigit;
    }
    boolean single = isPunctuation(c) || isQuote(c) || DASHES.indexOf(c) >= 0 || isIcon(c);
    return single ? size : 0;
  }

  private static int afterDigit(String text, int from, int to, int c, int before) {
    if (c == '+') {
      return isDigit(before) ? 1 : 0;
    }
    for (int length = Math.min(LONGEST_UNIT, to - from - 1); length > 0; length--) {
      if (isDigit(text.charAt(to - length - 1))
          && (UNITS.contains(text.substring(to - length, to))
              || (c == '$' && namedDollar(text, to - length, to) == length))) {
        return length;
      }
    }
    return isCurrency(c) && isDigit(before) ? 1 : 0;
  }

  private static int finalDots(String text, int from, int to) {
    int start = to;
    while (start > from && text.charAt(start - 1) == '.') {
      start--;
    }
    if (to - start > 1) {
      return to - start;
    }
    return start > from && endsSentence(text, from, start) ? 1 : 0;
  }

  /** Whether a single full stop after this place is a token of its own. */
  private static boolean endsSentence(String text, int from, int at) {
    int before = text.codePointBefore(at);
    if (isDigit(before)
        || isLower(before)
        || "%\u00b2-+|".indexOf(before) >= 0
        || isPunctuation(before)
        || isQuote(before)) {
      return true;
    }
    int second = at - Character.charCount(before);
    if (second <= from) {
      return false;
    }
    int earlier = text.codePointBefore(second);
    return (isUpper(before) && isUpper(earlier))
        || (earlier == '\u00b0' && "FfCcKk".indexOf(before) >= 0);
  }

  /** The length of the infix that begins at a place, or 0. */
  static int infix(String text, int from, int at, int to) {
    char c = text.charAt(at);
    if (isAlpha(c) && c < 128) {
      return 0;
    }
    if (c == '\u2026') {
      return 1;
    }
    int point = text.codePointAt(at);
    if (isIcon(point)) {
      return Character.charCount(point);
    }
    if (c == '.') {
      int dots = dots(text, at, to);
      if (dots > 1) {
        return dots;
      }
    }
    if (at == from || at + 1 >= to) {
      return 0;
    }
    return between(text, at, to, text.codePointBefore(at), text.codePointAt(at + 1));
  }

  private static int between(String text, int at, int to, int before, int after) {
    char c = text.charAt(at);
    return switch (c) {
      case '+', '*', '^' -> isDigit(before) && (isDigit(after) || after == '-') ? 1 : 0;
      case '.' ->
          (isLower(before) || isQuote(before)) && (isUpper(after) || isQuote(after)) ? 1 : 0;
      case ',' -> isAlpha(before) && isAlpha(after) ? 1 : 0;
      case ':', '<', '>', '=', '/' ->
          (isAlpha(before) || isDigit(before)) && isAlpha(after) ? 1 : 0;
      case '-', '\u2013', '\u2014', '~' -> {
        if (c == '-' && isDigit(before) && (isDigit(after) || after == '-')) {
          yield 1;
        }
        yield isAlpha(before) || isDigit(before) ? hyphens(text, at, to) : 0;
      }
      default -> 0;
    };
  }

  /** One to three hyphens or one or two long dashes that a letter follows. */
  private static int hyphens(String text, int at, int to) {
    char c = text.charAt(at);
    int most = c == '-' ? 3 : c == '\u2014' ? 2 : 1;
    for (int length = 1; length <= most && at + length < to; length++) {
      if (isAlpha(text.codePointAt(at + length))) {
        return length;
      }
      if (text.charAt(at + length) != c) {
        return 0;
      }
    }
    return 0;
  }
}
