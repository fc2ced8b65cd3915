package io.github.finefettle.dataprep.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.parser.Parser;

/**
 * Turns HTML character references into the characters they stand for, once: <code>&amp;amp;lt;
 * </code> becomes <code>&amp;lt;</code>. Only references that end with a semicolon count, so that a
 * web address with <code>&amp;copy=1</code> stays as it is. A reference to a character that cannot
 * stand in a text (a surrogate, a control) stays too; the numbers 128 to 159 are read as
 * windows-1252, as browsers do.
 */
public final class HtmlEntities {
  private static final Pattern REFERENCE =
      Pattern.compile("&(?:#([0-9]{1,7})|#[xX]([0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,31}));");

  private HtmlEntities() {}

  /**
   * Resolves the references of a text.
   *
   * @param text any text
   * @return the text with its references resolved; the same text if it has none
   */
  public static String unescape(String text) {
    if (text.indexOf('&') < 0) {
      return text;
    }
    Matcher reference = REFERENCE.matcher(text);
    StringBuilder out = new StringBuilder(text.length());
    while (reference.find()) {
      reference.appendReplacement(out, Matcher.quoteReplacement(resolve(reference)));
    }
    return reference.appendTail(out).toString();
  }

  private static String resolve(Matcher reference) {
    String whole = reference.group();
    if (reference.group(3) != null) {
      return Parser.unescapeEntities(whole, true);
    }
    String decimal = reference.group(1);
    int codePoint =
        decimal != null
            ? Integer.parseInt(decimal)
            : Integer.parseInt(String.valueOf(reference.group(2)), 16);
    if (codePoint >= 0x80 && codePoint < 0xA0) {
      codePoint = CodePage.windows1252((char) codePoint);
    }
    return isText(codePoint) ? Character.toString(codePoint) : whole;
  }

  private static boolean isText(int codePoint) {
    if (codePoint == '\t' || codePoint == '\n' || codePoint == '\r') {
      return true;
    }
    return Character.isValidCodePoint(codePoint)
        && !Character.isISOControl(codePoint)
        && Character.getType(codePoint) != Character.SURROGATE;
  }
}
