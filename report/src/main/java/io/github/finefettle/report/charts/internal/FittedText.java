package io.github.finefettle.report.charts.internal;

/** Text cut to a width. The width is an estimate: no font is asked, so that no machine differs. */
final class FittedText {
  private static final double MEAN_WIDTH = 0.56;
  private static final double FULL_WIDTH = 1.0;
  private static final int FIRST_FULL_WIDTH = 0x1100;

  private FittedText() {}

  static double width(String text, double fontSize) {
    return text.codePoints().mapToDouble(c -> width(c) * fontSize).sum();
  }

  static String cut(String text, double width, double fontSize) {
    double ellipsis = FULL_WIDTH * fontSize;
    double used = 0;
    int kept = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      used += width(c) * fontSize;
      if (used > width) {
        return text.substring(0, kept) + '…';
      }
      i += Character.charCount(c);
      kept = used + ellipsis <= width ? i : kept;
    }
    return text;
  }

  private static double width(int codePoint) {
    return codePoint < FIRST_FULL_WIDTH ? MEAN_WIDTH : FULL_WIDTH;
  }
}
