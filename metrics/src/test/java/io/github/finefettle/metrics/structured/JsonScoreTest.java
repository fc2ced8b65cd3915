package io.github.finefettle.metrics.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.metrics.text.TextPair;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonScoreTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\":1}}",
        "{\"a\":1} and so on",
        "Sure: {\"a\":1}",
        "```json\n{\"a\":1}\n```",
        "{\"a\":1,\"a\":1}",
        "{'a':1}",
        "{\"a\":1,}",
        "{\"a\":NaN}",
        "{\"a\":01}",
        "{\"a\":1e999}",
        "\uFEFF{\"a\":1}",
        "{\"a\":\"\n\"}",
        "[1,2",
        "nul",
        "{\"a\":\"\\x\"}",
      })
  void aMalformedPredictionIsWrongAndNoError(String prediction) {
    List<TextPair> rows = List.of(TextPair.of("{\"a\":1}", prediction));
    assertThat(value(JsonScore.parseRate(), rows)).isZero();
    assertThat(value(JsonScore.exactMatch(), rows)).isZero();
    assertThat(value(JsonScore.fieldPrecision(), rows)).isZero();
    assertThat(value(JsonScore.fieldRecall(), rows)).isZero();
    assertThat(value(JsonScore.fieldF1(), rows)).isZero();
  }

  @Test
  void deepNestingIsReadUpToALimitAndThenMalformed() {
    String fits = "[".repeat(900) + "]".repeat(900);
    assertThat(value(JsonScore.exactMatch(), List.of(TextPair.of(fits, " " + fits)))).isEqualTo(1);
    String deep = "[".repeat(100_000);
    assertThat(value(JsonScore.parseRate(), List.of(TextPair.of("1", deep)))).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"b\":[true,null],\"a\":1}",
        " {\n\"a\" : 1.0, \"b\" : [ true, null ] }\n",
        "{\"a\":1e0,\"b\":[true,null]}",
        "{\"\\u0061\":10e-1,\"b\":[true,null]}",
      })
  void treesAreEqualWhateverTheirSpelling(String prediction) {
    assertThat(
            value(
                JsonScore.exactMatch(),
                List.of(TextPair.of("{\"a\":1,\"b\":[true,null]}", prediction))))
        .isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"1\",\"b\":[true,null]}",
        "{\"a\":1,\"b\":[null,true]}",
        "{\"a\":1,\"b\":[1,null]}",
        "{\"a\":1,\"b\":[\"true\",null]}",
        "{\"a\":1,\"b\":[true]}",
        "{\"a\":1,\"b\":[true,null],\"c\":null}",
        "{\"A\":1,\"b\":[true,null]}",
        "[{\"a\":1,\"b\":[true,null]}]",
      })
  void treesOfOtherValuesTypesOrderOrMembersAreNotEqual(String prediction) {
    assertThat(
            value(
                JsonScore.exactMatch(),
                List.of(TextPair.of("{\"a\":1,\"b\":[true,null]}", prediction))))
        .isZero();
  }

  @Test
  void numbersOfManyDigitsAreNotRounded() {
    String large = "9007199254740993";
    assertThat(exact(large, "9007199254740992")).isZero();
    assertThat(exact(large, large)).isEqualTo(1);
    assertThat(exact("100", "1e2")).isEqualTo(1);
    assertThat(exact("0", "-0.0")).isEqualTo(1);
    assertThat(exact("0.1", "0.10")).isEqualTo(1);
    assertThat(exact("100000000000000000000000", "1e23")).isEqualTo(1);
  }

  @Test
  void fieldsAreComparedByPath() {
    // Four values each; "name" and the second tag are right, the others stand elsewhere or differ.
    String gold = "{\"name\":\"x\",\"tags\":[\"p\",\"q\"],\"at\":{}}";
    String predicted = "{\"name\":\"x\",\"tags\":[\"r\",\"q\"],\"to\":{},\"n\":{\"at\":{}}}";
    List<TextPair> rows = List.of(TextPair.of(gold, predicted));
    assertThat(value(JsonScore.fieldPrecision(), rows)).isEqualTo(2.0 / 5);
    assertThat(value(JsonScore.fieldRecall(), rows)).isEqualTo(2.0 / 4);
    assertThat(value(JsonScore.fieldF1(), rows)).isCloseTo(4.0 / 9, within(1e-15));
    assertThat(JsonScore.fieldF1().evaluate(rows).support()).hasValue(4);
    assertThat(value(JsonScore.exactMatch(), rows)).isZero();
  }

  @Test
  void aPathIsNotMistakenForANameThatLooksLikeIt() {
    assertThat(exact("{\"a.b\":1}", "{\"a\":{\"b\":1}}")).isZero();
    assertThat(exact("{\"a\":[1]}", "{\"a\":{\"0\":1}}")).isZero();
    assertThat(exact("{\"a[0]\":1}", "{\"a\":[1]}")).isZero();
    assertThat(exact("{}", "[]")).isZero();
    assertThat(exact("{\"malformed\":\"\"}", "oops")).isZero();
  }

  @Test
  void longPathsOfManyValuesTakeNoMoreRoomThanTheirText() {
    String name = "n".repeat(200_000);
    String gold = "{\"" + name + "\":[" + "1,".repeat(50_000) + "2]}";
    String predicted = "{\"" + name + "\":[" + "1,".repeat(50_000) + "3]}";
    List<TextPair> rows = List.of(TextPair.of(gold, predicted));
    assertThat(value(JsonScore.fieldRecall(), rows)).isEqualTo(50_000.0 / 50_001);
    assertThat(exact(gold, gold)).isEqualTo(1);
  }

  @Test
  void theBestReferenceCounts() {
    List<TextPair> rows =
        List.of(new TextPair(List.of("{\"a\":1}", "{\"a\":2,\"b\":3}"), "{\"b\":3,\"a\":2}"));
    assertThat(value(JsonScore.exactMatch(), rows)).isEqualTo(1);
    assertThat(value(JsonScore.fieldRecall(), rows)).isEqualTo(1);
  }

  @Test
  void aMalformedReferenceIsRefusedWithItsPlace() {
    TextPair row = new TextPair(List.of("1", "{"), "1");
    assertThat(JsonScore.whyRefused(row)).hasValue("reference 2 is no well-formed JSON");
    assertThat(JsonScore.whyRefused(TextPair.of("1", "{"))).isEmpty();
    assertThatThrownBy(() -> JsonScore.exactMatch().evaluate(List.of(row)).requireValue())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("reference 2")
        .hasMessageContaining("whyRefused");
  }

  private static double exact(String gold, String predicted) {
    return value(JsonScore.exactMatch(), List.of(TextPair.of(gold, predicted)));
  }

  private static double value(JsonScore metric, List<TextPair> rows) {
    return metric.evaluate(rows).requireValue();
  }
}
