package io.github.finefettle.dataprep.quality;

import io.github.finefettle.dataprep.text.internal.AsciiBytes;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A way to write numbers or dates. Only forms that cannot be read in two ways are told: {@code
 * 1,234} alone says nothing.
 */
public enum FormatStyle {
  /** Comma for thousands, point for decimals: {@code 1,234.5} or {@code 1,234,567}. */
  POINT_DECIMALS(true),
  /** Point for thousands, comma for decimals: {@code 1.234,5} or {@code 1.234.567}. */
  COMMA_DECIMALS(true),
  /** Year first: {@code 2024-04-03}. */
  ISO_DATES(false),
  /** Slashes, the day first beyond doubt: {@code 31/12/2024}. */
  DAY_FIRST_DATES(false),
  /** Slashes, the month first beyond doubt: {@code 12/31/2024}. */
  MONTH_FIRST_DATES(false),
  /** Slashes, either first: {@code 03/04/2024}. */
  EITHER_FIRST_DATES(false),
  /** Points, the day first: {@code 3.4.2024}. */
  POINT_DATES(false);

  private static final int LONGEST = 40;

  private final boolean number;

  FormatStyle(boolean number) {
    this.number = number;
  }

  /**
   * Whether the style is one of numbers.
   *
   * @return false for dates
   */
  public boolean isOfNumbers() {
    return number;
  }

  /** Whether two styles can be one: dates with slashes of which one may be read either way. */
  boolean fits(FormatStyle other) {
    return this == other
        || (this == EITHER_FIRST_DATES && other.hasSlashes())
        || (other == EITHER_FIRST_DATES && hasSlashes());
  }

  private boolean hasSlashes() {
    return this == DAY_FIRST_DATES || this == MONTH_FIRST_DATES || this == EITHER_FIRST_DATES;
  }

  /**
   * The name under which the style stands in JSON.
   *
   * @return lower-case words joined by hyphens
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The styles that occur in a text.
   *
   * @param text any text
   * @return the styles
   */
  public static Set<FormatStyle> in(String text) {
    EnumSet<FormatStyle> found = EnumSet.noneOf(FormatStyle.class);
    addTo(found, text);
    return found;
  }

  /** Adds the styles that occur in a text. */
  static void addTo(Set<FormatStyle> found, String text) {
    byte[] ascii = AsciiBytes.orNull(text);
    int i = nextDigit(text, ascii, 0);
    while (i < text.length()) {
      int end = i;
      boolean marked = false;
      while (end < text.length() && isInside(text.charAt(end))) {
        marked |= !isDigit(text.charAt(end));
        end++;
      }
      // Digits alone have no style.
      if (marked) {
        addStretch(found, text, i, end);
      }
      i = nextDigit(text, ascii, end);
    }
  }

  /** The place of the next digit, or the end; eight characters at a time where all are ASCII. */
  private static int nextDigit(String text, byte @Nullable [] ascii, int from) {
    int i = from;
    if (ascii != null) {
      while (i + 8 <= ascii.length
          && AsciiBytes.between(AsciiBytes.eight(ascii, i), '0', '9') == 0) {
        i += 8;
      }
    }
    while (i < text.length() && !isDigit(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static void addStretch(Set<FormatStyle> found, String text, int from, int end) {
    boolean alone = from == 0 || !isJoined(text.charAt(from - 1));
    int last = end;
    while (last > from && !isDigit(text.charAt(last - 1))) {
      last--;
    }
    boolean ends = end == text.length() || !isJoined(text.charAt(end));
    if (alone && ends && last - from <= LONGEST) {
      add(found, text, from, last);
    }
  }

  private static void add(Set<FormatStyle> found, String text, int from, int to) {
    int[] groups = new int[LONGEST];
    int[] values = new int[LONGEST];
    StringBuilder marks = new StringBuilder();
    int group = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (isDigit(c)) {
        groups[group]++;
        values[group] = Math.min(100_000, 10 * values[group] + c - '0');
      } else {
        marks.append(c);
        group++;
      }
    }
    String shape = marks.toString();
    if (shape.equals("--") && groups[0] == 4 && groups[1] == 2 && groups[2] == 2) {
      addDate(found, ISO_DATES, values[2], values[1]);
    } else if (shape.equals("//") && groups[2] == 4 && groups[0] <= 2 && groups[1] <= 2) {
      addSlashed(found, values[0], values[1]);
    } else if (shape.equals("..") && groups[2] == 4 && groups[0] <= 2 && groups[1] <= 2) {
      addDate(found, POINT_DATES, values[0], values[1]);
    } else if (isGrouped(shape, ',', '.', groups)) {
      found.add(POINT_DECIMALS);
    } else if (isGrouped(shape, '.', ',', groups)) {
      found.add(COMMA_DECIMALS);
    }
  }

  private static void addDate(Set<FormatStyle> found, FormatStyle style, int day, int month) {
    if (day >= 1 && day <= 31 && month >= 1 && month <= 12) {
      found.add(style);
    }
  }

  private static void addSlashed(Set<FormatStyle> found, int first, int second) {
    if (first < 1 || second < 1 || first > 31 || second > 31 || (first > 12 && second > 12)) {
      return;
    }
    found.add(first > 12 ? DAY_FIRST_DATES : second > 12 ? MONTH_FIRST_DATES : EITHER_FIRST_DATES);
  }

  /**
   * Thousands in groups of three, with decimals behind one group or more, or two groups or more.
   */
  private static boolean isGrouped(String shape, char thousands, char decimal, int[] groups) {
    int count = 0;
    while (count < shape.length() && shape.charAt(count) == thousands) {
      count++;
    }
    boolean decimals = count + 1 == shape.length() && shape.charAt(count) == decimal;
    if (count == 0 || groups[0] > 3 || !(decimals || (count == shape.length() && count > 1))) {
      return false;
    }
    for (int i = 1; i <= count; i++) {
      if (groups[i] != 3) {
        return false;
      }
    }
    // Four numbers from 0 to 255 are an address, not a number.
    return !(thousands == '.' && count == 3 && !decimals);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isInside(char c) {
    return isDigit(c) || c == ',' || c == '.' || c == '/' || c == '-';
  }

  private static boolean isJoined(char c) {
    return isInside(c) || FrozenUnicode.isLetter(c) || c == '_' || c == ':' || c == '\\';
  }
}
