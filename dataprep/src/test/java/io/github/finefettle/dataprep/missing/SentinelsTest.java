package io.github.finefettle.dataprep.missing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentinelsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "N/A",
        "n/a",
        "NA",
        "null",
        "NULL",
        "None",
        "nan",
        "NaN",
        "#N/A",
        "-",
        "--",
        "?",
        "(empty)",
        "undefined",
        " N/A ",
        "\u00A0N/A\u200B",
        "\t-\n",
        "\u2014",
        "\u2026"
      })
  void technicalValuesSayThatThereIsNone(String text) {
    assertThat(Sentinels.technical().contains(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "Null pointer exceptions",
        "NA, Namibia",
        "no",
        "yes",
        "0",
        "none of them",
        "a",
        "N / A",
        "-1",
        "nano",
        "[]",
        "{}",
        "*"
      })
  void wordsThatOnlyHoldSuchAValueDoNot(String text) {
    assertThat(Sentinels.technical().contains(text)).isFalse();
  }

  @Test
  void eachLanguageHasItsOwn() {
    assertThat(Sentinels.german().contains("k. A.")).isTrue();
    assertThat(Sentinels.german().contains("ENTF\u00C4LLT")).isTrue();
    assertThat(Sentinels.french().contains("s/o")).isTrue();
    assertThat(Sentinels.french().contains("k. A.")).isFalse();
    assertThat(Sentinels.spanish().contains("sin datos")).isTrue();
    assertThat(Sentinels.italian().contains("non disponibile")).isTrue();
    assertThat(Sentinels.english().contains("Not Available")).isTrue();
    assertThat(Sentinels.noInput().contains("<noinput>")).isTrue();
    for (String language : "de en es fr it ja nl pl pt ru zh".split(" ", -1)) {
      assertThat(Sentinels.of(Locale.forLanguageTag(language)).values()).isNotEmpty();
    }
    assertThatThrownBy(() -> Sentinels.of(Locale.forLanguageTag("tlh")).values())
        .hasMessageContaining("\"tlh\"")
        .hasMessageContaining("pt");
  }

  @Test
  void aDecomposedLetterIsTheSameLetter() {
    assertThat(Sentinels.german().contains("entfa\u0308llt")).isTrue();
  }

  @Test
  void tablesAreJoinedAndTakenApart() {
    Sentinels table = Sentinels.technical().with(Sentinels.german()).with("nix").without("NA");
    assertThat(table.contains("k. A.")).isTrue();
    assertThat(table.contains("NIX")).isTrue();
    assertThat(table.contains("na")).isFalse();
    assertThat(table.contains("N/A")).isTrue();
    assertThat(Sentinels.technical().contains("na")).isTrue();
    assertThat(List.copyOf(table.values())).isSorted();
  }

  @Test
  void longValuesOfOnesOwnAreFound() {
    String longValue = "there is nothing to say about this ".repeat(12).strip();
    assertThat(Sentinels.of(longValue).contains("  " + longValue + " ")).isTrue();
    assertThat(Sentinels.of(longValue).contains(longValue + "x")).isFalse();
  }

  @Test
  void refusesBlankValues() {
    assertThatThrownBy(() -> Sentinels.of("N/A", " \u200B").values())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("none blank");
  }
}
