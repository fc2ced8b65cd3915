package io.github.finefettle.dataprep.io;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds the array in a JSON document whose elements are the rows: the one that a pointer names, or
 * else the document itself, or the first array of objects in it that stands in no other array.
 */
final class ArrayFinder {
  private static final int NONE = -1;
  private static final int DEEPEST = 16;

  /** Arrays of objects that are parts of one row, as in a file that holds a single chat. */
  private static final Set<String> PARTS_OF_A_ROW =
      Set.of("messages", "conversations", "conversation", "turns", "dialog", "dialogue", "tools");

  private final ByteWindow window;
  private final JsonScan scan;
  private final Deque<String> names = new ArrayDeque<>();

  ArrayFinder(ByteWindow window, JsonScan scan) {
    this.window = window;
    this.scan = scan;
  }

  /** The place of the opening bracket, or NONE. */
  int find(int from, Optional<String> pointer) {
    int at = scan.skipSpace(from);
    return pointer.isPresent() ? follow(at, split(pointer.get()), 0) : search(at, 0, true);
  }

  /** The pointer of the array that was found without one. */
  String pointer() {
    StringBuilder pointer = new StringBuilder();
    names.forEach(name -> pointer.append('/').append(name.replace("~", "~0").replace("/", "~1")));
    return pointer.toString();
  }

  /** RFC 6901, section 4. */
  private static List<String> split(String pointer) {
    return Stream.of(pointer.split("/", -1))
        .skip(1)
        .map(name -> name.replace("~1", "/").replace("~0", "~"))
        .toList();
  }

  private int follow(int from, List<String> names, int depth) {
    if (depth == names.size()) {
      return window.at(from) == '[' ? from : NONE;
    }
    if (window.at(from) != '{') {
      return NONE;
    }
    int at = scan.skipSpace(from + 1);
    while (window.at(at) == '"') {
      int nameEnd = scan.stringEnd(at);
      if (nameEnd == JsonScan.BROKEN) {
        return NONE;
      }
      String name = name(at + 1, nameEnd - 1);
      int value = behindColon(nameEnd);
      if (value != NONE && name.equals(names.get(depth))) {
        return follow(value, names, depth + 1);
      }
      int end = value == NONE ? NONE : scan.valueEnd(value);
      at = end < 0 ? end : behindComma(end);
      if (at < 0) {
        return NONE;
      }
    }
    return NONE;
  }

  private int search(int from, int depth, boolean document) {
    int c = window.at(from);
    if (c == '[') {
      int inner = scan.skipSpace(from + 1);
      return document || window.at(inner) == '{' ? from : NONE;
    }
    if (c != '{' || depth > DEEPEST) {
      return NONE;
    }
    int at = scan.skipSpace(from + 1);
    while (window.at(at) == '"') {
      int nameEnd = scan.stringEnd(at);
      int value = nameEnd == JsonScan.BROKEN ? NONE : behindColon(nameEnd);
      if (value == NONE) {
        return NONE;
      }
      String name = name(at + 1, nameEnd - 1);
      names.addLast(name);
      int found = PARTS_OF_A_ROW.contains(name) ? NONE : search(value, depth + 1, false);
      if (found != NONE) {
        return found;
      }
      names.removeLast();
      int end = scan.valueEnd(value);
      if (end == JsonScan.BROKEN) {
        return NONE;
      }
      at = behindComma(end);
    }
    return NONE;
  }

  private String name(int from, int to) {
    int start = window.start();
    return JsonText.loose(window.bytes(), start + from, start + to);
  }

  private int behindColon(int from) {
    int at = scan.skipSpace(from);
    return window.at(at) == ':' ? scan.skipSpace(at + 1) : NONE;
  }

  private int behindComma(int from) {
    int at = scan.skipSpace(from);
    return window.at(at) == ',' ? scan.skipSpace(at + 1) : at;
  }
}
