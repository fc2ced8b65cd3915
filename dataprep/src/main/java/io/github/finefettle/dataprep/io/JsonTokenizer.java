package io.github.finefettle.dataprep.io;

import java.util.HashSet;
import java.util.Set;

/**
 * Checks one JSON text (RFC 8259, strictly, no member twice) and notes where its values stand.
 *
 * <p>Our own, because what an unchanged row needs is the place of each value and nothing else: one
 * pass over the bytes that also proves them to be UTF-8, eight bytes at a step inside strings, no
 * text decoded, no object made for a token. A parser that hands out tokens decodes each string or
 * allocates for each place. The tests hold it against such a parser.
 *
 * <p>No recursion: the nesting is in the tape. Used once, by one thread.
 */
final class JsonTokenizer {
  static final int DEEPEST = 1000;
  private static final int NONE = -1;
  private static final int FAILED = -2;
  private static final int FEW_MEMBERS = 12;

  private final byte[] in;
  private final int end;
  private final int start;
  private final JsonTape tape = new JsonTape();
  private int at;
  private int nameFrom = NONE;
  private int nameTo = NONE;
  private int nameFlags;
  private int stringFlags;
  private int depth;
  private boolean malformedUtf8;
  private String problem = "";

  JsonTokenizer(byte[] in, int from, int to) {
    this.in = in;
    this.start = from;
    this.at = from;
    this.end = to;
  }

  JsonTape tape() {
    return tape;
  }

  /** Why the text is no JSON, as a sentence; empty if it is. */
  String problem() {
    return problem;
  }

  /** Whether the text was given up because a string in it is no UTF-8. */
  boolean isMalformedUtf8() {
    return malformedUtf8;
  }

  /** Reads the whole text. True if it is one JSON value with only white space around it. */
  boolean run() {
    skipSpace();
    int parent = NONE;
    while (true) {
      int node = beginValue();
      if (node == NONE) {
        return false;
      }
      ValueKind kind = tape.kind(node);
      if (kind == ValueKind.OBJECT || kind == ValueKind.ARRAY) {
        tape.setParent(node, parent);
        parent = node;
        if (++depth > DEEPEST) {
          return fail("it is nested deeper than " + DEEPEST + " levels");
        }
        skipSpace();
        if (at < end && in[at] == closing(kind)) {
          // Falls through to the closing below.
        } else if (kind == ValueKind.ARRAY || readName()) {
          continue;
        } else {
          return false;
        }
      }
      parent = afterValue(parent);
      if (parent == FAILED) {
        return false;
      }
      if (parent == NONE) {
        skipSpace();
        return at == end || fail("something follows the value");
      }
    }
  }

  /**
   * Goes on behind a value: closes what ends here, and stands at the next value afterwards.
   *
   * @return what the next value stands in, NONE if the whole text has ended, or FAILED
   */
  private int afterValue(int innermost) {
    int parent = innermost;
    while (parent != NONE) {
      skipSpace();
      ValueKind kind = tape.kind(parent);
      if (at == end) {
        fail("it ends too early");
        return FAILED;
      }
      byte c = in[at];
      if (c == closing(kind)) {
        at++;
        depth--;
        int outer = tape.parent(parent);
        tape.end(parent, 0, at);
        if (kind == ValueKind.OBJECT && hasTwins(parent)) {
          problem = "The object has the same member twice.";
          return FAILED;
        }
        parent = outer;
      } else if (c == ',' && tape.firstChild(parent) != tape.end()) {
        at++;
        skipSpace();
        return kind == ValueKind.ARRAY || readName() ? parent : FAILED;
      } else {
        fail("a comma or a closing bracket is expected");
        return FAILED;
      }
    }
    return NONE;
  }

  private static byte closing(ValueKind kind) {
    return (byte) (kind == ValueKind.OBJECT ? '}' : ']');
  }

  /** Adds the value that begins here; ends it too unless it is an object or array. */
  private int beginValue() {
    if (at == end) {
      fail("it ends too early");
      return NONE;
    }
    return switch (in[at]) {
      case '{' -> add(ValueKind.OBJECT, at++);
      case '[' -> add(ValueKind.ARRAY, at++);
      case '"' -> string();
      case 't' -> word("true", ValueKind.BOOLEAN);
      case 'f' -> word("false", ValueKind.BOOLEAN);
      case 'n' -> word("null", ValueKind.NULL);
      default -> number();
    };
  }

  private int string() {
    int node = add(ValueKind.STRING, at + 1);
    if (!skipString()) {
      return NONE;
    }
    tape.end(node, stringFlags, at - 1);
    return node;
  }

  private int add(ValueKind kind, int from) {
    int node = tape.add(kind, nameFlags, nameFrom, nameTo, from);
    nameFrom = NONE;
    nameTo = NONE;
    nameFlags = 0;
    return node;
  }

