package io.github.finefettle.dataprep.spans;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceBordersTest {
  private static List<String> cut(String text) {
    int[] borders = SentenceBorders.of(text);
    List<String> pieces = new ArrayList<>();
    for (int i = 1; i < borders.length; i++) {
      pieces.add(text.substring(borders[i - 1], borders[i]));
    }
    assertThat(String.join("", pieces)).isEqualTo(text);
    return pieces;
  }

  @Test
  void sentencesEndBehindTheirMarks() {
    assertThat(cut("One two. Is it? \"Yes!\" he said. (So.) Done"))
        .containsExactly("One two. ", "Is it? ", "\"Yes!\" he said. ", "(So.) ", "Done");
  }

  @Test
  void linesEndAtLineEndsAndIndentationBelongsToTheLine() {
    assertThat(cut("a b\n\n  c d\r\ne\n")).containsExactly("a b\n\n", "  c d\r\n", "e\n");
  }

  @Test
  void chineseAndJapaneseSentencesNeedNoSpace() {
    assertThat(cut("你好。请问？「はい。」次")).containsExactly("你好。", "请问？", "「はい。」", "次");
  }

  @Test
  void otherScriptsHaveMarksOfTheirOwn() {
    assertThat(cut("यह है। वह है। ")).containsExactly("यह है। ", "वह है। ");
    assertThat(cut("كيف؟ نعم۔ لا")).containsExactly("كيف؟ ", "نعم۔ ", "لا");
  }

  @Test
  void abbreviationsInitialsAndNumbersEndNoSentence() {
    for (String text :
        List.of(
            "Ask Dr. Smith",
            "J. R. Tolkien wrote",
            "at 3.5 percent",
            "e.g. London",
            "in the U.S. Army",
            "am 3. Mai",
            "1. First",
            "Yahoo! is here",
            "wait... no",
            "see www.example.org/a?b=c now")) {
      assertThat(cut(text)).as(text).hasSize(1);
    }
    assertThat(cut("It was in 2004. Then")).hasSize(2);
  }

  @Test
  void thereIsNoBorderWithinFencedCode() {
    assertThat(cut("Look:\n```java\nint a = 1;\nint b. C\n```\nDone. Yes"))
        .containsExactly("Look:\n", "```java\nint a = 1;\nint b. C\n```\n", "Done. ", "Yes");
    assertThat(cut("Look:\n```\na\nb")).containsExactly("Look:\n", "```\na\nb");
  }

  @Test
  void whatIsDrawnUponAMarkStaysWithIt() {
    assertThat(cut("Wow!\uFE0F Yes")).containsExactly("Wow!\uFE0F ", "Yes");
    assertThat(cut("Hi. \uD83D\uDE00 there")).containsExactly("Hi. ", "\uD83D\uDE00 there");
  }

  @Test
  void emptyAndBlankTextsHaveNoBordersWithin() {
    assertThat(SentenceBorders.of("")).containsExactly(0);
    assertThat(cut(" ")).containsExactly(" ");
    assertThat(cut("\n\n")).containsExactly("\n\n");
    assertThat(cut("...")).containsExactly("...");
  }
}
