package io.github.finefettle.dataprep.io;

import io.github.finefettle.dataprep.examples.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * The turns of a chat in a field: objects with {@code role} and {@code content} (a text, or a list
 * of typed parts), or with {@code from} and {@code value}. Only texts that differ are written.
 */
final class MessageFields {
  private static final List<String> SPEAKERS = List.of("role", "from", "speaker");
  private static final List<String> TEXTS = List.of("content", "value", "text");
  private static final List<String> CALLS = List.of("tool_calls", "function_call");

  private final FieldPath turns;

  MessageFields(FieldPath turns) {
    this.turns = turns;
  }

  /** The path itself, or that of the last message's text where it holds messages. */
  static FieldPath lastText(FieldRow row, FieldPath path) {
    if (row.kind(path) != ValueKind.ARRAY) {
      return path;
    }
    List<FieldPath> messages = row.elements(path);
    if (messages.isEmpty() || !isMessage(row, messages.get(messages.size() - 1))) {
      return path;
    }
    return text(row, messages.get(messages.size() - 1));
  }

  /** Whether an object says who speaks. */
  static boolean isMessage(FieldRow row, FieldPath object) {
    return row.kind(first(row, object, SPEAKERS)) == ValueKind.STRING;
  }

  /** The texts of all objects of a list, behind each other. */
  static String pieces(FieldRow row, FieldPath list) {
    StringBuilder text = new StringBuilder();
    for (FieldPath piece : row.elements(list)) {
      row.text(piece.member("text")).ifPresent(text::append);
    }
    return text.toString();
  }

  List<Turn> read(FieldRow row) {
    List<Turn> read = new ArrayList<>();
    for (FieldPath message : row.elements(turns)) {
      String speaker = row.text(first(row, message, SPEAKERS)).orElse("");
      String text = row.text(text(row, message)).orElse("");
      String calls = row.text(first(row, message, CALLS)).orElse("");
      read.add(new Turn(Turn.usual(speaker), text, calls));
    }
    return read;
  }

  FieldRow write(FieldRow row, List<Turn> to) {
    List<Turn> before = read(row);
    List<FieldPath> messages = row.elements(turns);
    FieldRow written = row;
    for (int i = 0; i < messages.size(); i++) {
      if (!to.get(i).text().equals(before.get(i).text())) {
        written = written.with(text(row, messages.get(i)), to.get(i).text());
      }
      if (!to.get(i).calls().equals(before.get(i).calls())) {
        written = written.with(first(row, messages.get(i), CALLS), to.get(i).calls());
      }
    }
    return written;
  }

  private static FieldPath text(FieldRow row, FieldPath message) {
    FieldPath content = first(row, message, TEXTS);
    if (row.kind(content) == ValueKind.ARRAY) {
      // Typed parts: the first that is a text; images and the like are left alone.
      for (FieldPath part : row.elements(content)) {
        if (row.kind(part.member("text")) == ValueKind.STRING) {
          return part.member("text");
        }
      }
    }
    return content;
  }

  private static FieldPath first(FieldRow row, FieldPath message, List<String> names) {
    for (String name : names) {
      FieldPath path = message.member(name);
      if (row.kind(path) != ValueKind.MISSING) {
        return path;
      }
    }
    return message.member(names.get(0));
  }
}
