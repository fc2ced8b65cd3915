package io.github.finefettle.dataprep.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** No text makes a repair fail, and what is repaired needs no repair. */
class RepairLawsTest {
  private static final int TEXTS = 20_000;

  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          "9",
          " ",
          "  ",
          "\n",
          "\r\n",
          "\r",
          "\t",
          ".",
          "?",
          "&",
          ";",
          "amp;",
          "&lt;",
          "&#x92;",
          "&EACUTE;",
          "<",
          "<b>",
          "</b>",
          "<pre>",
          "</pre>",
          "```\n",
          "`",
          "[x](y)",
          "**",
          "\u001B[",
          "\u001B[0m",
          "\u0000",
          "\u001A",
          "\u0085",
          "\u0092",
          "\u0081",
          "\u00A0",
          "\u00AD",
          "\u00C3",
          "\u00C2",
          "\u00E2\u20AC",
          "\u2122",
          "\u00E2\u20AC\u2122",
          "\u00C3\u00A9",
          "\uFFFD",
          "\u00D0",
          "\u0413",
          "\u0432\u0402",
          "\u03B2\u20AC",
          "\u221A",
          "\u201A\u00C4",
          "\u251C",
          "\u0430",
          "\u03BF",
          "e\u0301",
          "\u0301",
          "\u1100\u1161",
          "\u212B",
          "\uFB01",
          "\uFF76\uFF9E",
          "\u3000",
          "\u200B",
          "\u200D",
          "\u202E",
          "\u2066",
          "\u2069",
          "\u200F",
          "\u05D0",
          "\uFEFF",
          "\uD83D",
          "\uDE00",
          "\uD83D\uDE00",
          "\uD83C\uDFF4",
          "\uDB40\uDC67",
          "\uDB40\uDC7F",
          "\u2028",
          "\u206A",
          "\uFFFC");

  private static String text(long index) {
    RandomSequence random = RandomStream.of(11, "texts").at(index).sequence();
    StringBuilder text = new StringBuilder();
    int length = 1 + random.nextInt(12);
    for (int i = 0; i < length; i++) {
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    String made = text.toString();
    if (random.nextInt(3) > 0) {
      return made;
    }
    CodePage page = CodePage.ALL.get(random.nextInt(CodePage.ALL.size()));
    byte[] bytes = made.getBytes(StandardCharsets.UTF_8);
    return CharsetDecoding.decode(bytes, 0, bytes.length, page);
  }

  private static void holds(String name, UnaryOperator<String> function) {
    for (int i = 0; i < TEXTS; i++) {
      String text = text(i);
      String once = function.apply(text);
      assertThat(function.apply(once))
          .as("%s twice over text %d: %s", name, i, text)
          .isEqualTo(once);
    }
  }

  @Test
  void repairingTwiceIsRepairingOnce() {
    holds("everything", TextRepair.everything()::repair);
    holds("standard", TextRepair.standard()::repair);
    holds("encoding", EncodingRepair::repair);
    for (RepairStep step : RepairStep.values()) {
      holds(step.id(), step::repair);
    }
  }

  @Test
  void formsHoldTwice() {
    holds("Unicode form", UnicodeForm::normalize);
    holds("white space", WhiteSpace::normalize);
    holds("skeleton", LookAlikes::skeleton);
    holds("policy", text -> CharacterPolicy.changing().apply(text).text());
  }

  @Test
  void markupAndDetectionNeverFail() {
    for (int i = 0; i < TEXTS; i++) {
      String text = text(i);
      assertThat(MarkupStripping.stripHtml(text)).isNotNull();
      assertThat(MarkupStripping.stripMarkdown(text)).isNotNull();
      CharsetGuess guess = CharsetDetection.detect(text.getBytes(StandardCharsets.UTF_16BE));
      assertThat(guess.confidence()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void bytesOfAnyKindGetAGuess() {
    RandomSequence random = RandomStream.of(12, "bytes").sequence();
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      for (int k = 0; k < bytes.length; k++) {
        bytes[k] = (byte) random.nextInt(256);
      }
      CharsetGuess guess = CharsetDetection.detect(bytes);
      assertThat(guess.confidence()).isBetween(0.0, 1.0);
      List<Double> ranked = new ArrayList<>();
      guess.alternatives().forEach(a -> ranked.add(a.confidence()));
      assertThat(ranked).isSortedAccordingTo(Comparator.reverseOrder());
      assertThat(CharsetDecoding.decode(bytes, guess.charset())).isNotNull();
    }
  }
}
