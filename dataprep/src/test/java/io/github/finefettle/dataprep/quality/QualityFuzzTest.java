package io.github.finefettle.dataprep.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text makes a measure, profile or defect fail, or take more than linear time. */
class QualityFuzzTest {
  private static final String[] PIECES = {
    "a",
    "Z",
    "9",
    " ",
    "\n",
    "\r",
    "\t",
    ".",
    "...",
    ",",
    "'",
    "'s",
    "\"",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "<",
    ">",
    "-",
    "--",
    "\u2026",
    "\u2014",
    "\u2019",
    "$",
    "US$",
    "5km",
    "http://",
    "www.",
    "@",
    ":",
    "/",
    "#",
    "### Instruction:",
    "<|im_start|>",
    "```",
    "the ",
    "As an AI ",
    "I'm sorry",
    "I cannot",
    "1,234.5",
    "03/04/2024",
    "\uD83D\uDE00",
    "\uD83D",
    "\uDE00",
    "\u0000",
    "\u0301",
    "\u4e2d",
    "\u00a0",
    "\u2028",
    "\u200b",
    "[edit]",
    "[12",
    "\\",
    "|",
    "_",
    "+",
    "~",
    "U.S.",
    ":-)"
  };

  private static List<QualityProfile> profiles() {
    return List.of(
        GopherQuality.standard().withWords(0, 0),
        GopherRepetition.standard(),
        C4Quality.standard().withThresholds(1, 1, 1000),
        C4Quality.standard().withPerLine(false),
        FineWebQuality.standard().withMinPunctuatedLines(0, true).withMaxShortLines(1, 30));
  }

  private static void tryAll(String text) throws Exception {
    TextMeasures measures = TextMeasures.of(text);
    for (TextMeasure measure : TextMeasure.values()) {
      measures
          .value(measure)
          .ifPresent(
              value -> {
                assertThat(value).as(measure.id()).isFinite().isNotNegative();
                if (measure.id().endsWith("share")) {
                  assertThat(value).as(measure.id()).isLessThanOrEqualTo(1);
                }
              });
    }
    for (QualityProfile profile : profiles()) {
      Judgement judgement = profile.judge(text);
      assertThat(judgement.isKept()).isEqualTo(judgement.reason().isEmpty());
    }
    Example example = RealRows.example("fuzz", 0, text, "", text);
    for (Defect defect : Defect.values()) {
      assertThat(FindDefect.flagging(defect).apply(example).edits()).isEmpty();
    }
    assertThat(new TemplateMixture().observe(example)).isNotNull();
    assertThat(FormatMixture.of(Role.INPUT).observe(example)).isNotNull();
    assertThat(RepeatedAnswers.standard().observe(example)).isNotNull();
    assertThat(String.join("", EnglishText.sentences(text))).isEqualTo(text);
  }

  @Test
  void randomTextsAreJudgedAndTheirWordsAreAllThere() throws Exception {
    RandomSequence random = RandomStream.of(11, "quality").sequence();
    for (int n = 0; n < 4000; n++) {
      StringBuilder text = new StringBuilder();
      int pieces = Math.floorMod(random.nextLong(), n % 20 == 0 ? 400 : 30);
      for (int i = 0; i < pieces; i++) {
        text.append(PIECES[Math.floorMod(random.nextLong(), PIECES.length)]);
      }
      tryAll(text.toString());
      StringBuilder letters = new StringBuilder();
      text.chars().filter(c -> !TextSpace.isSpace(c)).forEach(c -> letters.append((char) c));
      assertThat(String.join("", EnglishText.words(text.toString()))).isEqualTo(letters.toString());
    }
  }

  @Test
  void everyBeginningOfAHardTextIsJudged() throws Exception {
    String hard = String.join("", PIECES);
    for (int i = 0; i <= hard.length(); i++) {
      tryAll(hard.substring(0, i));
      tryAll(hard.substring(i));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "a@", "\"", "[1", "word ", "a\n", "<|", "i'm sorry, ", "1,"})
  void aRowOfTenMillionCharactersTakesLinearTime(String piece) {
    String text = piece.repeat(10_000_000 / piece.length());
    // Quadratic work on such a row would take hours; the limit only tells the two apart.
    Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> tryOnce(text));
  }

  private static void tryOnce(String text) {
    TextMeasures.of(text).value(TextMeasure.REPEATED_TRIGRAM_SHARE);
    Example example = RealRows.example("large", 0, text, "", text);
    List<Object> results = new ArrayList<>();
    results.add(GopherQuality.standard().judge(text).reason());
    results.add(C4Quality.standard().judge(text).reason());
    for (Defect defect : Defect.values()) {
      results.add(defect.in(example).isPresent());
    }
    results.add(TemplateMarker.in(text));
    results.add(FormatStyle.in(text));
    assertThat(results).doesNotContainNull();
  }
}
