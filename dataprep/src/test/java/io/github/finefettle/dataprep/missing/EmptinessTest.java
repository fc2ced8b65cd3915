package io.github.finefettle.dataprep.missing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmptinessTest {
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t ", "\u2003\u3000"})
  void whiteSpaceIsBlank(String text) {
    assertThat(Emptiness.of(text)).contains(Emptiness.BLANK);
    assertThat(Emptiness.showsNothing(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200B",
        "\uFEFF",
        " \u200D\u2060 ",
        "\u00A0",
        "\u00AD",
        "\u3164",
        "\u2800",
        "\u0000",
        "\uFE0F",
        "\u202E",
        "\uDB40\uDC41"
      })
  void whatNobodySeesIsInvisible(String text) {
    assertThat(Emptiness.of(text)).contains(Emptiness.INVISIBLE);
    assertThat(Emptiness.showsNothing(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<br>", "<p></p>", "<div class=\"x\"> &nbsp; </div>", "&nbsp;&#160;", "<|endoftext|>",
        "```\n```", "---", "![](http://a.b/c.png)", "<!-- note -->", "[]()\u200B"
      })
  void tagsAroundNothingAreMarkup(String text) {
    assertThat(Emptiness.of(text)).contains(Emptiness.MARKUP);
    assertThat(Emptiness.showsNothing(text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "0",
        "-",
        "#",
        "\u2014",
        "<p>a</p>",
        "1 < 2",
        "a > b",
        "<",
        "[x](y)",
        "\uD83D\uDE00",
        "\u0301",
        "&amp;",
        "<3",
        "\uE000",
        "**",
        "`x`"
      })
  void whatShowsSomethingIsNotEmpty(String text) {
    assertThat(Emptiness.of(text)).isEmpty();
  }

  /** Each bracket asks for an end; were each search to run to the end, this would take hours. */
  @Test
  void tenMillionOpenBracketsTakeLinearTime() {
    assertThat(Emptiness.of("<a".repeat(5_000_000))).isEmpty();
    assertThat(Emptiness.of("<a>".repeat(3_000_000))).contains(Emptiness.MARKUP);
    assertThat(Emptiness.of("[](".repeat(3_000_000))).isEmpty();
    assertThat(Emptiness.of("\u200B".repeat(10_000_000))).contains(Emptiness.INVISIBLE);
  }
}
