package io.github.finefettle.dataprep.io;

import io.github.finefettle.dataprep.examples.Turn;
import io.github.finefettle.dataprep.examples.internal.StoredTurn;
import java.util.List;
import java.util.Optional;

/** Chats in fields of a row. Only texts that differ are written. */
final class RowChats {
  private final FieldPath turns;

  /**
   * The chats in a field.
   *
   * @param turns a list of turns as {@link StoredTurn} knows them
   */
  RowChats(FieldPath turns) {
    this.turns = turns;
  }

  List<Turn> read(FieldRow row) {
    return stored(row).stream().map(StoredTurn::turn).toList();
  }

  FieldRow write(FieldRow row, List<Turn> to) {
    List<StoredTurn<RowValue>> stored = stored(row);
    RowEdits edits = new RowEdits(row);
    for (int i = 0; i < stored.size(); i++) {
      stored.get(i).write(to.get(i), edits);
    }
    return edits.applied();
  }

  private List<StoredTurn<RowValue>> stored(FieldRow row) {
    return new RowValue(row, turns).items().stream().map(StoredTurn::of).toList();
  }

  /** The text of a field, or of its last message where it holds messages. */
  static String lastText(FieldRow row, FieldPath path) {
    return lastMessage(row, path)
        .map(message -> message.turn().text())
        .orElseGet(() -> row.text(path).orElse(""));
  }

  /** The row with another text where {@link #lastText} reads it. */
  static FieldRow withLastText(FieldRow row, FieldPath path, String text) {
    Optional<StoredTurn<RowValue>> message = lastMessage(row, path);
    if (message.isEmpty()) {
      return row.with(path, text);
    }
    Turn turn = message.get().turn();
    RowEdits edits = new RowEdits(row);
    message.get().write(new Turn(turn.speaker(), text, turn.calls()), edits);
    return edits.applied();
  }

  private static Optional<StoredTurn<RowValue>> lastMessage(FieldRow row, FieldPath path) {
    List<RowValue> items = new RowValue(row, path).items();
    return items.isEmpty()
        ? Optional.empty()
        : Optional.of(items.get(items.size() - 1))
            .filter(StoredTurn::hasSpeaker)
            .map(StoredTurn::of);
  }

  /** Whether a list begins with something that says who speaks. */
  static boolean holdsMessages(FieldRow row, FieldPath list) {
    List<RowValue> items = new RowValue(row, list).items();
    return !items.isEmpty() && StoredTurn.hasSpeaker(items.get(0));
  }

  /** The texts of all objects of a list, behind each other. */
  static String pieces(FieldRow row, FieldPath list) {
    StringBuilder text = new StringBuilder();
    for (FieldPath piece : row.elements(list)) {
      row.text(piece.member("text")).ifPresent(text::append);
    }
    return text.toString();
  }
}
