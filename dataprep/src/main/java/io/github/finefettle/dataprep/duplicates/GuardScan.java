package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.dataprep.duplicates.internal.Mixing;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What all guards see in a text, in one pass.
 *
 * <p>Each guard has a scan of its own, which reads any text. Most texts, though, are plain words,
 * and five scans look at each of their characters five times. This scan reads a text once: a table
 * tells what a character can mean to any guard, a run of letters is packed into a long on the way
 * and looked up once for numbers and negations together, and only where something is met that a
 * guard cares about (a digit, a sign, a capital) is that guard's own code called for that place.
 * Code and options are looked for only if a character was met without which there are none.
 *
 * <p>It gives up, and the guards' own scans are used, at the first letter or digit beyond ASCII.
 */
final class GuardScan {
  private static final int LETTER = 1;
  private static final int DIGIT = 2;
  private static final int APOSTROPHE = 4;
  private static final int CODE_SIGN = 8;
  private static final int OPERATOR = 16;
  private static final int CLOSER = 32;

  private static final byte[] MEANING = meanings();
  private static final int NEGATES = 1;
  private static final int LONGEST_WORD = 11;
  private static final WordCodes WORDS = words();

  private final String text;

  /**
   * The same characters, a byte each: an array tells them without being asked first how it keeps
   * them. What is no ASCII is negative here, or a question mark, so these two are looked up.
   */
  private final byte[] bytes;

  private final NumberGuard numbers;
  private final NameGuard names;
  private int negations;
  private boolean mayHaveCode;
  private boolean mayHaveOptions;

  /** Up to where the number guard and the name guard have read. */
  private int numbersAt;

  private int namesAt;

  /** A word with apostrophes, of which the letters so far are packed. */
  private boolean joined;

  private long joinedCode;
  private int joinedLetters;
  private char joinedLast;
  private boolean endsInNt;

  private GuardScan(String text, long hash) {
    this.text = text;
    this.bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    this.numbers = new NumberGuard(text, hash);
    this.names = new NameGuard(text);
  }

  private static byte[] meanings() {
    byte[] meanings = new byte[128];
    for (char c = 0; c < 128; c++) {
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      int meaning = letter ? LETTER : 0;
      meaning |= c >= '0' && c <= '9' ? DIGIT : 0;
      meaning |= c == '\'' ? APOSTROPHE : 0;
      meaning |= CodeGuard.isSign(c) ? CODE_SIGN : 0;
      meaning |= NumberGuard.isOperator(c) ? OPERATOR : 0;
      meaning |= c == ')' || c == ']' || c == '.' || c == ':' ? CLOSER : 0;
      meanings[c] = (byte) meaning;
    }
    return meanings;
  }

  /** The words of both guards: the number's meaning and one, shifted, and whether it negates. */
  private static WordCodes words() {
    WordCodes words = new WordCodes(512);
    NumberWords.forEach((word, found) -> words.with(word, (found + 1) << 1));
    NegationGuard.ASCII.forEach(word -> words.with(word, NEGATES));
    return words;
  }

  /** The same number as {@link GuardSignature#ofEach}. */
  static long signature(String text, Set<Guard> guards) {
    boolean numbered = guards.contains(Guard.NUMBERS);
    GuardScan scan = new GuardScan(text, Mixing.append(Mixing.START, 1));
    if (!scan.scan()) {
      return GuardSignature.ofEach(text, guards);
    }
    long hash = numbered ? scan.numbers.finish() : Mixing.START;
    if (guards.contains(Guard.NEGATION)) {
      hash = Mixing.append(Mixing.append(hash, 2), scan.negations);
    }
    if (guards.contains(Guard.CODE)) {
      hash = Mixing.append(hash, 3);
      hash = scan.mayHaveCode ? CodeGuard.append(hash, text) : hash;
    }
    if (guards.contains(Guard.OPTION_ORDER)) {
      hash = Mixing.append(hash, 4);
      hash = scan.mayHaveOptions ? OptionGuard.append(hash, text) : hash;
    }
    if (guards.contains(Guard.NAMES)) {
      hash = Mixing.append(Mixing.append(hash, 5), scan.names.sum());
    }
    return Mixing.finish(hash);
  }

