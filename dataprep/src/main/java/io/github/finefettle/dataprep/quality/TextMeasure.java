package io.github.finefettle.dataprep.quality;

import java.util.Locale;

/**
 * One thing that can be measured about a text. {@link TextMeasures} gives the values.
 *
 * <p>A word is an unbroken run of characters that are not white space, in every script; in scripts
 * that are written without spaces a word is therefore a whole phrase. A character is a Unicode code
 * point. The classes of characters are those of Unicode 13.0 on every Java release.
 */
public enum TextMeasure {
  /** The number of characters; 0 or more. */
  CHARACTERS("characters"),
  /** The number of words; 0 or more. */
  WORDS("words"),
  /** The number of lines: line breaks plus one, or 0 for the empty text. */
  LINES("lines"),
  /** Characters that are no white space, per word; 1 or more, undefined without a word. */
  MEAN_WORD_LENGTH("characters per word"),
  /** The number of characters of the longest word; 1 or more, undefined without a word. */
  LONGEST_WORD("characters"),
  /** The share of letters and marks among all characters; 0 to 1, undefined for the empty text. */
  LETTER_SHARE("share of characters"),
  /** The share of decimal digits among all characters; 0 to 1, undefined for the empty text. */
  DIGIT_SHARE("share of characters"),
  /** The share of white space among all characters; 0 to 1, undefined for the empty text. */
  SPACE_SHARE("share of characters"),
  /**
   * The share of characters that are no letter, mark, decimal digit or white space; 0 to 1,
   * undefined for the empty text.
   */
  SYMBOL_SHARE("share of characters"),
  /** The share of capitals among letters and marks; 0 to 1, undefined without one. */
  UPPERCASE_SHARE("share of letters"),
  /**
   * The share of characters (without white space) that stand in lines with the same words as an
   * earlier line; 0 to 1, undefined without a word.
   */
  REPEATED_LINE_SHARE("share of characters"),
  /**
   * The share of runs of three words that occurred earlier in the text; 0 to 1, undefined below
   * three words.
   */
  REPEATED_TRIGRAM_SHARE("share of word trigrams");

  private final String unit;

  TextMeasure(String unit) {
    this.unit = unit;
  }

  /**
   * The name under which the measure stands in JSON and reports.
   *
   * @return lower-case words joined by hyphens, such as {@code "mean-word-length"}
   */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * What the number counts.
   *
   * @return the unit in words
   */
  public String unit() {
    return unit;
  }

  /**
   * Whether the measure is a count, and so a whole number.
   *
   * @return false for means and shares
   */
  public boolean isCount() {
    return this == CHARACTERS || this == WORDS || this == LINES || this == LONGEST_WORD;
  }

  /** The greatest value that is possible: 1 for a share. */
  double greatest() {
    return unit.startsWith("share") ? 1 : Double.MAX_VALUE;
  }

  /**
   * Finds a measure by its name.
   *
   * @param id what {@link #id()} gives
   * @return the measure
   * @throws IllegalArgumentException if there is none
   */
  public static TextMeasure of(String id) {
    for (TextMeasure measure : values()) {
      if (measure.id().equals(id)) {
        return measure;
      }
    }
    throw new IllegalArgumentException(
        "There is no text measure (" + id + "). Use one such as characters or digit-share.");
  }
}
