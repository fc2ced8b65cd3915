package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.List;
import java.util.Set;

/**
 * What the guards see in a row, as one number: rows with different numbers are kept apart. Two
 * different contents share a number with a probability of about 2<sup>-64</sup>.
 */
final class GuardSignature {
  private static final List<String> NUMBER_WORDS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");

  private static final Set<String> NEGATIONS =
      Set.of(
          "not",
          "no",
          "never",
          "none",
          "neither",
          "nor",
          "cannot",
          "without",
          "nobody",
          "nothing",
          "nowhere",
          "aint",
          "cant",
          "dont",
          "wont",
          "isnt",
          "arent",
          "wasnt",
          "werent",
          "doesnt",
          "didnt",
          "hasnt",
          "havent",
          "hadnt",
          "couldnt",
          "shouldnt",
          "wouldnt",
          "mustnt",
          "neednt",
          "nicht",
          "kein",
          "keine",
          "keinen",
          "keinem",
          "keiner",
          "nie",
          "niemals",
          "ohne",
          "pas",
          "jamais",
          "aucun",
          "aucune",
          "sans",
          "nunca",
          "sin",
          "non",
          "niet",
          "geen",
          "não",
          "sem",
          "не",
          "нет",
          "никогда",
          "안",
          "못");

  private static final List<String> NEGATIONS_WITHIN =
      List.of("不", "没", "沒", "无", "無", "非", "未", "别", "別", "勿", "ない", "ません", "않", "ไม่");

  /** No negation that stands within words has a character below this. */
  private static final char FIRST_WITHIN = 0x0E00;

  /** Characters of an HTML entity from its ampersand to its semicolon. */
  private static final int LONGEST_ENTITY = 10;

  private static final List<String> CODE_MARKS =
      List.of("=>", "==", "!=", "->", "();", "</", "/>", "+=");

  private GuardSignature() {}

  static long of(String text, Set<Guard> guards) {
    long hash = Mixing.START;
    if (guards.contains(Guard.NUMBERS)) {
      hash = appendNumbers(Mixing.append(hash, 1), text);
    }
    if (guards.contains(Guard.NEGATION)) {
      hash = Mixing.append(Mixing.append(hash, 2), negations(text));
    }
    if (guards.contains(Guard.CODE)) {
      hash = appendCode(Mixing.append(hash, 3), text);
    }
    return Mixing.finish(hash);
  }

  /** Digits of every script by their value; a run of digits is a number. */
  private static long appendNumbers(long start, String text) {
    long hash = start;
    boolean inNumber = false;
    int wordStart = -1;
    for (int i = 0; i <= text.length(); ) {
      int point = i < text.length() ? text.codePointAt(i) : ' ';
      int digit =
          FrozenUnicode.type(point) == Character.DECIMAL_DIGIT_NUMBER
              ? Character.digit(point, 10)
              : -1;
      if (digit >= 0) {
        hash = Mixing.append(inNumber ? hash : Mixing.append(hash, -1), digit);
      }
      inNumber = digit >= 0;
      if (FrozenUnicode.isLetter(point)) {
        wordStart = wordStart < 0 ? i : wordStart;
      } else if (wordStart >= 0) {
        hash = appendNumberWord(hash, text, wordStart, i);
        wordStart = -1;
      }
      i += Character.charCount(point);
    }
    return hash;
  }

  private static long appendNumberWord(long hash, String text, int from, int to) {
    if (to - from < 3 || to - from > 6) {
      return hash;
    }
    int value = NUMBER_WORDS.indexOf(FrozenUnicode.lowerCase(text.substring(from, to)));
    return value < 0 ? hash : Mixing.append(Mixing.append(hash, -2), value);
  }

  private static int negations(String text) {
    int count = 0;
    boolean beyondLatin = false;
    StringBuilder word = new StringBuilder();
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      beyondLatin |= c >= FIRST_WITHIN;
      if (FrozenUnicode.isLetter(c)) {
        word.append(Character.toLowerCase(c));
      } else if (c != '\'' && c != '\u2019') {
        count += NEGATIONS.contains(word.toString()) ? 1 : 0;
        word.setLength(0);
      }
    }
    return beyondLatin ? count + negationsWithin(text) : count;
  }

  private static int negationsWithin(String text) {
    int count = 0;
    for (String within : NEGATIONS_WITHIN) {
      for (int at = text.indexOf(within); at >= 0; at = text.indexOf(within, at + 1)) {
        count++;
      }
    }
    return count;
  }

  private static long appendCode(long start, String text) {
    long hash = start;
    int lineStart = 0;
    boolean fenced = false;
    while (lineStart <= text.length()) {
      int lineEnd = text.indexOf('\n', lineStart);
      String line = text.substring(lineStart, lineEnd < 0 ? text.length() : lineEnd);
      if (line.strip().startsWith("```")) {
        fenced = !fenced;
      } else if (fenced || looksLikeCode(line)) {
        hash = appendInk(hash, line);
      } else {
        hash = appendTicked(hash, line);
      }
      lineStart = lineEnd < 0 ? text.length() + 1 : lineEnd + 1;
    }
    return hash;
  }

  /** A semicolon alone is no sign: prose has smileys and HTML entities at the ends of lines. */
  private static boolean looksLikeCode(String line) {
    String stripped = line.strip();
    if (stripped.endsWith(";")) {
      return !endsWithEntity(stripped)
          && (stripped.indexOf('=') >= 0 || stripped.indexOf('(') >= 0);
    }
    return stripped.endsWith("{")
        || stripped.equals("}")
        || CODE_MARKS.stream().anyMatch(stripped::contains);
  }

  private static boolean endsWithEntity(String line) {
    int ampersand = line.lastIndexOf('&');
    return ampersand >= Math.max(0, line.length() - LONGEST_ENTITY)
        && line.indexOf(' ', ampersand) < 0;
  }

  private static long appendTicked(long start, String line) {
    long hash = start;
    int open = line.indexOf('`');
    while (open >= 0) {
      int close = line.indexOf('`', open + 1);
      if (close < 0) {
        return hash;
      }
      hash = appendInk(hash, line.substring(open + 1, close));
      open = line.indexOf('`', close + 1);
    }
    return hash;
  }

  /** All but white space. */
  private static long appendInk(long start, String text) {
    long hash = Mixing.append(start, -3);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      hash = Character.isWhitespace(c) ? hash : Mixing.append(hash, c);
    }
    return hash;
  }
}
