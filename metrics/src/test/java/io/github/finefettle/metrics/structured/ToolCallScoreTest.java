package io.github.finefettle.metrics.structured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.metrics.description.ZeroRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each defect is one that was reported of a tool for scoring calls. */
class ToolCallScoreTest {
  private static final ToolSpecification WEATHER =
      ToolSpecification.of(
          "weather",
          ToolParameter.required("city", JsonType.STRING),
          ToolParameter.withDefault("unit", JsonType.STRING, JsonValue.of("celsius")),
          ToolParameter.optional("days", JsonType.INTEGER));
  private static final ToolSpecification ADD =
      ToolSpecification.of(
          "add",
          ToolParameter.required("a", JsonType.NUMBER),
          ToolParameter.required("b", JsonType.NUMBER));
  private static final ToolCall BONN = ToolCall.of("weather", "{\"city\":\"Bonn\"}");
  private static final ToolCall SUM = ToolCall.of("add", "{\"a\":1,\"b\":2}");

  /** thinking-machines-lab/tinker-cookbook#937: arguments that nobody asked for went unseen. */
  @Test
  void anExtraArgumentIsWrong() {
    assertThat(exact(BONN, call("weather", "{\"city\":\"Bonn\",\"planet\":\"Mars\"}"))).isZero();
    assertThat(exact(BONN, call("weather", "{\"city\":\"Bonn\",\"days\":3}"))).isZero();
  }

  /** ServiceNow/AU-Harness#31: only objects and arrays were compared, so any scalar would do. */
  @Test
  void scalarValuesAreCompared() {
    assertThat(exact(BONN, call("weather", "{\"city\":\"Rome\"}"))).isZero();
    assertThat(exact(SUM, call("add", "{\"a\":999,\"b\":2}"))).isZero();
    assertThat(exact(SUM, call("add", "{\"a\":1,\"b\":2}"))).isEqualTo(1);
  }

  /** aisa-group/PostTrainBench#63: an explicit default was another call than one left out. */
  @Test
  void defaultsAreFilledInBeforeCallsAreCompared() {
    String explicit = call("weather", "{\"city\":\"Bonn\",\"unit\":\"celsius\"}");
    assertThat(exact(BONN, explicit)).isEqualTo(1);
    ToolCall spelledOut = ToolCall.of("weather", "{\"city\":\"Bonn\",\"unit\":\"celsius\"}");
    assertThat(exact(spelledOut, call("weather", "{\"city\":\"Bonn\"}"))).isEqualTo(1);
    assertThat(exact(BONN, call("weather", "{\"city\":\"Bonn\",\"unit\":\"kelvin\"}"))).isZero();
  }

  @Test
  void aMissingRequiredArgumentIsWrong() {
    assertThat(exact(BONN, call("weather", "{}"))).isZero();
    assertThat(exact(SUM, call("add", "{\"a\":1}"))).isZero();
  }

  @Test
  void valuesAreComparedWithTheirTypes() {
    assertThat(exact(SUM, call("add", "{\"a\":\"1\",\"b\":2}"))).isZero();
    assertThat(exact(SUM, call("add", "{\"a\":1.0,\"b\":2e0}"))).isEqualTo(1);
    ToolCall days = ToolCall.of("weather", "{\"city\":\"Bonn\",\"days\":5}");
    assertThat(exact(days, call("weather", "{\"city\":\"Bonn\",\"days\":5.0}"))).isEqualTo(1);
    assertThat(exact(days, call("weather", "{\"city\":\"Bonn\",\"days\":\"5\"}"))).isZero();
    assertThat(exact(days, call("weather", "{\"city\":\"Bonn\",\"days\":true}"))).isZero();
    assertThat(exact(BONN, call("weather", "{\"city\":null}"))).isZero();
  }

