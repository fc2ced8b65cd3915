package io.github.finefettle.dataprep.text;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads bytes as text, for all charsets that {@link CharsetDetection} names, on every Java runtime
 * (small ones lack MacRoman).
 *
 * <p>A single-byte code page loses nothing: a byte that it leaves undefined becomes the control
 * character of the same number, as in browsers. In UTF-8 and UTF-16 a malformed place becomes
 * U+FFFD. What is named CESU-8 is read together with proper UTF-8 and with Java's two-byte U+0000.
 * Pure.
 */
public final class CharsetDecoding {
  private static final Map<String, CodePage> PAGES = new HashMap<>();

  static {
    for (CodePage page : CodePage.ALL) {
      PAGES.put(page.name(), page);
    }
    PAGES.put(CodePage.LATIN_1.name(), CodePage.LATIN_1);
    PAGES.put(CodePage.ISO_8859_15.name(), CodePage.ISO_8859_15);
    PAGES.put("x-MacRoman", CodePage.MACROMAN);
  }

  private CharsetDecoding() {}

  /**
   * Reads bytes as text.
   *
   * @param bytes the bytes, without a byte order mark
   * @param charset a name as {@link CharsetGuess#charset()} gives it, or any other that this Java
   *     runtime knows
   * @return the text
   * @throws IllegalArgumentException if the charset is not known
   */
  public static String decode(byte[] bytes, String charset) {
    return decode(bytes, 0, bytes.length, charset);
  }

  /**
   * Reads a part of some bytes as text.
   *
   * @param bytes the bytes
   * @param from where the part begins
   * @param to behind its end
   * @param charset a name as {@link CharsetGuess#charset()} gives it, or any other that this Java
   *     runtime knows
   * @return the text
   * @throws IllegalArgumentException if the charset is not known
   * @throws IndexOutOfBoundsException if the part does not lie within the bytes
   */
  public static String decode(byte[] bytes, int from, int to, String charset) {
    Objects.checkFromToIndex(from, to, bytes.length);
    CodePage page = PAGES.get(charset);
    if (page != null) {
      return decode(bytes, from, to, page);
    }
    return charset.equals("CESU-8")
        ? Utf8Variants.decode(bytes, from, to)
        : new String(bytes, from, to - from, named(charset));
  }

  static String decode(byte[] bytes, int from, int to, CodePage page) {
    char[] text = new char[to - from];
    for (int i = from; i < to; i++) {
      text[i - from] = bytes[i] >= 0 ? (char) bytes[i] : page.characterOf(bytes[i] & 0xFF);
    }
    return new String(text);
  }

  private static Charset named(String charset) {
    @Nullable RuntimeException unknown;
    try {
      return charset.equals("UTF-8") ? StandardCharsets.UTF_8 : Charset.forName(charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      unknown = e;
    }
    throw new IllegalArgumentException(
        "The charset ("
            + charset
            + ") is not known to this Java runtime. Use one that CharsetDetection names, such as"
            + " \"UTF-8\" or \"windows-1252\".",
        unknown);
  }
}
