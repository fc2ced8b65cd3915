package io.github.finefettle.dataprep.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Our tokenizer beside Jackson's parser, which decodes every token. */
class JsonTokenizerTest {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Every value in order, as kind, name and text; null if Jackson refuses. */
  private static @Nullable List<String> byJackson(byte[] json) {
    List<String> values = new ArrayList<>();
    try (JsonParser parser = FACTORY.createParser(json)) {
      int depth = 0;
      String name = "";
      JsonToken token = parser.nextToken();
      if (token == null) {
        return null;
      }
      while (token != null) {
        if (depth == 0 && !values.isEmpty()) {
          return null;
        }
        switch (token) {
          case FIELD_NAME -> name = parser.currentName();
          case START_OBJECT, START_ARRAY -> {
            values.add(token + " " + name);
            name = "";
            depth++;
          }
          case END_OBJECT, END_ARRAY -> depth--;
          default -> {
            values.add(token + " " + name + " " + parser.getText());
            name = "";
          }
        }
        token = parser.nextToken();
      }
      return depth == 0 ? values : null;
    } catch (IOException e) {
      return null;
    }
  }

  private static @Nullable List<String> byOurs(byte[] json) {
    JsonTokenizer tokenizer = new JsonTokenizer(json, 0, json.length);
    if (!tokenizer.run()) {
      assertThat(tokenizer.problem()).isNotEmpty();
      return null;
    }
    JsonTape tape = tokenizer.tape();
    List<String> values = new ArrayList<>();
    for (int node = 0; node < tape.end(); node = tape.firstChild(node)) {
      String name = tape.nameFrom(node) < 0 ? "" : JsonText.name(json, tape, node);
      String raw =
          new String(
              json, tape.from(node), tape.to(node) - tape.from(node), StandardCharsets.UTF_8);
      values.add(
          switch (tape.kind(node)) {
            case STRING ->
                JsonToken.VALUE_STRING + " " + name + " " + JsonText.value(json, tape, node);
            case NUMBER ->
                (raw.matches("-?[0-9]+")
                        ? JsonToken.VALUE_NUMBER_INT
                        : JsonToken.VALUE_NUMBER_FLOAT)
                    + " "
                    + name
                    + " "
                    + raw;
            case BOOLEAN ->
                (raw.equals("true") ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE)
                    + " "
                    + name
                    + " "
                    + raw;
            case NULL -> JsonToken.VALUE_NULL + " " + name + " " + raw;
            case OBJECT -> JsonToken.START_OBJECT + " " + name;
            case ARRAY -> JsonToken.START_ARRAY + " " + name;
            case MISSING -> "missing";
          });
    }
    return values;
  }

  private static void same(byte[] json, Object what) {
    assertThat(byOurs(json))
        .as(what + ": " + new String(json, StandardCharsets.ISO_8859_1))
        .isEqualTo(byJackson(json));
  }

  private static void same(String json) {
    same(json.getBytes(StandardCharsets.UTF_8), "");
  }

  @Test
  void acceptsAndRefusesWhatJacksonDoes() {
    for (String json :
        List.of(
            "{}",
            "[]",
            "{\"a\":1}",
            " {\"a\" : [1 , 2.5e-3 , -0 , true,false,null] }\n",
            "0",
            "01",
            "-",
            "1.",
            "1e",
            ".5",
            "+1",
            "1e+5",
            "-0.0E-0",
            "\"x\"",
            "tru",
            "truex",
            "{\"a\":}",
            "{\"a\"}",
            "{a:1}",
            "{\"a\":1,}",
            "[1,]",
            "[,1]",
            "{,}",
            "[1 2]",
            "{\"a\":1 \"b\":2}",
            "{\"a\":1}}",
            "{\"a\":1]",
            "[}",
            "{",
            "[",
            "\"",
            "\"\\\"",
            "{\"a\":1,\"a\":2}",
            "{\"a\":1,\"\\u0061\":2}",
            "{\"\":{\"\":[]}}",
            "[[[[]],{}]]",
            "nul",
            "NaN",
            "",
            " ",
            "{\"a\":\"\\u00e9\\n\\t\\\\\\/\\\"\\b\\f\\r\"}",
            "{\"a\":\"\\x\"}",
            "{\"a\":\"\\u12\"}",
            "{\"a\":\"tab\there\"}",
            "{\"a\":\"\u20AC\uD83D\uDE00\"}",
            "{} {}",
            "{\"k\":\"\\ud800\"}")) {
      same(json);
    }
  }

