package io.github.finefettle.core.definition;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads {@link JsonValue}s with Jackson's streaming parser. */
final class JsonReader {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonReader() {}

  static JsonValue read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        throw new JsonFormatException("The text is empty; expected a JSON value.");
      }
      JsonValue value = readValue(parser, first);
      if (parser.nextToken() != null) {
        throw new JsonFormatException(
            "The text goes on after the first JSON value. Maybe it is JSONL: read it line by line.");
      }
      return value;
    } catch (JsonProcessingException e) {
      // The location only: the parser's own message quotes the text, which may be a user's data.
      throw new JsonFormatException(
          "The text is no valid JSON at line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr()
              + ".",
          e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonValue readValue(JsonParser parser, @Nullable JsonToken token)
      throws IOException {
    if (token == null) {
      throw new JsonFormatException("The text ends inside a JSON value.");
    }
    return switch (token) {
      case START_OBJECT -> readObject(parser);
      case START_ARRAY -> readArray(parser);
      case VALUE_STRING -> new JsonValue.JsonString(parser.getText());
      case VALUE_NUMBER_INT -> integer(parser.getText());
      case VALUE_NUMBER_FLOAT -> JsonValue.of(finite(parser.getText()));
      case VALUE_TRUE -> new JsonValue.JsonBoolean(true);
      case VALUE_FALSE -> new JsonValue.JsonBoolean(false);
      case VALUE_NULL -> new JsonValue.JsonNull();
      default -> throw new JsonFormatException("Unexpected JSON token " + token + ".");
    };
  }

  private static JsonValue integer(String text) {
    BigDecimal exact = new BigDecimal(text);
    return new JsonValue.JsonNumber(exact.toBigIntegerExact().toString());
  }

  private static double finite(String text) {
    double value = Double.parseDouble(text);
    if (Double.isInfinite(value)) {
      throw new JsonFormatException("The number " + text + " is beyond the range of a double.");
    }
    return value;
  }

  private static JsonValue readObject(JsonParser parser) throws IOException {
    Map<String, JsonValue> members = new TreeMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      members.put(name, readValue(parser, parser.nextToken()));
    }
    return new JsonValue.JsonObject(members);
  }

  private static JsonValue readArray(JsonParser parser) throws IOException {
    List<JsonValue> items = new ArrayList<>();
    for (JsonToken token = parser.nextToken();
        token != JsonToken.END_ARRAY;
        token = parser.nextToken()) {
      items.add(readValue(parser, token));
    }
    return new JsonValue.JsonArray(items);
  }
}
