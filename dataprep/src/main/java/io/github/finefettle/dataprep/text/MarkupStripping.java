package io.github.finefettle.dataprep.text;

import java.util.regex.Pattern;

/**
 * Turns markup into the text that a reader of the page would see.
 *
 * <p>Code is kept as it is: fenced blocks and inline code in backticks are not looked into, {@code
 * pre} becomes a fenced block, {@code code} inline code. Tables become lines of cells with bars
 * between them, list items get a dash. Texts that only mention a {@code <}, such as {@code a < b}
 * or {@code List<String>}, are left alone: markup is a known tag of HTML that is closed where it
 * must be. Pure, and linear in the length of the text.
 */
public final class MarkupStripping {
  // Possessive, and none of the parts may hold its own delimiter: every character is seen once.
  private static final Pattern LINK =
      Pattern.compile("!?\\[([^\\[\\]\\n]*+)\\]\\([^()\\s]*+(?: \"[^\"\\n]*+\")?\\)");
  private static final Pattern STRONG = Pattern.compile("\\*\\*([^*\\n]++)\\*\\*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} ++");

  private MarkupStripping() {}

  /**
   * Strips HTML.
   *
   * @param text any text
   * @return what a reader would see; the same text if there is no markup in it. References to
   *     characters are resolved where there is markup, and only there
   */
  public static String stripHtml(String text) {
    if (text.indexOf('<') < 0 || text.indexOf('>') < 0) {
      return text;
    }
    String stripped = CodeFences.outside(text, MarkupStripping::stripPart);
    return stripped.equals(text) ? text : stripped;
  }

  private static String stripPart(String part) {
    HtmlTags tags = HtmlTags.in(part);
    return tags.isEmpty() ? part : HtmlText.of(tags.escaped(), tags.hasBlocks());
  }

  /**
   * Strips the marks of Markdown that carry no meaning for a reader: links become their text,
   * strong emphasis and the marks of headings go. Lists, tables and code stay.
   *
   * @param text any text
   * @return the text without these marks; the same text if it has none
   */
  public static String stripMarkdown(String text) {
    if (text.indexOf("](") < 0 && text.indexOf("**") < 0 && text.indexOf("# ") < 0) {
      return text;
    }
    String stripped = CodeFences.outside(text, MarkupStripping::stripMarks);
    return stripped.equals(text) ? text : stripped;
  }

  private static String stripMarks(String part) {
    String text = HEADING.matcher(part).replaceAll("");
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    for (int tick = text.indexOf('`'); tick >= 0; tick = text.indexOf('`', from)) {
      int end = CodeFences.inlineEnd(text, tick);
      out.append(stripInline(text.substring(from, tick))).append(text, tick, end);
      from = end;
    }
    return out.append(stripInline(text.substring(from))).toString();
  }

  private static String stripInline(String text) {
    String withoutLinks = LINK.matcher(text).replaceAll("$1");
    return STRONG.matcher(withoutLinks).replaceAll("$1");
  }
}
