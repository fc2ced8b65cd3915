package io.github.finefettle.report.html.internal;

import io.github.finefettle.report.charts.internal.ShownText;

/**
 * A text with its name: a fact, an excerpt.
 *
 * @param name what it is
 * @param text the text
 */
public record NamedText(String name, String text) {
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_TEXT = 400;

  /** Cuts what would fill the page. */
  public NamedText {
    name = ShownText.of(name, LONGEST_NAME);
    text = ShownText.of(text, LONGEST_TEXT);
  }
}
