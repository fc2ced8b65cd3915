package io.github.finefettle.dataprep.text;

/**
 * Letters of Latin, Cyrillic and Greek that most typefaces draw alike.
 *
 * <p>A modest table: the letters that are drawn from the same pieces, found by looking at them, not
 * the thousands of Unicode's list. Pure.
 */
public final class LookAlikes {
  /** In threes of Latin, Cyrillic and Greek; a full stop where a script has none. */
  private static final String ROWS =
      "AАΑ BВΒ CС. EЕΕ HНΗ IІΙ JЈ. KКΚ MМΜ NNΝ OОΟ PРΡ SЅ. TТΤ XХΧ YҮΥ ZZΖ "
          + "aаα cс. dԁ. eе. hһ. iіι jј. oоο pрρ qԛ. sѕ. vѵν wԝ. xх. yу. uuυ";

  private static final int TABLE = 0x530;
  private static final char[] LATIN = column(0);
  private static final char[] CYRILLIC = column(1);
  private static final char[] GREEK = column(2);

  private LookAlikes() {}

  /**
   * A text with every Cyrillic and Greek look-alike replaced by its Latin letter, for comparing:
   * two texts that look the same have the same skeleton.
   *
   * @param text any text
   * @return the skeleton; the same text if there is nothing to replace
   */
  public static String skeleton(String text) {
    return in(Script.LATIN, text);
  }

  /** The scripts of the table. */
  enum Script {
    LATIN,
    CYRILLIC,
    GREEK
  }

  /** The text with all look-alikes of the other scripts in this one. */
  static String in(Script script, String text) {
    StringBuilder out = null;
    for (int i = 0, n = text.length(); i < n; i++) {
      char other = in(script, text.charAt(i));
      if (other != 0) {
        out = out == null ? new StringBuilder(text) : out;
        out.setCharAt(i, other);
      }
    }
    return out == null ? text : out.toString();
  }

  /** The look-alike of a letter of another script, or 0 if it has none or is of this script. */
  static char in(Script script, char c) {
    if (c >= TABLE) {
      return 0;
    }
    char other =
        switch (script) {
          case LATIN -> LATIN[c];
          case CYRILLIC -> CYRILLIC[c];
          case GREEK -> GREEK[c];
        };
    return other == c ? 0 : other;
  }

  private static char[] column(int column) {
    char[] table = new char[TABLE];
    for (int row = 0; row < ROWS.length(); row += 4) {
      char target = ROWS.charAt(row + column);
      boolean own = target != '.' && (column == 0 || target >= 0x80);
      for (int i = 0; own && i < 3; i++) {
        char c = ROWS.charAt(row + i);
        table[c] = c == '.' ? 0 : target;
      }
    }
    return table;
  }
}
