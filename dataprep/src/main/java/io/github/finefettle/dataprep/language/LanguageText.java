package io.github.finefettle.dataprep.language;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;

/**
 * What the model is shown of a text: the form in which it was trained (small letters, no digits,
 * web addresses, mail addresses, hash tags, user names or pictographs, at most two of a character
 * in a row), and of a long text only samples.
 *
 * <p>One pass over at most {@link #LONGEST} characters: of a longer text four stretches of a
 * quarter of that, evenly spread. The language of a text is settled by far less.
 */
final class LanguageText {
  static final int LONGEST = 1024;

  private static final int STRETCHES = 4;

  /** Signs that hardly a word of any language has, but those of programs and formulas have. */
  private static final String CODE = "{}<>=_\\|;";

  private final StringBuilder out = new StringBuilder(256);
  private final String text;
  private String shown = "";
  private int codeCharacters;

  private LanguageText(String text) {
    this.text = text;
  }

  /** The form of a text for the model. */
  static LanguageText of(String text) {
    LanguageText form = new LanguageText(text);
    form.shown = form.build();
    return form;
  }

  /** The text in the form. */
  String shown() {
    return shown;
  }

  /** How many characters were left out as pieces of programs and formulas. */
  int codeCharacters() {
    return codeCharacters;
  }

  private String build() {
    int length = text.length();
    if (length <= LONGEST) {
      append(0, length);
    } else {
      int size = LONGEST / STRETCHES;
      for (int s = 0; s < STRETCHES; s++) {
        int begin = (int) ((long) (length - size) * s / (STRETCHES - 1));
        append(wordBegin(begin), begin + size);
        space();
      }
    }
    int end = out.length();
    return out.substring(0, end > 0 && out.charAt(end - 1) == ' ' ? end - 1 : end);
  }

  /** The next border of words, so that no stretch begins inside one; not far, if there is none. */
  private int wordBegin(int begin) {
    if (begin == 0) {
      return 0;
    }
    for (int i = begin; i < begin + 32; i++) {
      if (text.charAt(i) <= ' ') {
        return i;
      }
    }
    return begin;
  }

  private void append(int begin, int end) {
    int i = begin;
    while (i < end) {
      char c = text.charAt(i);
      if (c <= ' ' || isDigit(c) || Character.isSurrogate(c) || c == '\u00A0' || c == '\u3000') {
        space();
        i++;
      } else if ((c == '#' || c == '@') && i + 1 < end && text.charAt(i + 1) > ' ') {
        i = wordEnd(i, end);
        space();
      } else if (startsAddress(i)) {
        i = wordEnd(i, end);
        space();
      } else if (beginsWord() && isNoWord(i, end)) {
        int next = wordEnd(i, end);
        codeCharacters += next - i;
        i = next;
        space();
      } else {
        add(small(c));
        i++;
      }
    }
  }

  private boolean startsAddress(int i) {
    char c = text.charAt(i);
    return (c == 'h' && (text.startsWith("http://", i) || text.startsWith("https://", i)))
        || (c == 'w' && text.startsWith("www.", i));
  }

  private boolean beginsWord() {
    return out.length() == 0 || out.charAt(out.length() - 1) == ' ';
  }

  /** Whether what stands up to the next space is a mail address or a piece of a program. */
  private boolean isNoWord(int begin, int end) {
    for (int i = begin; i < end && text.charAt(i) > ' '; i++) {
      char c = text.charAt(i);
      boolean call = c == '(' && i > begin;
      if (call || c == '@' || CODE.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }

  private int wordEnd(int from, int end) {
    int i = from;
    while (i < end && text.charAt(i) > ' ') {
      i++;
    }
    return i;
  }

  private static boolean isDigit(char c) {
    return c < 0x80
        ? c >= '0' && c <= '9'
        : FrozenUnicode.type(c) == Character.DECIMAL_DIGIT_NUMBER;
  }

  private static char small(char c) {
    if (c < 0x80) {
      return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
    }
    return FrozenUnicode.isAssigned(c) ? Character.toLowerCase(c) : c;
  }

  private void space() {
    int length = out.length();
    if (length > 0 && out.charAt(length - 1) != ' ') {
      out.append(' ');
    }
  }

  /** At most two of a character in a row. */
  private void add(char c) {
    int length = out.length();
    if (length < 2 || out.charAt(length - 1) != c || out.charAt(length - 2) != c) {
      out.append(c);
    }
  }
}
