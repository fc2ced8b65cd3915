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
    switch (Character.getType(c)) {
      case Character.UNASSIGNED:
        return Unicode13Classes.UNASSIGNED;
      case Character.CONNECTOR_PUNCTUATION:
      case Character.DASH_PUNCTUATION:
      case Character.START_PUNCTUATION:
      case Character.END_PUNCTUATION:
      case Character.INITIAL_QUOTE_PUNCTUATION:
      case Character.FINAL_QUOTE_PUNCTUATION:
      case Character.OTHER_PUNCTUATION:
        return Unicode13Classes.PUNCTUATION;
      case Character.MATH_SYMBOL:
      case Character.CURRENCY_SYMBOL:
      case Character.MODIFIER_SYMBOL:
      case Character.OTHER_SYMBOL:
        return Unicode13Classes.SYMBOL;
      case Character.DECIMAL_DIGIT_NUMBER:
      case Character.LETTER_NUMBER:
      case Character.OTHER_NUMBER:
        return Unicode13Classes.NUMBER;
      default:
        return Unicode13Classes.OTHER;
    }
  }
}