  /** Whether the text could be read to its end. */
  private boolean scan() {
    int length = bytes.length;
    if (length != text.length()) {
      return false; // two halves of a character became one question mark
    }
    int i = 0;
    while (i < length) {
      char c = at(i);
      if (c >= 128) {
        if (isBeyond(c)) {
          return false;
        }
        other(i, c);
        i++;
        continue;
      }
      int meaning = MEANING[c];
      if (meaning == LETTER) {
        i = letters(i, c);
        continue;
      }
      if (joined && meaning != APOSTROPHE) {
        closeJoined();
      }
      if (meaning >= DIGIT) {
        sign(i, c, meaning);
      }
      i++;
    }
    closeJoined();
    return true;
  }

  private char at(int place) {
    byte c = bytes[place];
    return c < 0 || c == '?' ? text.charAt(place) : (char) c;
  }

  private static boolean isBeyond(char c) {
    return Character.isSurrogate(c)
        || FrozenUnicode.isLetter(c)
        || FrozenUnicode.type(c) == Character.DECIMAL_DIGIT_NUMBER;
  }

  /** A sign beyond ASCII. */
  private void other(int at, char c) {
    if (c != '\u2019') {
      closeJoined();
    }
    if (at >= numbersAt && NumberGuard.isOperator(c)) {
      numbers.operator(at, c);
    }
  }

  private void sign(int at, char c, int meaning) {
    if (meaning == DIGIT) {
      if (at >= numbersAt) {
        numbersAt = numbers.number(at);
      }
      if (at >= namesAt) {
        namesAt = names.skipDigits(at);
      }
      return;
    }
    mayHaveCode |= (meaning & CODE_SIGN) != 0;
    if ((meaning & OPERATOR) != 0 && at >= numbersAt) {
      numbers.operator(at, c);
    }
    if ((meaning & CLOSER) != 0) {
      mayHaveOptions |= OptionGuard.mayEndMark(text, at);
    }
  }

  private int letters(int from, char first) {
    int length = bytes.length;
    long code = first & 31;
    int i = from + 1;
    while (i < length && isLetter(bytes[i])) {
      code = (code << 5) | (bytes[i] & 31);
      i++;
    }
    char next = i < length ? at(i) : ' ';
    int found = i - from <= LONGEST_WORD ? WORDS.valueOf(code) : WordCodes.ABSENT;
    if (found > NEGATES && from >= numbersAt) {
      numbers.numberWord((found >> 1) - 1, from, i);
    }
    if (joined || next == '\'' || next == '\u2019') {
      join(from, i);
    } else if (found == NEGATES) {
      negations++;
    }
    if (from >= namesAt) {
      boolean plain = first >= 'a' && next != '#' && next != '+' && !(next >= '0' && next <= '9');
      if (plain) {
        names.passed(i);
      } else {
        namesAt = names.word(from, first);
      }
    }
    return i;
  }

  /** Of ASCII; by one comparison, as no other byte becomes a small letter by this bit. */
  private static boolean isLetter(byte c) {
    return (char) ((c | 0x20) - 'a') < 26;
  }

  private void join(int from, int to) {
    endsInNt =
        joined && to == from + 1 && (joinedLast | 0x20) == 'n' && (bytes[from] | 0x20) == 't';
    if (!joined) {
      joined = true;
      joinedCode = WordCodes.NONE;
      joinedLetters = 0;
    }
    for (int i = from; i < to; i++) {
      joinedCode = WordCodes.append(joinedCode, joinedLetters++, bytes[i]);
    }
    joinedLast = (char) bytes[to - 1];
  }

  private void closeJoined() {
    if (joined) {
      boolean listed = NegationGuard.isListed(joinedCode);
      negations += endsInNt || listed ? 1 : 0;
      joined = false;
    }
  }
}
