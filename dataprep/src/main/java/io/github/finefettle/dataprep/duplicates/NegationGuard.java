package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.List;
import java.util.Set;

/**
 * How often a text negates: {@link Guard#NEGATION}. One pass without a string for each word; words
 * with letters beyond ASCII are looked up as strings, because few rows have any.
 */
final class NegationGuard {
  static final List<String> ASCII =
      List.of(
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
          "hardly",
          "barely",
          "scarcely",
          "seldom",
          "rarely",
          "unable",
          "unless",
          "except",
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
          "sem");

  static final Set<String> OTHERS = Set.of("não", "не", "нет", "никогда", "без", "안", "못");

  static final List<String> WITHIN =
      List.of("不", "没", "沒", "无", "無", "非", "未", "别", "別", "勿", "ない", "ません", "않", "ไม่");

  /** No negation that stands within words has a character below this. */
  private static final char FIRST_WITHIN = 0x0E00;

  private static final int LONGEST_OTHER = 7;

  private static final WordCodes TABLE = table();

  private NegationGuard() {}

  private static WordCodes table() {
    WordCodes table = new WordCodes(256);
    ASCII.forEach(word -> table.with(word, 1));
    return table;
  }

  /** Whether a word of ASCII, without its apostrophes, negates. */
  static boolean isListed(long code) {
    return TABLE.valueOf(code) != WordCodes.ABSENT;
  }

  static int count(String text) {
    int count = 0;
    boolean beyondLatin = false;
    boolean plain = true;
    boolean apostrophe = false;
    boolean apostropheBeforeLast = false;
    long code = WordCodes.NONE;
    int letters = 0;
    int from = -1;
    char last = ' ';
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (isLetter(c)) {
        from = from < 0 ? i : from;
        plain &= c < 128;
        beyondLatin |= c >= FIRST_WITHIN;
        code = WordCodes.append(code, letters++, c);
        // "n't": an n, an apostrophe and a t that ends the word.
        apostropheBeforeLast = apostrophe && (last | 0x20) == 'n' && (c | 0x20) == 't';
        apostrophe = false;
        last = c;
      } else if (c == '\'' || c == '\u2019') {
        apostrophe = true;
      } else {
        beyondLatin |= c >= FIRST_WITHIN;
        if (from >= 0) {
          boolean negates =
              apostropheBeforeLast
                  || (plain ? isListed(code) : letters <= LONGEST_OTHER && isOther(text, from, i));
          count += negates ? 1 : 0;
          from = -1;
          letters = 0;
          code = WordCodes.NONE;
          plain = true;
          apostropheBeforeLast = false;
        }
        apostrophe = false;
        last = ' ';
      }
    }
    return beyondLatin ? count + within(text) : count;
  }

  private static boolean isLetter(char c) {
    return c < 128 ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') : FrozenUnicode.isLetter(c);
  }

  private static boolean isOther(String text, int from, int to) {
    StringBuilder word = new StringBuilder();
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (isLetter(c)) {
        word.append(Character.toLowerCase(c));
      }
    }
    return OTHERS.contains(word.toString());
  }

  private static int within(String text) {
    int count = 0;
    for (String within : WITHIN) {
      for (int at = text.indexOf(within); at >= 0; at = text.indexOf(within, at + 1)) {
        count++;
      }
    }
    return count;
  }
}