  @Test
  void agreesWithJacksonOnRandomTexts() {
    String alphabet = "{}[],:\"\"\\ ntue12-.0ab\u00E9\n";
    for (int seed = 0; seed < 60_000; seed++) {
      RandomSequence random = RandomStream.of(seed, "json-fuzz").sequence();
      StringBuilder json = new StringBuilder();
      int length = 1 + random.nextInt(14);
      for (int i = 0; i < length; i++) {
        json.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      same(json.toString().getBytes(StandardCharsets.UTF_8), seed);
    }
  }

  @Test
  void agreesWithJacksonOnChangedTexts() {
    String whole =
        "{\"instruction\": \"Say \\\"hi\\\" \\u00e9\\ud83d\\ude00\", \"n\": [1, -2.5e10, {\"x\": null}],"
            + " \"text\": \"caf\u00E9 \u20AC \uD83D\uDE00 and plain text behind it\", \"b\": true}";
    byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
    String alphabet = "{}[],:\"\\ 0e-x";
    for (int seed = 0; seed < 30_000; seed++) {
      RandomSequence random = RandomStream.of(seed, "json-mutation").sequence();
      byte[] changed = bytes.clone();
      for (int i = 0; i <= seed % 2; i++) {
        changed[random.nextInt(changed.length)] =
            (byte) alphabet.charAt(random.nextInt(alphabet.length()));
      }
      // Broken UTF-8 is refused by us at once and by others in part.
      if (Utf8Bytes.validEnd(changed, 0, changed.length) == changed.length) {
        same(changed, seed);
      }
    }
  }

  @Test
  void refusesEveryMalformedSequenceThatJavaRefuses() {
    for (int seed = 0; seed < 200_000; seed++) {
      RandomSequence random = RandomStream.of(seed, "utf8-fuzz").sequence();
      byte[] bytes = new byte[1 + random.nextInt(5)];
      for (int i = 0; i < bytes.length; i++) {
        bytes[i] = (byte) (random.nextInt(4) == 0 ? 'a' : 0x80 + random.nextInt(128));
      }
      boolean valid = isUtf8(bytes);
      assertThat(Utf8Bytes.validEnd(bytes, 0, bytes.length) == bytes.length)
          .as(java.util.Arrays.toString(bytes))
          .isEqualTo(valid);
      byte[] json = NastyFiles.concat(new byte[] {'"'}, bytes, new byte[] {'"'});
      JsonTokenizer tokenizer = new JsonTokenizer(json, 0, json.length);
      assertThat(tokenizer.run()).isEqualTo(valid);
      assertThat(tokenizer.isMalformedUtf8()).isNotEqualTo(valid);
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes));
      return true;
    } catch (java.nio.charset.CharacterCodingException e) {
      return false;
    }
  }

  @Test
  void refusesVeryDeepNestingInsteadOfOverflowing() {
    String deep = "[".repeat(5_000_000);
    byte[] bytes = deep.getBytes(StandardCharsets.US_ASCII);
    JsonTokenizer tokenizer = new JsonTokenizer(bytes, 0, bytes.length);
    assertThat(tokenizer.run()).isFalse();
    assertThat(tokenizer.problem()).contains("deeper than 1000");
    assertThat(
            byOurs("[".repeat(1000).concat("]".repeat(1000)).getBytes(StandardCharsets.US_ASCII)))
        .hasSize(1000);
  }

  @Test
  void findsATwinAmongManyMembers() {
    StringBuilder json = new StringBuilder("{\"twin\":0");
    for (int i = 0; i < 50_000; i++) {
      json.append(",\"k").append(i).append("\":").append(i);
    }
    assertThat(byOurs((json + "}").getBytes(StandardCharsets.UTF_8))).hasSize(50_002);
    assertThat(byOurs((json + ",\"tw\\u0069n\":1}").getBytes(StandardCharsets.UTF_8))).isNull();
  }

  @Test
  void aWrongPathSaysWhatIsExpected() {
    for (String wrong : List.of("", ".a", "a.", "a[", "a[x]", "a[1", "a[\"x]", "a]", "[1]x")) {
      assertThatThrownBy(() -> FieldPath.parse(wrong))
          .as(wrong)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("messages[0].content");
    }
    for (String right : List.of("a", "a.b", "a[0].b[12]", "[\"a.b\"].c", "a[\"\"]", "[0]")) {
      assertThat(FieldPath.parse(right)).hasToString(right);
      assertThat(FieldPath.parse(right))
          .isEqualTo(FieldPath.parse(FieldPath.parse(right).toString()));
    }
    assertThat(FieldPath.of("a.b[\"\\").toString()).isEqualTo("[\"a.b[\\\"\\\\\"]");
    assertThat(FieldPath.parse(FieldPath.of("a.b[\"\\").toString()))
        .isEqualTo(FieldPath.of("a.b[\"\\"));
  }
}
