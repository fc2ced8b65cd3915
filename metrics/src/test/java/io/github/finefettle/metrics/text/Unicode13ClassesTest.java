package io.github.finefettle.metrics.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class Unicode13ClassesTest {
  @Test
  void theTableIsThatOfJava17() {
    Assumptions.assumeTrue(
        Runtime.version().feature() == 17, "only Java 17 has the tables of Unicode 13.0");
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      assertThat(Unicode13Classes.of(c)).as("U+%04X", c).isEqualTo(ofThisRelease(c));
    }
  }

  @Test
  void noLaterReleaseSeesAnOlderCharacterDifferently() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      if (Unicode13Classes.isAssigned(c)) {
        assertThat(Unicode13Classes.of(c)).as("U+%04X", c).isEqualTo(ofThisRelease(c));
      }
    }
  }

  /** U+2E53 is punctuation of Unicode 14.0: on every release it stays with the word. */
  @Test
  void aCharacterThatCameLaterIsNoPunctuation() {
    assertThat(BleuTokenizer.international().tokenize("a\u2E53b c\u2E52d"))
        .containsExactly("a\u2E53b", "c", "\u2E52", "d");
  }

  private static byte ofThisRelease(int c) {
    return switch (Character.getType(c)) {
      case Character.UNASSIGNED -> Unicode13Classes.UNASSIGNED;
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          Unicode13Classes.PUNCTUATION;
      case Character.MATH_SYMBOL,
          Character.CURRENCY_SYMBOL,
          Character.MODIFIER_SYMBOL,
          Character.OTHER_SYMBOL ->
          Unicode13Classes.SYMBOL;
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER ->
          Unicode13Classes.NUMBER;
      default -> Unicode13Classes.OTHER;
    };
  }
}
