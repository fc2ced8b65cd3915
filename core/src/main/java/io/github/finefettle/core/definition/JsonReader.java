package io.github.finefettle.core.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads {@link JsonValue}s by RFC 8259, strictly: no comments, no trailing commas, no duplicate
 * names, nothing after the value.
 *
 * <p>Our own, because the parsers at hand refuse escaped unpaired surrogates in member names, which
 * {@link JsonWriter} must be able to write: a user's label may hold any UTF-16 code unit. An error
 * names the place and quotes nothing, because the text may be a user's data.
 */
final class JsonReader {
  private static final int DEEPEST = 1000;
  private static final int LONGEST_NUMBER = 1000;

  private final String text;
  private int at;

  private JsonReader(String text) {
    this.text = text;
  }

  static JsonValue read(String text) {
    JsonReader reader = new JsonReader(text);
    reader.skipSpace();
    if (reader.at == text.length()) {
      throw new JsonFormatException("The text is empty; expected a JSON value.");
    }
    JsonValue value = reader.readValue(0);
    reader.skipSpace();
    if (reader.at < text.length()) {
      throw new JsonFormatException(
          "The text goes on after the first JSON value. Maybe it is JSONL: read it line by line.");
    }
    return value;
  }

  private JsonValue readValue(int depth) {
    if (depth > DEEPEST) {
      throw wrong("it is nested deeper than " + DEEPEST + " levels");
    }
    return switch (peek()) {
      case '{' -> readObject(depth);
      case '[' -> readArray(depth);
      case '"' -> new JsonValue.JsonString(readString());
      case 't' -> readWord("true", new JsonValue.JsonBoolean(true));
      case 'f' -> readWord("false", new JsonValue.JsonBoolean(false));
      case 'n' -> readWord("null", new JsonValue.JsonNull());
      default -> readNumber();
    };
  }

  private JsonValue readObject(int depth) {
    Map<String, JsonValue> members = new TreeMap<>();
    at++;
    if (next('}')) {
      return new JsonValue.JsonObject(members);
    }
    do {
      skipSpace();
      if (peek() != '"') {
        throw wrong("a member name in quotes is expected");
      }
      String name = readString();
      if (!next(':')) {
        throw wrong("a colon is expected after a member name");
      }
      skipSpace();
      if (members.put(name, readValue(depth + 1)) != null) {
        throw wrong("a member name stands twice in one object");
      }
    } while (next(','));
    if (!next('}')) {
      throw wrong("a comma or the end of the object is expected");
    }
    return new JsonValue.JsonObject(members);
  }

  private JsonValue readArray(int depth) {
    List<JsonValue> items = new ArrayList<>();
    at++;
    if (next(']')) {
      return new JsonValue.JsonArray(items);
    }
    do {
      skipSpace();
      items.add(readValue(depth + 1));
    } while (next(','));
    if (!next(']')) {
      throw wrong("a comma or the end of the array is expected");
    }
    return new JsonValue.JsonArray(items);
  }

  private JsonValue readWord(String word, JsonValue value) {
    if (!text.startsWith(word, at)) {
      throw wrong("a JSON value is expected");
    }
    at += word.length();
    return value;
  }

  private JsonValue readNumber() {
    int begin = at;
    if (peek() == '-') {
      at++;
    }
    int whole = at;
    skipDigits();
    if (at - whole > 1 && text.charAt(whole) == '0') {
      throw wrong("a number must not begin with a zero that means nothing");
    }
    int wholeEnd = at;
    if (at < text.length() && text.charAt(at) == '.') {
      at++;
      skipDigits();
    }
    if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
      at++;
      if (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '-')) {
        at++;
      }
      skipDigits();
    }
    if (at - begin > LONGEST_NUMBER) {
      throw wrong("a number has more than " + LONGEST_NUMBER + " characters");
    }
    String number = text.substring(begin, at);
    return at == wholeEnd ? whole(number) : JsonValue.of(finite(number));
  }

  private static JsonValue whole(String digits) {
    return new JsonValue.JsonNumber(digits.equals("-0") ? "0" : digits);
  }

  private double finite(String number) {
    double value = Double.parseDouble(number);
    if (Double.isInfinite(value)) {
      throw wrong("a number is beyond the range of a double");
    }
    return value;
  }

  private void skipDigits() {
    int begin = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == begin) {
      throw wrong("a JSON value or a digit is expected");
    }
  }

  private String readString() {
    StringBuilder out = new StringBuilder();
    at++;
    for (char c = take(); c != '"'; c = take()) {
      if (c < 0x20) {
        throw wrong("a control character in a string must be escaped");
      }
      out.append(c == '\\' ? readEscape() : c);
    }
    return out.toString();
  }

  private char readEscape() {
    char c = take();
    return switch (c) {
      case '"', '\\', '/' -> c;
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' -> readHex();
      default -> throw wrong("an escape in a string is unknown");
    };
  }

  private char readHex() {
    int value = 0;
    for (int i = 0; i < 4; i++) {
      char c = take();
      // Not Character.digit alone: it takes the digits of every script.
      int digit = c < 0x80 ? Character.digit(c, 16) : -1;
      if (digit < 0) {
        throw wrong("four hexadecimal digits are expected in an escape");
      }
      value = value << 4 | digit;
    }
    return (char) value;
  }

  private void skipSpace() {
    while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  /** Skips white space, and the character if it is the next one. */
  private boolean next(char wanted) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == wanted) {
      at++;
      return true;
    }
    return false;
  }

  private char peek() {
    if (at == text.length()) {
      throw wrong("it ends inside a value");
    }
    return text.charAt(at);
  }

  private char take() {
    char c = peek();
    at++;
    return c;
  }

  private JsonFormatException wrong(String what) {
    int line = 1;
    int lineBegin = 0;
    for (int i = 0; i < at; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineBegin = i + 1;
      }
    }
    return new JsonFormatException(
        "The text is no valid JSON at line "
            + line
            + ", column "
            + (at - lineBegin + 1)
            + ": "
            + what
            + ".");
  }
}