  private int word(String word, ValueKind kind) {
    int from = at;
    for (int i = 0; i < word.length(); i++) {
      if (at == end || in[at] != word.charAt(i)) {
        fail("a value is expected");
        return NONE;
      }
      at++;
    }
    int node = add(kind, from);
    tape.end(node, 0, at);
    return node;
  }

  private int number() {
    int from = at;
    if (in[at] == '-') {
      at++;
    }
    int digits = at;
    boolean zero = at < end && in[at] == '0';
    if (!skipDigits() || (zero && at > digits + 1)) {
      fail(at == from ? "a value is expected" : "a number is wrong");
      return NONE;
    }
    if (at < end && in[at] == '.') {
      at++;
      if (!skipDigits()) {
        fail("a number is wrong");
        return NONE;
      }
    }
    if (at < end && (in[at] == 'e' || in[at] == 'E')) {
      at++;
      if (at < end && (in[at] == '+' || in[at] == '-')) {
        at++;
      }
      if (!skipDigits()) {
        fail("a number is wrong");
        return NONE;
      }
    }
    int node = add(ValueKind.NUMBER, from);
    tape.end(node, 0, at);
    return node;
  }

  private boolean skipDigits() {
    int from = at;
    while (at < end && in[at] >= '0' && in[at] <= '9') {
      at++;
    }
    return at > from;
  }

  /** Reads a member's name and the colon, and stands at its value afterwards. */
  private boolean readName() {
    if (at == end || in[at] != '"') {
      return fail("a member's name in quotes is expected");
    }
    int from = at + 1;
    if (!skipString()) {
      return false;
    }
    nameFrom = from;
    nameTo = at - 1;
    nameFlags =
        ((stringFlags & JsonTape.ESCAPED) != 0 ? JsonTape.NAME_ESCAPED : 0)
            | ((stringFlags & JsonTape.NON_ASCII) != 0 ? JsonTape.NAME_NON_ASCII : 0);
    skipSpace();
    if (at == end || in[at] != ':') {
      return fail("a colon is expected");
    }
    at++;
    skipSpace();
    return true;
  }

  /** From the opening quote to behind the closing one. */
  private boolean skipString() {
    int i = at + 1;
    int flags = 0;
    while (true) {
      i = Utf8Bytes.plainEnd(in, i, end);
      if (i == end) {
        at = i;
        return fail("a string is never closed");
      }
      byte c = in[i];
      if (c == '"') {
        at = i + 1;
        stringFlags = flags;
        return true;
      }
      if (c == '\\') {
        flags |= JsonTape.ESCAPED;
        int behind = escapeEnd(i);
        if (behind == NONE) {
          return false;
        }
        i = behind;
      } else if (c >= 0) {
        at = i;
        return fail("a string holds a control character that is not escaped");
      } else {
        flags |= JsonTape.NON_ASCII;
        do {
          int length = Utf8Bytes.characterLength(in, i, end);
          if (length == 0) {
            at = i;
            malformedUtf8 = true;
            return fail("a string is no UTF-8");
          }
          i += length;
        } while (i < end && in[i] < 0);
      }
    }
  }

  private int escapeEnd(int backslash) {
    int i = backslash + 1;
    byte c = i < end ? in[i] : 0;
    if (c == 'u' && isHex(i + 1) && isHex(i + 2) && isHex(i + 3) && isHex(i + 4)) {
      return i + 5;
    }
    if (c == 'n' || c == '"' || c == '\\' || c == 't' || c == 'r' || c == '/' || c == 'b'
        || c == 'f') {
      return i + 1;
    }
    at = backslash;
    fail("an escape is wrong");
    return NONE;
  }

  private boolean isHex(int i) {
    return i < end && Character.digit(in[i], 16) >= 0;
  }

  private void skipSpace() {
    while (at < end && (in[at] == ' ' || in[at] == '\n' || in[at] == '\r' || in[at] == '\t')) {
      at++;
    }
  }

  private boolean fail(String what) {
    problem = "The record is no valid JSON at byte " + (at - start + 1) + ": " + what + ".";
    return false;
  }

  /** Whether two members of an object have the same name. */
  private boolean hasTwins(int object) {
    int stop = tape.next(object);
    int members = 0;
    for (int node = tape.firstChild(object); node != stop; node = tape.next(node)) {
      if (++members > FEW_MEMBERS) {
        return hasTwinsAmongMany(object);
      }
      for (int other = tape.firstChild(object); other != node; other = tape.next(other)) {
        if (JsonText.sameName(in, tape, node, other)) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean hasTwinsAmongMany(int object) {
    Set<String> names = new HashSet<>();
    int stop = tape.next(object);
    for (int node = tape.firstChild(object); node != stop; node = tape.next(node)) {
      if (!names.add(JsonText.name(in, tape, node))) {
        return true;
      }
    }
    return false;
  }
}
