package io.github.finefettle.dataprep.quality;

import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What {@link TextMeasure} names, measured on one text. Safe for use by several threads.
 *
 * <p>The counts and shares of characters come from one fast pass, made at once. The longest word
 * and what repeats need a slower pass, made when first asked for.
 *
 * @see TextMeasure for units, ranges and the cases without a value
 */
public final class TextMeasures {
  private final String text;
  private final CharacterScan counts;

  /** Made when first asked for; each thread would make an equal one. */
  private volatile @Nullable RepetitionScan repetition;

  private TextMeasures(String text) {
    this.text = text;
    this.counts = new CharacterScan(text);
  }

  /**
   * Measures a text. The time is linear in its length; the counts and shares of characters take no
   * memory.
   *
   * @param text any text; unpaired surrogates are characters of their own
   * @return its measures
   */
  public static TextMeasures of(String text) {
    return new TextMeasures(text);
  }

  /**
   * The number of characters (code points).
   *
   * @return 0 or more
   */
  public long characters() {
    return counts.characters;
  }

  /**
   * The number of words.
   *
   * @return 0 or more
   */
  public long words() {
    return counts.words;
  }

  /**
   * The number of lines.
   *
   * @return 0 for the empty text, else 1 or more
   */
  public long lines() {
    return counts.lines;
  }

  /**
   * The value of a measure.
   *
   * @param measure which one
   * @return its value, or empty where it is undefined for this text
   */
  public OptionalDouble value(TextMeasure measure) {
    double value = valueOrNan(measure);
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /** The value of a measure, or NaN where it is undefined. */
  double valueOrNan(TextMeasure measure) {
    CharacterScan c = counts;
    return switch (measure) {
      case CHARACTERS -> (double) c.characters;
      case WORDS -> (double) c.words;
      case LINES -> (double) c.lines;
      case MEAN_WORD_LENGTH -> share(c.characters - c.spaces, c.words);
      case LETTER_SHARE -> share(c.letters, c.characters);
      case DIGIT_SHARE -> share(c.digits, c.characters);
      case SPACE_SHARE -> share(c.spaces, c.characters);
      case SYMBOL_SHARE -> share(c.characters - c.letters - c.digits - c.spaces, c.characters);
      case UPPERCASE_SHARE -> share(c.capitals, c.letters);
      case LONGEST_WORD -> share(c.words == 0 ? 0 : repetition().longestWord, Math.min(1, c.words));
      case REPEATED_LINE_SHARE ->
          share(repetition().repeatedLineCharacters, c.characters - c.spaces);
      case REPEATED_TRIGRAM_SHARE -> share(repetition().repeatedTrigrams, c.words - 2);
    };
  }

  private RepetitionScan repetition() {
    RepetitionScan made = repetition;
    if (made == null) {
      made = new RepetitionScan(text);
      repetition = made;
    }
    return made;
  }

  private static double share(long part, long whole) {
    return whole <= 0 ? Double.NaN : (double) part / whole;
  }
}
