package io.github.finefettle.dataprep.text;

import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** Writes parsed HTML as plain text. */
final class HtmlText implements NodeVisitor {
  private static final Set<String> PARAGRAPHS =
      Set.of(
          "p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "table", "ul", "ol", "dl", "blockquote");

  private final StringBuilder out = new StringBuilder();
  private final boolean blocks;
  private int hidden;
  private int pre;
  private int cellsInRow;

  private HtmlText(boolean blocks) {
    this.blocks = blocks;
  }

  /**
   * The text of some HTML.
   *
   * @param blocks whether lines come from elements; otherwise from the line ends of the source
   */
  static String of(String html, boolean blocks) {
    HtmlText text = new HtmlText(blocks);
    Jsoup.parseBodyFragment(html).body().traverse(text);
    return blocks ? text.out.toString().strip() : text.out.toString();
  }

  @Override
  public void head(Node node, int depth) {
    if (node instanceof TextNode words) {
      append(words.getWholeText());
    } else if (node instanceof Element element) {
      open(element.normalName(), element);
    }
  }

  private void open(String name, Element element) {
    switch (name) {
      case "script", "style", "template", "noscript" -> hidden++;
      case "br" -> out.append(hidden > 0 ? "" : "\n");
      case "hr" -> lines(1);
      case "li" -> {
        lines(1);
        out.append("- ");
      }
      case "pre" -> {
        lines(2);
        pre++;
        out.append("```\n");
      }
      case "code" -> out.append(pre > 0 ? "" : "`");
      case "tr" -> {
        lines(1);
        cellsInRow = 0;
      }
      case "td", "th" -> out.append(cellsInRow++ > 0 ? " | " : "");
      case "img" -> append(element.attr("alt"));
      default -> separate(name, element);
    }
  }

  @Override
  public void tail(Node node, int depth) {
    if (!(node instanceof Element element)) {
      return;
    }
    String name = element.normalName();
    switch (name) {
      case "script", "style", "template", "noscript" -> hidden--;
      case "pre" -> {
        pre--;
        if (!endsWith('\n')) {
          out.append('\n');
        }
        out.append("```");
        lines(2);
      }
      case "code" -> out.append(pre > 0 ? "" : "`");
      case "td", "th", "img", "br", "hr" -> trimSpace();
      default -> separate(name, element);
    }
  }

  private void separate(String name, Element element) {
    if (blocks && !name.equals("body") && (element.isBlock() || name.equals("li"))) {
      lines(PARAGRAPHS.contains(name) ? 2 : 1);
    }
  }

  private void trimSpace() {
    if (blocks && endsWith(' ')) {
      out.setLength(out.length() - 1);
    }
  }

  private boolean endsWith(char c) {
    return !out.isEmpty() && out.charAt(out.length() - 1) == c;
  }

  /** Ends the line, and leaves one blank if two are asked for. */
  private void lines(int count) {
    if (out.isEmpty() || hidden > 0) {
      return;
    }
    trimSpace();
    int ends = 0;
    while (ends < out.length() && out.charAt(out.length() - 1 - ends) == '\n') {
      ends++;
    }
    if (ends < out.length()) {
      out.append("\n".repeat(Math.max(0, count - ends)));
    }
  }

  private void append(String words) {
    if (hidden > 0) {
      return;
    }
    if (pre > 0 || !blocks) {
      out.append(words);
      return;
    }
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      boolean space = c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
      if (!space) {
        out.append(c);
      } else if (!out.isEmpty() && !endsWith(' ') && !endsWith('\n')) {
        out.append(' ');
      }
    }
  }
}
