package io.github.finefettle.dataprep.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextRepairTest {
  @Test
  void standardLeavesWhatMayBeMeant() {
    assertThat(TextRepair.standard().steps())
        .isEqualTo(
            EnumSet.complementOf(
                EnumSet.of(RepairStep.LIGATURES, RepairStep.WIDTH, RepairStep.QUOTES)));
    String meant = "\u201C\uFB01ne\u201D \uFF21";
    assertThat(TextRepair.standard().repair(meant)).isSameAs(meant);
    assertThat(TextRepair.everything().repair(meant)).isEqualTo("\"fine\" A");
    assertThat(TextRepair.nothing().repair("\u00E2\u20AC\u2122&amp;"))
        .isEqualTo("\u00E2\u20AC\u2122&amp;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENTITIES|&amp;lt;&EACUTE;&#0;|<\u00C9\uFFFD",
        "ENCODING|na\u00C3\u00AFve \u0092|na\u00EFve \u0092",
        "C1_CONTROLS|don\u0092t \u0081|don\u2019t \u0081",
        "LIGATURES|\uFB01\u0132\u01C6|fiIJd\u017E",
        "WIDTH|\uFF21\u3000\uFF76\uFF9E|A \u30AB\u3099",
        "QUOTES|\u2018\u02BC\u201E\u201D|''\"\"",
        "TERMINAL_ESCAPES|x\u001B[1;31mred\u001B[\u001B[0m1m|xred",
        "BYTE_ORDER_MARKS|a\uFEFFb|ab",
        "CONTROLS|a\u0007\u007F\u206A\uFFFCb|ab",
        "NORMAL_FORM|e\u0301|\u00E9"
      })
  void eachRepairDoesItsPart(RepairStep step, String text, String repaired) {
    assertThat(step.repair(text)).isEqualTo(repaired);
    assertThat(TextRepair.nothing().with(step).repair(text)).isEqualTo(repaired);
    assertThat(RepairStep.of(step.id())).isEqualTo(step);
  }

  @Test
  void lineEndsAndSurrogatesBecomeRight() {
    assertThat(RepairStep.LINE_ENDS.repair("a\r\nb\rc\u2028d\u2029e\u0085f"))
        .isEqualTo("a\nb\nc\nd\ne\nf");
    assertThat(RepairStep.SURROGATES.repair("\uDE00\uD83D\uDE00\uD83D"))
        .isEqualTo("\uFFFD\uD83D\uDE00\uFFFD");
  }

  @Test
  void entitiesStayInMarkup() {
    TextRepair repair = TextRepair.standard();
    assertThat(repair.repair("&eacute;\n<b>&eacute;</b>\n&eacute;"))
        .isEqualTo("\u00E9\n<b>&eacute;</b>\n&eacute;");
    assertThat(repair.entitiesBesideMarkup().repair("<b>&eacute;</b>")).isEqualTo("<b>\u00E9</b>");
  }

  @Test
  void eachLineHasItsOwnDamage() {
    assertThat(TextRepair.standard().repair("caf\u00C3\u00A9\n\u65E5\u672C\n\u0413\u00A9\n"))
        .isEqualTo("caf\u00E9\n\u65E5\u672C\n\u0413\u00A9\n");
  }

  @Test
  void readsCesu8AndTwoByteNullsInMojibake() {
    assertThat(EncodingRepair.repair("caf\u00C3\u00A9 \u00ED\u00A0\u00BD\u00ED\u00B8\u0080"))
        .isEqualTo("caf\u00E9 \uD83D\uDE00");
    assertThat(EncodingRepair.repair("caf\u00C3\u00A9 \u00C0\u0080")).isEqualTo("caf\u00E9 \u0000");
  }

  @Test
  void jsonRoundTrip() {
    for (TextRepair repair :
        Set.of(
            TextRepair.standard(),
            TextRepair.everything(),
            TextRepair.nothing(),
            TextRepair.nothing().with(RepairStep.ENTITIES).entitiesBesideMarkup())) {
      TextRepair read = TextRepair.fromJson(JsonValue.parse(repair.toString()));
      assertThat(read).isEqualTo(repair).hasSameHashCodeAs(repair);
      assertThat(read.fingerprint()).isEqualTo(repair.fingerprint());
    }
    assertThat(TextRepair.nothing().with(RepairStep.ENCODING).toString())
        .isEqualTo(
            "{\"entitiesBesideMarkup\":false,\"kind\":\"text-repair\",\"steps\":[\"encoding\"],"
                + "\"version\":1}");
    assertThat(TextRepair.nothing().with(RepairStep.QUOTES, RepairStep.ENCODING))
        .isEqualTo(TextRepair.nothing().with(RepairStep.ENCODING).with(RepairStep.QUOTES))
        .isNotEqualTo(TextRepair.standard());
  }

  @Test
  void anUnknownRepairIsNamed() {
    assertThatThrownBy(() -> RepairStep.of("grammar"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("grammar")
        .hasMessageContaining("terminal-escapes");
    JsonValue json =
        JsonValue.parse(TextRepair.standard().toString().replace("\"encoding\"", "\"grammar\""));
    assertThatThrownBy(() -> TextRepair.fromJson(json))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("grammar");
  }

  /** Texts made to be slow: a method that took time by the square would run for hours. */
  @Test
  void aLongTextTakesNoEndlessTime() {
    int n = 300_000;
    for (String piece :
        new String[] {
          "&amp;amp;",
          "&#38;#38",
          "\u001B[\u001B[0m",
          "\u00C3\u00A9\u20AC",
          "\u00E2\u20AC ",
          "\u00C3 ",
          "&",
          "<b>",
          "\u00E0\u00B2",
          "\r",
          "e\u0301",
          "\uD83D",
          "\u00D8\u00A7",
          "\u0413\u045E\u0432\u0402\u0412"
        }) {
      String text = piece.repeat(n / piece.length());
      assertThat(TextRepair.everything().repair(text)).isNotNull();
      assertThat(MarkupStripping.stripHtml(text)).isNotNull();
    }
    assertThat(TextRepair.everything().repair("&" + "amp;".repeat(n) + "lt;")).isEqualTo("<");
    assertThat(TextRepair.everything().repair("\u001B[".repeat(n) + "m".repeat(n))).isEmpty();
  }
}
