package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.dataprep.duplicates.internal.Mixing;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.List;

/**
 * The names in a text, in any order, as one number: {@link Guard#NAMES}.
 *
 * <p>A word that begins with a capital is taken for a name if it stands one space behind a word
 * that begins with a small letter, or behind another name: at the beginning of a sentence, in a
 * title and in a text of capitals alone a capital says nothing. A word of letters with two plus
 * signs or a number sign at its end, such as C++ or C#, is one anywhere. Common English words, such
 * as The behind a full stop that was forgotten, are none.
 */
final class NameGuard {
  /** Words that begin sentences and are no names; not "us", which is a country as well. */
  static final List<String> ORDINARY =
      List.of(
          ("a about above after again all also although am an and any are as at be because "
                  + "been before best both but by can could dear did do does each else even "
                  + "every few for from good had has have he hello her here hers hey hi his hope "
                  + "how however i if in into is it its just kind last least let like looking "
                  + "many may maybe me might mine more most much must my next no none not now of "
                  + "off ok okay on once one only or other our ours out over own perhaps please "
                  + "regards same shall she should since so some soon sorry still such sure than "
                  + "thank thanks that the their theirs them then there these they this those "
                  + "though through thus to too under until up upon very was we well were what "
                  + "when where whether which while who whom whose why will with within without "
                  + "would yes yet you your yours")
              .split(" ", -1));

  private static final WordCodes TABLE = table();
  private static final int NAME = -7;

  private final String text;
  private long sum;
  private boolean namesMayFollow;
  private int lastEnd = -2;

  NameGuard(String text) {
    this.text = text;
  }

  /** A sum, so that the order of names does not count. */
  static long sum(String text) {
    NameGuard guard = new NameGuard(text);
    guard.scan();
    return guard.sum;
  }

  long sum() {
    return sum;
  }

  /** A word in small letters that ends here, without signs or digits. */
  void passed(int end) {
    namesMayFollow = true;
    lastEnd = end;
  }

  private void scan() {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean begins =
          c < 128
              ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
              : FrozenUnicode.isLetter(text.codePointAt(i));
      if (begins) {
        i = word(i, c);
      } else if (c < 128) {
        i = c >= '0' && c <= '9' ? skipDigits(i) : i + 1;
      } else {
        i += Character.charCount(text.codePointAt(i));
      }
    }
  }

  /** Letters behind digits, as in 5PM, are no word; the number guard sees them. */
  int skipDigits(int from) {
    int i = from;
    while (i < text.length() && isWordAt(i)) {
      i += Character.charCount(text.codePointAt(i));
    }
    namesMayFollow = false;
    return i;
  }

  private boolean isWordAt(int at) {
    char c = text.charAt(at);
    if (c < 128) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    return FrozenUnicode.isLetterOrDigit(text.codePointAt(at));
  }

  int word(int from, char first) {
    boolean capital =
        first < 128 ? first <= 'Z' : FrozenUnicode.isUpperCase(text.codePointAt(from));
    boolean behind = namesMayFollow && lastEnd + 1 == from && text.charAt(lastEnd) == ' ';
    int end = from;
    boolean letters = true;
    long hash = Mixing.append(Mixing.START, NAME);
    while (end < text.length() && isWordAt(end)) {
      int point = text.charAt(end);
      if (point < 128) {
        hash = Mixing.append(hash, point >= 'A' && point <= 'Z' ? point | 0x20 : point);
        letters &= point > '9';
        end++;
      } else {
        point = text.codePointAt(end);
        hash = Mixing.append(hash, FrozenUnicode.foldCase(point));
        end += Character.charCount(point);
      }
    }
    int signs = letters ? signs(end) : 0;
    boolean name = signs > 0 || (capital && behind && !isOrdinary(from, end));
    sum += name ? Mixing.finish(Mixing.append(hash, signs == 0 ? 0 : text.charAt(end))) : 0;
    namesMayFollow = !capital || name;
    lastEnd = end + signs;
    return lastEnd;
  }

  private static WordCodes table() {
    WordCodes table = new WordCodes(512);
    ORDINARY.forEach(word -> table.with(word, 1));
    return table;
  }

  private boolean isOrdinary(int from, int end) {
    long code = WordCodes.NONE;
    for (int i = from; i < end; i++) {
      code = WordCodes.append(code, i - from, text.charAt(i));
    }
    return TABLE.valueOf(code) != WordCodes.ABSENT;
  }

  /** How many characters "++" or "#" take at the end of a word; 0 if there is none. */
  private int signs(int end) {
    int signs = text.startsWith("++", end) ? 2 : text.startsWith("#", end) ? 1 : 0;
    int next = end + signs;
    return next < text.length() && isWordAt(next) ? 0 : signs;
  }
}
