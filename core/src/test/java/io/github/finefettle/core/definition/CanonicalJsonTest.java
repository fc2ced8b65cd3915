package io.github.finefettle.core.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
  @Test
  void aStoredThingOfAnotherKindOrANewerVersionIsRefused() {
    JsonValue.JsonObject stored = JsonValue.parse("{\"kind\":\"plan\",\"version\":2}").asObject();
    assertThat(stored.requireKind("plan", 2)).isEqualTo(2);
    assertThat(stored.requireKind("plan", 3)).isEqualTo(2);
    assertThatThrownBy(() -> stored.requireKind("plan", 1))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("version 2")
        .hasMessageContaining("reads 1 to 1")
        .hasMessageContaining("newer release");
    assertThatThrownBy(() -> stored.requireKind("suite", 2))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("\"suite\"")
        .hasMessageContaining("\"plan\"");
    JsonValue.JsonObject odd = JsonValue.parse("{\"kind\":\"plan\",\"version\":0}").asObject();
    assertThatThrownBy(() -> odd.requireKind("plan", 2)).hasMessageContaining("version 0");
    assertThatThrownBy(() -> JsonValue.object().toJson().requireKind("plan", 1))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("\"kind\"");
  }

  @Test
  void membersStandInTheOrderOfTheirNamesWhateverOrderTheyCameIn() {
    // UTF-16 code units: "Z" < "a" < "ä"; U+10000 begins with D800 and so stands before U+FFFD.
    Map<String, JsonValue> members = new LinkedHashMap<>();
    for (String name : List.of("\uFFFD", "b", "ä", "a", "\uD800\uDC00", "", "Z", "aa")) {
      members.put(name, JsonValue.of(1));
    }
    assertThat(new JsonValue.JsonObject(members).toCanonicalString())
        .isEqualTo(
            "{\"\":1,\"Z\":1,\"a\":1,\"aa\":1,\"b\":1,\"ä\":1,\"\uD800\uDC00\":1,\"\uFFFD\":1}");
  }

  @Test
  void onlyWhatJsonDemandsIsEscaped() {
    String text = "\"\\/\b\f\n\r\t\u0000\u001f\u007f<>&'\u2028é😀";
    assertThat(JsonValue.of(text).toCanonicalString())
        .isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0000\\u001f\u007f<>&'\u2028é😀\"");
  }

  @Test
  void unpairedSurrogatesAreEscapedAndComeBack() {
    for (String text :
        List.of(
            "\uD800",
            "\uDC00",
            "a\uD83Db",
            "\uDE00\uD83D",
            "\uD83D\uD83D\uDE00",
            "\uD83D\uDE00\uDE00")) {
      String written = JsonValue.of(text).toCanonicalString();
      assertThat(new String(utf8(written), StandardCharsets.UTF_8))
          .as("survives UTF-8")
          .isEqualTo(written);
      assertThat(JsonValue.parse(written).asString()).isEqualTo(text);
    }
    assertThat(JsonValue.of("\uD83D\uD83D\uDE00").toCanonicalString())
        .isEqualTo("\"\\ud83d\uD83D\uDE00\"");
  }

  @Test
  void readingWhatWasWrittenGivesTheSameValue() {
    RandomSequence random = RandomStream.of(2026, "json").sequence();
    for (int i = 0; i < 3000; i++) {
      JsonValue value = randomValue(random, 4);
      assertThat(JsonValue.parse(value.toCanonicalString())).isEqualTo(value);
      assertThat(JsonValue.parse(value.toPrettyString())).isEqualTo(value);
      assertThat(JsonValue.parse(value.toPrettyString()).toCanonicalString())
          .isEqualTo(value.toCanonicalString());
    }
  }

  @Test
  void equalNumbersReadFromDifferentTextsHaveOneCanonicalText() {
    assertThat(JsonValue.parse("[1,1.0,10e-1,1E0]").toCanonicalString()).isEqualTo("[1,1,1,1]");
    assertThat(JsonValue.parse("[-0,-0.0,0e9]").toCanonicalString()).isEqualTo("[0,0,0]");
    assertThat(JsonValue.parse("0.10000000000000000555").toCanonicalString()).isEqualTo("0.1");
  }

  @Test
  void wholeNumbersOfAnyLengthKeepTheirDigits() {
    String digits = "123456789012345678901234567890";
    assertThat(JsonValue.parse(digits).toCanonicalString()).isEqualTo(digits);
    assertThat(JsonValue.of(Long.MIN_VALUE).asLong()).isEqualTo(Long.MIN_VALUE);
    assertThatThrownBy(() -> JsonValue.parse(digits).asLong())
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("a whole number");
    assertThatThrownBy(() -> JsonValue.parse("1.5").asLong())
        .isInstanceOf(JsonFormatException.class);
  }

  @Test
  void aDuplicateNameIsRefused() {
    assertThatThrownBy(() -> JsonValue.parse("{\"a\":1,\"b\":{\"c\":1,\"c\":2}}"))
        .isInstanceOf(JsonFormatException.class);
    assertThatThrownBy(() -> JsonValue.object().put("a", 1).put("a", 2))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("(a)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "1 2",
        "{} {}",
        "[1]]",
        "{\"a\":1}\n{\"a\":2}",
        "[1,",
        "[1,]",
        "{\"a\"}",
        "{\"a\":}",
        "{a:1}",
        "'a'",
        "nul",
        "NaN",
        "Infinity",
        "-Infinity",
        "01",
        "+1",
        ".5",
        "1.",
        "1e",
        "0x1",
        "\"\n\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"open",
        "// note\n1",
        "1e999",
        "-1e999",
        "\uFEFF1",
        "true1"
      })
  void whatIsNoSingleJsonValueIsRefusedWithASentence(String text) {
    assertThatThrownBy(() -> JsonValue.parse(text))
        .isInstanceOf(JsonFormatException.class)
        .message()
        .matches("(?s)[A-Z].*\\.");
  }

  @Test
  void anErrorNamesThePlaceAndQuotesNoText() {
    assertThatThrownBy(() -> JsonValue.parse("{\n  \"text\": secret my password\n}"))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("line 2")
        .message()
        .doesNotContain("secret");
  }

  @Test
  void aTextCutAnywhereIsRefused() {
    String text = "{\"a\":[1.5e-3,true,null,\"\\u00e4\\n\"],\"b\":{\"c\":-12}}";
    assertThat(JsonValue.parse(text).asObject().members()).hasSize(2);
    for (int end = 0; end < text.length(); end++) {
      String cut = text.substring(0, end);
      assertThatThrownBy(() -> JsonValue.parse(cut)).isInstanceOf(JsonFormatException.class);
    }
  }

  @Test
  void aHugeNumberIsRefusedBeforeItCostsTime() {
    assertThatThrownBy(() -> JsonValue.parse("1".repeat(1_000_000)))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("1000 characters");
  }

  @Test
  void nestingOfAThousandLevelsIsRead() {
    String text = "[".repeat(1000) + "]".repeat(1000);
    assertThat(JsonValue.parse(text).toCanonicalString()).isEqualTo(text);
  }

  @Test
  void deepNestingIsRefusedAndDoesNotOverflowTheStack() {
    assertThatThrownBy(() -> JsonValue.parse("[".repeat(100_000)))
        .isInstanceOf(JsonFormatException.class);
  }

  @Test
  void aNumberThatJsonCannotHoldIsRefused() {
    for (double value :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      assertThatThrownBy(() -> JsonValue.of(value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("finite");
    }
    assertThatThrownBy(() -> new JsonValue.JsonNumber("1,5"))
        .isInstanceOf(JsonFormatException.class);
  }

  @Test
  void aValueOfTheWrongKindIsNamed() {
    JsonValue text = JsonValue.of("words");
    assertThatThrownBy(text::asObject).hasMessage("Expected an object but found \"words\".");
    assertThatThrownBy(text::asArray).hasMessageContaining("an array");
    assertThatThrownBy(text::asDouble).hasMessageContaining("a number");
    assertThatThrownBy(text::asBoolean).hasMessageContaining("true or false");
    assertThatThrownBy(() -> JsonValue.of(1).asString()).hasMessageContaining("a string");
    assertThatThrownBy(() -> JsonValue.parse("{\"a\":1}").asObject().get("b"))
        .isInstanceOf(JsonFormatException.class)
        .hasMessageContaining("\"b\" is missing")
        .hasMessageContaining("[a]");
  }

  @Test
  void containersAreCopiedAndCannotBeChanged() {
    List<JsonValue> items = new ArrayList<>(List.of(JsonValue.of(1)));
    JsonValue array = JsonValue.array(items);
    items.add(JsonValue.of(2));
    assertThat(array.toCanonicalString()).isEqualTo("[1]");
    assertThatThrownBy(() -> array.asArray().add(JsonValue.of(3)))
        .isInstanceOf(UnsupportedOperationException.class);
    JsonObjectBuilder builder = JsonValue.object().put("a", 1);
    JsonValue.JsonObject object = builder.toJson();
    builder.put("b", 2);
    assertThat(object.toCanonicalString()).isEqualTo("{\"a\":1}");
    assertThatThrownBy(() -> object.members().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void anAbsentValueLeavesNoMember() {
    assertThat(
            JsonValue.object()
                .putIfPresent("a", Optional.empty())
                .putIfPresent("b", Optional.of(JsonValue.ofNull()))
                .toJson()
                .toCanonicalString())
        .isEqualTo("{\"b\":null}");
  }

  @Test
  void thePrettyFormIsForPeople() {
    JsonValue value = JsonValue.parse("{\"b\":[1,2],\"a\":{\"c\":[{\"d\":[]}],\"e\":{}}}");
    assertThat(value.toPrettyString())
        .isEqualTo(
            """
            {
              "a": {
                "c": [
                  {
                    "d": []
                  }
                ],
                "e": {}
              },
              "b": [1,2]
            }
            """);
  }

  private static JsonValue randomValue(RandomSequence random, int depth) {
    return switch (random.nextInt(depth == 0 ? 5 : 7)) {
      case 0 -> JsonValue.of(randomText(random));
      case 1 -> JsonValue.of(random.nextLong());
      case 2 -> JsonValue.of(randomDouble(random));
      case 3 -> JsonValue.of(random.nextInt(2) == 0);
      case 4 -> JsonValue.ofNull();
      case 5 -> {
        List<JsonValue> items = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          items.add(randomValue(random, depth - 1));
        }
        yield JsonValue.array(items);
      }
      default -> {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
          members.put(randomText(random), randomValue(random, depth - 1));
        }
        yield new JsonValue.JsonObject(members);
      }
    };
  }

  private static double randomDouble(RandomSequence random) {
    double value = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(value) ? value : random.nextGaussian();
  }

  /** Any UTF-16 code units: controls, quotes and unpaired surrogates among them. */
  private static String randomText(RandomSequence random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(
          switch (random.nextInt(4)) {
            case 0 -> (char) random.nextInt(0x80);
            case 1 -> (char) (0xD800 + random.nextInt(0x800));
            case 2 -> (char) random.nextInt(0x10000);
            default -> "\"\\/{}[],:".charAt(random.nextInt(9));
          });
    }
    return text.toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
