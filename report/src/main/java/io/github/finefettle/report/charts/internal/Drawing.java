package io.github.finefettle.report.charts.internal;

import java.util.List;

/**
 * A figure as marks in the plane.
 *
 * @param width the width of the plane, in units that are about a pixel
 * @param height the height of the plane
 * @param title what the figure shows
 * @param description the figure in words, for those who cannot see it
 * @param marks the marks, the first at the bottom
 * @param legend what the styles mean; empty where there is nothing to tell apart
 * @param note what a reader must know to read the figure, or empty text
 */
public record Drawing(
    int width,
    int height,
    String title,
    String description,
    List<Mark> marks,
    List<Key> legend,
    String note) {
  /** The width of a drawing that a phone shows without scrolling. */
  static final int NARROW = 400;

  /** The width of a drawing that a phone scrolls. */
  static final int WIDE = 720;

  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_DESCRIPTION = 2000;
  private static final int LONGEST_KEY = 160;

  /** Copies the lists and cuts texts that would fill the page. */
  public Drawing {
    title = ShownText.of(title, LONGEST_TITLE);
    description = ShownText.of(description, LONGEST_DESCRIPTION);
    note = ShownText.of(note, LONGEST_TITLE * 2);
    marks = List.copyOf(marks);
    legend = List.copyOf(legend);
  }

  /**
   * Whether it needs a row of its own.
   *
   * @return true if it is wider than a phone
   */
  public boolean wide() {
    return width > NARROW;
  }

  /**
   * One line of the legend.
   *
   * @param style the style classes of the sample
   * @param symbol the path of the sample's symbol, drawn around (14, 6)
   * @param text what it means
   */
  public record Key(String style, String symbol, String text) {
    /** Cuts the text. */
    public Key {
      text = ShownText.of(text, LONGEST_KEY);
    }
  }
}
