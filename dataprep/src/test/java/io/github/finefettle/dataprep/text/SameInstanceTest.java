package io.github.finefettle.dataprep.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What needs no repair costs nothing: the same object comes back. */
class SameInstanceTest {
  private static final List<String> RIGHT =
      List.of(
          "",
          "plain",
          "a b\n\n  indented\n\tno",
          "caf\u00E9 \u2019tis \u20AC5",
          "\u65E5\u672C\u8A9E",
          "\uD83D\uDE00 ok",
          "R&D; a &b");

  @Test
  void repairsReturnTheSameTextWhereNothingIsToDo() {
    for (String text : RIGHT) {
      assertThat(EncodingRepair.repair(text)).isSameAs(text);
      assertThat(TextRepair.standard().repair(text)).isSameAs(text);
      assertThat(UnicodeForm.normalize(text)).isSameAs(text);
      assertThat(HtmlEntities.unescape(text)).isSameAs(text);
      assertThat(HtmlEntities.unescapeFully(text)).isSameAs(text);
      for (RepairStep step : RepairStep.values()) {
        if (step != RepairStep.QUOTES) {
          assertThat(step.repair(text)).as(step.id()).isSameAs(text);
        }
      }
    }
  }

  @Test
  void whiteSpaceInFormIsLeft() {
    for (String text : List.of("", "a b", "a\nb", "a\n\nb", "if:\n    x\n  y", "\u00E9 \u65E5")) {
      assertThat(WhiteSpace.normalize(text)).isSameAs(text);
    }
  }

  @Test
  void whiteSpaceOutOfFormIsSeen() {
    assertThat(WhiteSpace.normalize(" a")).isEqualTo("a");
    assertThat(WhiteSpace.normalize("a ")).isEqualTo("a");
    assertThat(WhiteSpace.normalize("a\n")).isEqualTo("a");
    assertThat(WhiteSpace.normalize("\na")).isEqualTo("a");
    assertThat(WhiteSpace.normalize("a  b")).isEqualTo("a b");
    assertThat(WhiteSpace.normalize("a \nb")).isEqualTo("a\nb");
    assertThat(WhiteSpace.normalize("a\n  \nb")).isEqualTo("a\n\nb");
    assertThat(WhiteSpace.normalize("a\n\n\nb")).isEqualTo("a\n\nb");
    assertThat(WhiteSpace.normalize("a\rb\u0085c\u2028d")).isEqualTo("a\nb\nc\nd");
    assertThat(WhiteSpace.normalize("a\u00A0b\tc\u3000d")).isEqualTo("a b c d");
    assertThat(WhiteSpace.normalize(" ")).isEmpty();
  }
}