  @Test
  void parallelCallsAreComparedInAnyOrder() {
    ToolCall rome = ToolCall.of("weather", "{\"city\":\"Rome\"}");
    ToolCallRow row = row(List.of(BONN, SUM, rome, BONN), list(rome, BONN, SUM, BONN));
    assertThat(value(ToolCallScore.exactMatch(), row)).isEqualTo(1);
    ToolCallRow once = row(List.of(BONN, SUM, rome, BONN), list(rome, BONN, SUM));
    assertThat(value(ToolCallScore.exactMatch(), once)).isZero();
    assertThat(value(ToolCallScore.recall(), once)).isEqualTo(0.75);
    assertThat(value(ToolCallScore.precision(), once)).isEqualTo(1);
    ToolCallRow twice = row(List.of(BONN), list(BONN, BONN));
    assertThat(value(ToolCallScore.exactMatch(), twice)).isZero();
    assertThat(value(ToolCallScore.precision(), twice)).isEqualTo(0.5);
    assertThat(value(ToolCallScore.nameMatch(), twice)).isZero();
    assertThat(value(ToolCallScore.f1(), twice)).isEqualTo(2.0 / 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "weather(city='Bonn')",
        "42",
        "\"weather\"",
        "null",
        "[42]",
        "[null]",
        "{}",
        "{\"name\":\"weather\"}",
        "{\"name\":\"weather\",\"arguments\":\"Bonn\"}",
        "{\"name\":\"weather\",\"arguments\":[\"Bonn\"]}",
        "{\"name\":\"weather\",\"arguments\":42}",
        "{\"name\":7,\"arguments\":{\"city\":\"Bonn\"}}",
        "{\"arguments\":{\"city\":\"Bonn\"}}",
        "{\"function\":\"weather\"}",
        "{\"name\":\"weather\",\"arguments\":{\"city\":\"Bonn\",\"city\":\"Bonn\"}}",
        "{\"name\":\"weather\",\"arguments\":{\"city\":\"Bonn\"}} Done.",
        "[{\"name\":\"weather\",\"arguments\":{\"city\":\"Bonn\"}}, 3]",
      })
  void whatIsNoCallIsWrongAndNoError(String prediction) {
    ToolCallRow row = row(List.of(BONN), prediction);
    assertThat(value(ToolCallScore.parseRate(), row)).isZero();
    assertThat(value(ToolCallScore.exactMatch(), row)).isZero();
    assertThat(value(ToolCallScore.nameMatch(), row)).isZero();
    assertThat(value(ToolCallScore.precision(), row)).isZero();
    assertThat(value(ToolCallScore.recall(), row)).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\":\"weather\",\"arguments\":{\"city\":\"Bonn\"}}",
        "[{\"name\":\"weather\",\"arguments\":{\"city\":\"Bonn\"},\"id\":\"c1\"}]",
        "{\"name\":\"weather\",\"arguments\":\"{\\\"city\\\":\\\"Bonn\\\"}\"}",
        "[{\"type\":\"function\",\"function\":{\"name\":\"weather\","
            + "\"arguments\":\"{\\\"city\\\": \\\"Bonn\\\"}\"}}]",
      })
  void callsAreReadInTheirUsualForms(String prediction) {
    assertThat(value(ToolCallScore.exactMatch(), row(List.of(BONN), prediction))).isEqualTo(1);
  }

  @Test
  void aToolThatThereIsNotIsWrongThoughTheTextIsWellFormed() {
    ToolCallRow row = row(List.of(BONN), call("wether", "{\"city\":\"Bonn\"}"));
    assertThat(value(ToolCallScore.parseRate(), row)).isEqualTo(1);
    assertThat(value(ToolCallScore.nameMatch(), row)).isZero();
    assertThat(value(ToolCallScore.precision(), row)).isZero();
    ToolCallRow rightName = row(List.of(BONN), call("weather", "{\"city\":\"Rome\"}"));
    assertThat(value(ToolCallScore.nameMatch(), rightName)).isEqualTo(1);
  }

  @Test
  void makingNoCallIsRightWhereNoneWasExpected() {
    ToolCallRow row = row(List.of(), "[]");
    assertThat(value(ToolCallScore.exactMatch(), row)).isEqualTo(1);
    assertThat(ToolCallScore.f1().evaluate(List.of(row)).undefinedReason())
        .contains("no call was expected and none predicted");
    assertThat(ToolCallScore.recall().evaluate(List.of(row)).undefinedReason())
        .contains("no call was expected");
    assertThat(ToolCallScore.precision().evaluate(List.of(row)).undefinedReason())
        .contains("no call was predicted");
    assertThat(value(ToolCallScore.f1().zeroRule(ZeroRule.ONE), row)).isEqualTo(1);
    assertThat(value(ToolCallScore.exactMatch(), row(List.of(), list(BONN)))).isZero();
    assertThat(value(ToolCallScore.exactMatch(), row(List.of(), "No tool is needed."))).isZero();
  }

  @Test
  void nullIsAValueWhereItIsTheDefault() {
    ToolSpecification tool =
        ToolSpecification.of(
            "f", ToolParameter.withDefault("x", JsonType.NUMBER, JsonValue.ofNull()));
    ToolCallRow row =
        new ToolCallRow(List.of(tool), List.of(ToolCall.of("f", "{}")), call("f", "{\"x\":null}"));
    assertThat(value(ToolCallScore.exactMatch(), row)).isEqualTo(1);
  }

  @Test
  void aSpecificationOrExpectedCallThatIsWrongItselfIsRefused() {
    assertThatThrownBy(() -> row(List.of(ToolCall.of("weather", "{}")), ""))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("required argument city is missing");
    assertThatThrownBy(() -> row(List.of(ToolCall.of("fly", "{}")), ""))
        .hasMessageContaining("no such tool");
    assertThatThrownBy(() -> new ToolCallRow(List.of(ADD, ADD), List.of(), ""))
        .hasMessageContaining("twice");
    assertThatThrownBy(
            () ->
                ToolSpecification.of(
                    "f",
                    ToolParameter.required("x", JsonType.ANY),
                    ToolParameter.required("x", JsonType.ANY)))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> ToolParameter.withDefault("x", JsonType.INTEGER, JsonValue.of(1.5)))
        .hasMessageContaining("not of its type");
    assertThatThrownBy(
            () ->
                new ToolParameter("x", JsonType.ANY, true, java.util.Optional.of(JsonValue.of(1))))
        .hasMessageContaining("required and has a default");
  }

  @Test
  void typesHoldWhatJsonSchemaSays() {
    assertThat(JsonType.INTEGER.holds(JsonValue.parse("5.0"))).isTrue();
    assertThat(JsonType.INTEGER.holds(JsonValue.parse("1e300"))).isTrue();
    assertThat(JsonType.INTEGER.holds(JsonValue.parse("5.5"))).isFalse();
    assertThat(JsonType.NUMBER.holds(JsonValue.parse("\"5\""))).isFalse();
    assertThat(JsonType.BOOLEAN.holds(JsonValue.parse("1"))).isFalse();
    assertThat(JsonType.OBJECT.holds(JsonValue.parse("{}"))).isTrue();
    assertThat(JsonType.ARRAY.holds(JsonValue.parse("{}"))).isFalse();
    assertThat(JsonType.ANY.holds(JsonValue.ofNull())).isTrue();
    assertThat(JsonType.STRING.holds(JsonValue.ofNull())).isFalse();
  }

  private static double exact(ToolCall expected, String prediction) {
    return value(ToolCallScore.exactMatch(), row(List.of(expected), prediction));
  }

  private static double value(ToolCallScore metric, ToolCallRow row) {
    return metric.evaluate(List.of(row)).requireValue();
  }

  private static ToolCallRow row(List<ToolCall> expected, String prediction) {
    return new ToolCallRow(List.of(WEATHER, ADD), expected, prediction);
  }

  private static String call(String name, String arguments) {
    return "{\"name\":\"" + name + "\",\"arguments\":" + arguments + "}";
  }

  private static String list(ToolCall... calls) {
    return List.of(calls).stream()
        .map(call -> call(call.name(), call.arguments().toCanonicalString()))
        .toList()
        .toString();
  }
}
