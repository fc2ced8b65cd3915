package io.github.finefettle.report.charts.internal;

/**
 * One mark of a drawing. Coordinates are texts already, because a template that printed a double
 * would print what the Java version makes of it.
 */
public sealed interface Mark permits Mark.Box, Mark.Stroke, Mark.Shape, Mark.Label {
  /**
   * The style classes.
   *
   * @return words of the style sheet, one blank between two
   */
  String style();

  /**
   * A rectangle.
   *
   * @param style the style classes
   * @param x its left edge
   * @param y its upper edge
   * @param width its width
   * @param height its height
   * @param opacity how strongly it is filled, {@code "0"} to {@code "1"}
   * @param tip what pointing at it tells, or empty text
   */
  record Box(
      String style, String x, String y, String width, String height, String opacity, String tip)
      implements Mark {}

  /**
   * A straight line.
   *
   * @param style the style classes
   * @param x1 where it begins
   * @param y1 where it begins
   * @param x2 where it ends
   * @param y2 where it ends
   */
  record Stroke(String style, String x1, String y1, String x2, String y2) implements Mark {}

  /**
   * A path.
   *
   * @param style the style classes
   * @param path the commands of the path
   * @param tip what pointing at it tells, or empty text
   */
  record Shape(String style, String path, String tip) implements Mark {}

  /**
   * A piece of text.
   *
   * @param style the style classes
   * @param x its anchor
   * @param y its base line
   * @param anchor {@code "start"}, {@code "middle"} or {@code "end"}
   * @param turn a turning of the text, or empty text
   * @param text the text
   */
  record Label(String style, String x, String y, String anchor, String turn, String text)
      implements Mark {}
}
