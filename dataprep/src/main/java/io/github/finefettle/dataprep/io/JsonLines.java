package io.github.finefettle.dataprep.io;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the members of one JSON object a line; values that are no scalars are kept as no text. */
final class JsonLines {
  private static final JsonFactory FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private JsonLines() {}

  /**
   * One line.
   *
   * @param line its number, from 1
   * @param members its members in order; an empty optional is an object or array
   * @param problem why it could not be parsed; empty text if it could
   * @param raw the line
   */
  record Row(long line, Map<String, Optional<String>> members, String problem, String raw) {}

  static List<Row> parse(String text) {
    return TsvLines.lines(text).stream().map(line -> row(line.number(), line.text())).toList();
  }

  private static Row row(long number, String line) {
    try (JsonParser parser = FACTORY.createParser(line)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return new Row(number, Map.of(), "The line is no JSON object.", line);
      }
      Map<String, Optional<String>> members = members(parser);
      if (parser.nextToken() != null) {
        return new Row(number, Map.of(), "Something follows the JSON object.", line);
      }
      return new Row(number, members, "", line);
    } catch (JsonProcessingException e) {
      // The place only: the parser's own message quotes the text, which is a user's data.
      String problem = "The line is no valid JSON at column " + e.getLocation().getColumnNr() + ".";
      return new Row(number, Map.of(), problem, line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Optional<String>> members(JsonParser parser) throws IOException {
    Map<String, Optional<String>> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY) {
        parser.skipChildren();
        members.put(name, Optional.empty());
      } else {
        members.put(name, Optional.of(value == JsonToken.VALUE_NULL ? "" : parser.getText()));
      }
    }
    return members;
  }
}
