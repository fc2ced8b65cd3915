package io.github.finefettle.dataprep.text;

import io.github.finefettle.dataprep.text.internal.FrozenUnicode;

/**
 * One form for texts that look the same: normal form C, and no characters that nobody sees.
 *
 * <p>Removed are control characters other than tab and line ends, zero-width spaces and joiners
 * outside the places where scripts and emoji need them, marks of writing direction, byte order
 * marks, soft hyphens, and tag characters outside flags (text can be hidden in them). An unpaired
 * surrogate becomes U+FFFD. The compatibility form (NFKC) is never used: it changes what is said.
 */
public final class UnicodeForm {
  private static final int FLAG = 0x1F3F4;

  /** A letter takes up three marks at most. */
  private static final int MOST_ROUNDS = 8;

  private UnicodeForm() {}

  /**
   * Brings a text to the form.
   *
   * @param text any text
   * @return the text in the form, the same text if it has it already; doing it twice changes
   *     nothing more
   */
  public static String normalize(String text) {
    String current = text;
    for (int i = 0; i < MOST_ROUNDS; i++) {
      String next = NormalFormC.of(isVisible(current) ? current : withoutInvisible(current));
      if (next.equals(current)) {
        break;
      }
      // A mark that went into its letter no longer needs the joiner behind it.
      current = next;
    }
    return current;
  }

  /** One look without writing anything: what most texts need. */
  private static boolean isVisible(String text) {
    for (int i = 0, n = text.length(); i < n; i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < 0x7F) {
        continue;
      }
      if (c < 0x20 ? c != '\t' && c != '\n' && c != '\r' : isDoubtful(text, i, c)) {
        return false;
      }
      i += Character.isHighSurrogate(c) ? 1 : 0;
    }
    return true;
  }

  private static boolean isDoubtful(String text, int at, char c) {
    if (Character.isSurrogate(c)) {
      int whole = text.codePointAt(at);
      return whole < 0x10000 || whole >= 0xE0000;
    }
    boolean joiner = c == 0x200C || c == 0x200D;
    return joiner || c < 0xA0 || isHidden(c);
  }

  private static String withoutInvisible(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean inFlag = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int next = i + Character.charCount(c);
      boolean tag = c >= 0xE0020 && c <= 0xE007F;
      inFlag = c == FLAG || (inFlag && tag);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        out.append('\uFFFD');
      } else if (tag ? inFlag : isKept(text, c, i, next)) {
        out.appendCodePoint(c);
      }
      i = next;
    }
    return text.contentEquals(out) ? text : out.toString();
  }

  private static boolean isKept(String text, int c, int at, int next) {
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) {
      return c == '\t' || c == '\n' || c == '\r';
    }
    if (c == 0x200C || c == 0x200D) {
      return isJoinerNeeded(text, at, next);
    }
    return !isHidden(c);
  }

  private static boolean isHidden(int c) {
    if (c < 0x61C) {
      return c == 0xAD;
    }
    return c == 0x61C
        || c == 0x180E
        || c == 0x200B
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x202A && c <= 0x202E)
        || (c >= 0x2060 && c <= 0x206F)
        || c == 0xFEFF
        || (c >= 0xE0000 && c <= 0xE007F);
  }

  /** Whether a joiner at this place has a meaning. */
  static boolean isJoinerNeeded(String text, int at, int next) {
    return at > 0 && next < text.length() && joins(text.codePointBefore(at));
  }

  /** Whether a joiner behind this character has a meaning: in joined scripts and in emoji. */
  private static boolean joins(int before) {
    int type = FrozenUnicode.type(before);
    boolean mark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    boolean joinedScript = before >= 0x600 && before <= 0x1FFF && FrozenUnicode.isLetter(before);
    // By blocks too, so that emoji newer than the tables count alike.
    boolean pictograph = before >= 0x1F000 && before <= 0x1FAFF;
    boolean emoji =
        pictograph || type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL;
    return mark || joinedScript || emoji;
  }
}
