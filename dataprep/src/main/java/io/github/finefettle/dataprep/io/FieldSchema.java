package io.github.finefettle.dataprep.io;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which field of a {@link FieldRow} has which role, for those who have no class of their own.
 * Immutable.
 *
 * <pre>{@code
 * FieldSchema.empty().with(Role.INPUT, "question").with(Role.TARGET, "answer").schema()
 * FieldSchema.ofChat("messages").schema()
 * FieldSchema.detect(rows).schema()
 * }</pre>
 *
 * <p>A field that holds a list of messages where one text is wanted, as {@code chosen} and {@code
 * rejected} of preferences often do, stands for the text of its last message.
 */
@CheckReturnValue
public final class FieldSchema {
  private final EnumMap<Role, FieldPath> roles;
  private final EnumMap<Role, FieldPath> pieces;
  private final Optional<FieldPath> turns;

  private FieldSchema(
      EnumMap<Role, FieldPath> roles, EnumMap<Role, FieldPath> pieces, Optional<FieldPath> turns) {
    this.roles = roles;
    this.pieces = pieces;
    this.turns = turns;
  }

  /**
   * A schema without roles.
   *
   * @return the schema
   */
  public static FieldSchema empty() {
    return new FieldSchema(new EnumMap<>(Role.class), new EnumMap<>(Role.class), Optional.empty());
  }

  /**
   * A schema of chats.
   *
   * @param path the field that holds the turns: objects with {@code role} and {@code content}, or
   *     with {@code from} and {@code value}
   * @return the schema
   */
  public static FieldSchema ofChat(String path) {
    return new FieldSchema(
        new EnumMap<>(Role.class), new EnumMap<>(Role.class), Optional.of(FieldPath.parse(path)));
  }

  /**
   * Finds the roles by the names that people give to fields.
   *
   * @param rows some rows of the source, such as the first hundred
   * @return the schema
   * @throws UnreadableDataException if no field has a name that tells what it is for
   */
  public static FieldSchema detect(List<FieldRow> rows) {
    return new FieldNames(rows).schema();
  }

  /**
   * The same schema with the field of one more role.
   *
   * @param role the role
   * @param path the field, as in {@link FieldPath#parse}
   * @return a new schema
   */
  public FieldSchema with(Role role, String path) {
    EnumMap<Role, FieldPath> more = new EnumMap<>(roles);
    more.put(role, FieldPath.parse(path));
    return new FieldSchema(more, pieces, turns);
  }

  /**
   * The same schema with a role whose text lies in pieces: a list of objects with a member {@code
   * text} each, as annotated utterances have. The role is read as all pieces behind each other, and
   * cannot be edited.
   *
   * @param role the role
   * @param path the field that holds the list
   * @return a new schema
   */
  public FieldSchema withPieces(Role role, String path) {
    EnumMap<Role, FieldPath> more = new EnumMap<>(pieces);
    more.put(role, FieldPath.parse(path));
    return new FieldSchema(roles, more, turns);
  }

  /**
   * The fields by role, without the turns of a chat.
   *
   * @return an unmodifiable map in the order of the roles
   */
  public Map<Role, FieldPath> roles() {
    return Collections.unmodifiableMap(roles);
  }

  /**
   * The field that holds the turns of a chat.
   *
   * @return empty if the rows are no chats
   */
  public Optional<FieldPath> turns() {
    return turns;
  }

  /**
   * The schema for a cleaner.
   *
   * @return reads and writes all roles
   */
  public ExampleSchema<FieldRow> schema() {
    ExampleSchema<FieldRow> schema = ExampleSchema.of(FieldRow.class);
    for (Map.Entry<Role, FieldPath> entry : roles.entrySet()) {
      FieldPath path = entry.getValue();
      schema =
          schema.role(
              entry.getKey(),
              row -> RowChats.lastText(row, path),
              (row, text) -> RowChats.withLastText(row, path, text));
    }
    for (Map.Entry<Role, FieldPath> entry : pieces.entrySet()) {
      FieldPath path = entry.getValue();
      schema = schema.readOnly(entry.getKey(), row -> RowChats.pieces(row, path));
    }
    if (turns.isPresent()) {
      RowChats chats = new RowChats(turns.get());
      schema = schema.turns(chats::read, chats::write);
    }
    return schema;
  }

  /** The roles and their fields, such as {@code INPUT=question, TARGET=answer}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    roles.forEach((role, path) -> text.append(role).append('=').append(path).append(", "));
    pieces.forEach((role, path) -> text.append(role).append('=').append(path).append("[*].text, "));
    turns.ifPresent(path -> text.append("turns=").append(path).append(", "));
    return text.length() == 0 ? "no roles" : text.substring(0, text.length() - 2);
  }
}
