package io.github.finefettle.dataprep.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.text.internal.FrozenUnicode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TextMeasuresTest {
  private static double value(String text, TextMeasure measure) {
    return TextMeasures.of(text).value(measure).orElseThrow();
  }

  @Test
  void countsAndSharesOfASmallTextAreThoseCountedByHand() {
    // 17 characters: 6 letters (1 capital), 3 digits, 5 spaces (1 of them a line feed), 3 symbols
    String text = "Add 12 to x\n= 5!?";
    TextMeasures measures = TextMeasures.of(text);
    assertThat(measures.characters()).isEqualTo(17);
    assertThat(measures.words()).isEqualTo(6);
    assertThat(measures.lines()).isEqualTo(2);
    assertThat(value(text, TextMeasure.LETTER_SHARE)).isEqualTo(6 / 17.0);
    assertThat(value(text, TextMeasure.DIGIT_SHARE)).isEqualTo(3 / 17.0);
    assertThat(value(text, TextMeasure.SPACE_SHARE)).isEqualTo(5 / 17.0);
    assertThat(value(text, TextMeasure.SYMBOL_SHARE)).isEqualTo(3 / 17.0);
    assertThat(value(text, TextMeasure.UPPERCASE_SHARE)).isEqualTo(1 / 6.0);
    assertThat(value(text, TextMeasure.MEAN_WORD_LENGTH)).isEqualTo(12 / 6.0);
    assertThat(value(text, TextMeasure.LONGEST_WORD)).isEqualTo(3);
  }

  @Test
  void whatATextDoesNotHaveIsUndefinedAndNeverZeroOrNaN() {
    TextMeasures empty = TextMeasures.of("");
    assertThat(empty.value(TextMeasure.CHARACTERS)).hasValue(0);
    assertThat(empty.value(TextMeasure.WORDS)).hasValue(0);
    assertThat(empty.value(TextMeasure.LINES)).hasValue(0);
    for (TextMeasure measure : TextMeasure.values()) {
      boolean number = measure.isCount() && measure != TextMeasure.LONGEST_WORD;
      assertThat(empty.value(measure).isPresent()).as(measure.id()).isEqualTo(number);
    }
    assertThat(TextMeasures.of("12 !").value(TextMeasure.UPPERCASE_SHARE)).isEmpty();
    assertThat(TextMeasures.of(" \n").value(TextMeasure.MEAN_WORD_LENGTH)).isEmpty();
    assertThat(TextMeasures.of("a b").value(TextMeasure.REPEATED_TRIGRAM_SHARE)).isEmpty();
  }

  @Test
  void anEmojiIsOneCharacterAndAnAccentedCapitalACapital() {
    assertThat(TextMeasures.of("\uD83D\uDE00 \u00C9t\u00E9").characters()).isEqualTo(5);
    assertThat(value("\u00C9t\u00E9", TextMeasure.UPPERCASE_SHARE)).isEqualTo(1 / 3.0);
    assertThat(value("\u0661\u0662a", TextMeasure.DIGIT_SHARE)).isEqualTo(2 / 3.0);
    assertThat(TextMeasures.of("\uD83D").characters()).isEqualTo(1);
  }

  @Test
  void everyKindOfLineEndEndsOneLine() {
    assertThat(TextMeasures.of("a\r\nb\rc\nd\u0085e\u2028f").lines()).isEqualTo(6);
    assertThat(TextMeasures.of("a\r\n").lines()).isEqualTo(2);
  }

  @Test
  void repeatedLinesCountFromTheSecondOneOnWhateverTheirSpaces() {
    // 4 of 12 characters stand in the second "ab cd"
    assertThat(value("ab cd\nefgh\n ab  cd ", TextMeasure.REPEATED_LINE_SHARE)).isEqualTo(4 / 12.0);
    assertThat(value("a\nb\nc", TextMeasure.REPEATED_LINE_SHARE)).isZero();
  }

  @Test
  void aLoopIsSeenInItsTrigrams() {
    // a b c a b c a b c: 7 trigrams, of which the first three are new
    assertThat(value("a b c a b c a b c", TextMeasure.REPEATED_TRIGRAM_SHARE)).isEqualTo(4 / 7.0);
    assertThat(value("the same ".repeat(500), TextMeasure.REPEATED_TRIGRAM_SHARE))
        .isCloseTo(1, within(0.01));
  }

  @Test
  void fusedPassesAgreeWithTheObviousSlowCountOnRandomTexts() {
    RandomSequence random = RandomStream.of(3, "measures").sequence();
    String alphabet = "aabBcz09 .,\n\r\t\u00e9\u00c9\u0660\u2003\u2028\u4e2d\u0301\uD83D\uDE00";
    for (int n = 0; n < 3000; n++) {
      int length = Math.floorMod(random.nextLong(), n % 50 == 0 ? 9000 : 60);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.append(alphabet.charAt(Math.floorMod(random.nextLong(), alphabet.length())));
      }
      checkAgainstSlowCount(text.toString());
    }
  }

  private static void checkAgainstSlowCount(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    long letters = 0;
    long digits = 0;
    long capitals = 0;
    long spaces = 0;
    for (int c : text.codePoints().toArray()) {
      int type = FrozenUnicode.type(c);
      boolean mark = type == Character.NON_SPACING_MARK;
      letters += FrozenUnicode.isLetter(c) || mark ? 1 : 0;
      digits += type == Character.DECIMAL_DIGIT_NUMBER ? 1 : 0;
      capitals += type == Character.UPPERCASE_LETTER ? 1 : 0;
      if (TextSpace.isSpace(c)) {
        spaces++;
        if (word.length() > 0) {
          words.add(word.toString());
        }
        word.setLength(0);
      } else {
        word.appendCodePoint(c);
      }
    }
    if (word.length() > 0) {
      words.add(word.toString());
    }
    Set<List<String>> trigrams = new HashSet<>();
    long repeated = 0;
    for (int i = 0; i + 3 <= words.size(); i++) {
      repeated += trigrams.add(words.subList(i, i + 3)) ? 0 : 1;
    }
    TextMeasures measures = TextMeasures.of(text);
    long all = text.codePointCount(0, text.length());
    assertThat(measures.characters()).isEqualTo(all);
    assertThat(measures.words()).isEqualTo(words.size());
    if (all > 0) {
      assertThat(value(text, TextMeasure.LETTER_SHARE)).isEqualTo((double) letters / all);
      assertThat(value(text, TextMeasure.DIGIT_SHARE)).isEqualTo((double) digits / all);
      assertThat(value(text, TextMeasure.SPACE_SHARE)).isEqualTo((double) spaces / all);
    }
    if (letters > 0) {
      assertThat(value(text, TextMeasure.UPPERCASE_SHARE)).isEqualTo((double) capitals / letters);
    }
    if (words.size() > 2) {
      assertThat(value(text, TextMeasure.REPEATED_TRIGRAM_SHARE))
          .isEqualTo((double) repeated / (words.size() - 2));
    }
  }

  @Test
  void everyMeasureIsFoundByItsName() {
    for (TextMeasure measure : TextMeasure.values()) {
      assertThat(TextMeasure.of(measure.id())).isEqualTo(measure);
      assertThat(measure.unit()).isNotBlank();
    }
  }
}
