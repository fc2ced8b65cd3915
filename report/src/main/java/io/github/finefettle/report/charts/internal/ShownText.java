package io.github.finefettle.report.charts.internal;

/**
 * Text of anyone made fit to be shown: of bounded length, without what no page can hold. Escaping
 * is not done here but where the text is written.
 */
public final class ShownText {
  private static final char REPLACEMENT = '\uFFFD';

  private ShownText() {}

  /**
   * The text as a page shows it. Control characters, which browsers drop or choke on, and unpaired
   * surrogates, which no charset holds, become U+FFFD; so do the characters that turn the direction
   * of writing, because they can make a text read otherwise than it is stored.
   *
   * @param text any text
   * @param longest the most characters to keep, 1 or more
   * @return the text, with an ellipsis where it was cut
   */
  public static String of(String text, int longest) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), longest + 1));
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      int size = Character.charCount(c);
      if (out.length() + size > longest) {
        return out.append('…').toString();
      }
      out.appendCodePoint(isShown(c) ? c : REPLACEMENT);
      i += size;
    }
    return out.toString();
  }

  private static boolean isShown(int c) {
    boolean control = (c < 0x20 && c != '\n' && c != '\t' && c != '\r') || (c >= 0x7F && c < 0xA0);
    boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    boolean turning = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    boolean noCharacter = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF);
    return !control && !surrogate && !turning && !noCharacter;
  }
}
