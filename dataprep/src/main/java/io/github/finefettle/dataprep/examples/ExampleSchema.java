package io.github.finefettle.dataprep.examples;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.split.RowId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a user's rows are read and written by role. Plans speak of roles only, so the schema is code
 * and no part of a plan. Immutable; safe for use by several threads if its readers and writers are.
 *
 * <p>A role without a writer can be checked and can lead to a drop, but is never edited.
 *
 * @param <R> the type of a row
 */
@CheckReturnValue
public final class ExampleSchema<R> {
  private static final Set<Role> TURN_ROLES =
      Collections.unmodifiableSet(EnumSet.of(Role.INPUT, Role.TARGET, Role.CALL));

  private final Class<R> type;
  private final Optional<RecordComponents<R>> components;
  private final EnumMap<Role, RoleReader<R>> readers;
  private final EnumMap<Role, RoleWriter<R>> writers;
  private final Optional<TurnReader<R>> turnReader;
  private final Optional<TurnWriter<R>> turnWriter;

  private ExampleSchema(
      Class<R> type,
      Optional<RecordComponents<R>> components,
      EnumMap<Role, RoleReader<R>> readers,
      EnumMap<Role, RoleWriter<R>> writers,
      Optional<TurnReader<R>> turnReader,
      Optional<TurnWriter<R>> turnWriter) {
    this.type = type;
    this.components = components;
    this.readers = readers;
    this.writers = writers;
    this.turnReader = turnReader;
    this.turnWriter = turnWriter;
  }

  /**
   * The schema of a record, whose roles are given by component names. A component of type String is
   * read and written (a new record through its canonical constructor); one of another type is read
   * as {@code String.valueOf} and not written.
   *
   * @param <R> the type of a row
   * @param type the record's class
   * @return a schema without roles
   */
  public static <R extends Record> ExampleSchema<R> ofRecord(Class<R> type) {
    return new ExampleSchema<>(
        type,
        Optional.of(RecordComponents.of(type)),
        new EnumMap<>(Role.class),
        new EnumMap<>(Role.class),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The schema of any class, whose roles are given by readers and writers.
   *
   * @param <R> the type of a row
   * @param type the class
   * @return a schema without roles
   */
  public static <R> ExampleSchema<R> of(Class<R> type) {
    return new ExampleSchema<>(
        type,
        Optional.empty(),
        new EnumMap<>(Role.class),
        new EnumMap<>(Role.class),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same schema with the component that is the input.
   *
   * @param component a component's name
   * @return a new schema
   * @throws IllegalArgumentException if the record has no such component
   */
  public ExampleSchema<R> input(String component) {
    return role(Role.INPUT, component);
  }

  /**
   * The same schema with a reader and a writer of the input.
   *
   * @param reader reads it
   * @param writer writes it
   * @return a new schema
   */
  public ExampleSchema<R> input(RoleReader<R> reader, RoleWriter<R> writer) {
    return role(Role.INPUT, reader, writer);
  }

  /**
   * The same schema with the component that is the target.
   *
   * @param component a component's name
   * @return a new schema
   * @throws IllegalArgumentException if the record has no such component
   */
  public ExampleSchema<R> target(String component) {
    return role(Role.TARGET, component);
  }

  /**
   * The same schema with the component that is the label.
   *
   * @param component a component's name
   * @return a new schema
   * @throws IllegalArgumentException if the record has no such component
   */
  public ExampleSchema<R> label(String component) {
    return role(Role.LABEL, component);
  }

  /**
   * The same schema with a reader and a writer of the label.
   *
   * @param reader reads it
   * @param writer writes it
   * @return a new schema
   */
  public ExampleSchema<R> label(RoleReader<R> reader, RoleWriter<R> writer) {
    return role(Role.LABEL, reader, writer);
  }

  /**
   * The same schema with the component that says what belongs together.
   *
   * @param component a component's name
   * @return a new schema
   * @throws IllegalArgumentException if the record has no such component
   */
  public ExampleSchema<R> group(String component) {
    return role(Role.GROUP, component);
  }

  /**
   * The same schema with the component that says where the example came from.
   *
   * @param component a component's name
   * @return a new schema
   * @throws IllegalArgumentException if the record has no such component
   */
  public ExampleSchema<R> source(String component) {
    return role(Role.SOURCE, component);
  }

  /**
   * The same schema with the component that holds what the model is given beside the input.
   *
   * @param component a component's name
   * @return a new schema
   * @throws IllegalArgumentException if the record has no such component
   */
  public ExampleSchema<R> context(String component) {
    return role(Role.CONTEXT, component);
  }

  /**
   * The same schema with the component that is the worse answer of a preference.
   *
   * @param component a component's name
   * @return a new schema
   * @throws IllegalArgumentException if the record has no such component
   */
  public ExampleSchema<R> rejected(String component) {
    return role(Role.REJECTED, component);
  }

  /**
   * The same schema with the component of a role.
   *
   * @param role the role
   * @param component a component's name
   * @return a new schema
   * @throws IllegalArgumentException if the record has no such component
   * @throws IllegalStateException if the schema was not made by {@link #ofRecord}
   */
  public ExampleSchema<R> role(Role role, String component) {
    RecordComponents<R> record =
        components.orElseThrow(
            () ->
                new IllegalStateException(
                    "The role "
                        + role
                        + " of "
                        + type.getSimpleName()
                        + " cannot be given by a component name (\""
                        + component
                        + "\"): the schema was made by of(Class). Give a reader and a writer, or"
                        + " begin with ofRecord(Class)."));
    return with(role, record.reader(component), record.writer(component));
  }

  /**
   * The same schema with a reader and a writer of a role.
   *
   * @param role the role
   * @param reader reads it
   * @param writer writes it
   * @return a new schema
   */
  public ExampleSchema<R> role(Role role, RoleReader<R> reader, RoleWriter<R> writer) {
    return with(role, reader, writer);
  }

  /**
   * The same schema with a role that is read but never edited.
   *
   * @param role the role
   * @param reader reads it
   * @return a new schema
   */
  public ExampleSchema<R> readOnly(Role role, RoleReader<R> reader) {
    return with(role, reader, null);
  }

  private ExampleSchema<R> with(Role role, RoleReader<R> reader, @Nullable RoleWriter<R> writer) {
    EnumMap<Role, RoleReader<R>> moreReaders = new EnumMap<>(readers);
    EnumMap<Role, RoleWriter<R>> moreWriters = new EnumMap<>(writers);
    moreReaders.put(role, reader);
    if (writer == null) {
      moreWriters.remove(role);
    } else {
      moreWriters.put(role, writer);
    }
    return new ExampleSchema<>(type, components, moreReaders, moreWriters, turnReader, turnWriter);
  }

  /**
   * The same schema for rows that are chats. The assistant's turns are targets, all others inputs;
   * tool calls have the role CALL.
   *
   * @param reader reads the turns
   * @param writer writes them back
   * @return a new schema
   */
  public ExampleSchema<R> turns(TurnReader<R> reader, TurnWriter<R> writer) {
    return new ExampleSchema<>(
        type, components, readers, writers, Optional.of(reader), Optional.of(writer));
  }

  /**
   * The same schema for rows that are chats, whose turns are checked but never edited.
   *
   * @param reader reads the turns
   * @return a new schema
   */
  public ExampleSchema<R> readOnlyTurns(TurnReader<R> reader) {
    return new ExampleSchema<>(
        type, components, readers, writers, Optional.of(reader), Optional.empty());
  }

  /**
   * This schema, after a check that it fits a kind of record.
   *
   * @param kind the kind
   * @return this schema
   * @throws IllegalArgumentException if it lacks a role that the kind needs, has one that the kind
   *     cannot have, or has turns where it must not or none where it must
   */
  @CanIgnoreReturnValue
  public ExampleSchema<R> requireKind(RecordKind kind) {
    String what = "The schema of " + type.getSimpleName() + " is no " + kind + ": ";
    if (kind.needsTurns() && !hasTurns()) {
      throw new IllegalArgumentException(
          what + "it has no turns. Give them by turns(reader, writer), or ask for another kind.");
    }
    if (!kind.allowsTurns() && hasTurns()) {
      throw new IllegalArgumentException(
          what + "it has turns. Give the texts by roles, or ask for CHAT.");
    }
    EnumSet<Role> missing = EnumSet.noneOf(Role.class);
    missing.addAll(kind.needed());
    missing.removeAll(roles());
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          what
              + "it lacks the roles "
              + missing
              + "; it has "
              + roles()
              + ". Add them to the schema, or ask for another kind.");
    }
    EnumSet<Role> more = EnumSet.noneOf(Role.class);
    more.addAll(roles());
    more.removeAll(kind.allowed());
    if (!more.isEmpty()) {
      throw new IllegalArgumentException(
          what
              + "it has the roles "
              + more
              + ", which such a record cannot have. Leave them out, or ask for another kind.");
    }
    return this;
  }

  /**
   * Whether the rows are chats.
   *
   * @return true if turns are read
   */
  public boolean hasTurns() {
    return turnReader.isPresent();
  }

  /**
   * The type of a row.
   *
   * @return its class
   */
  public Class<R> type() {
    return type;
  }

  /**
   * The roles that the rows have, in the order of {@link Role}.
   *
   * @return an unmodifiable set
   */
  public Set<Role> roles() {
    EnumSet<Role> roles = EnumSet.noneOf(Role.class);
    roles.addAll(readers.keySet());
    if (turnReader.isPresent()) {
      roles.addAll(TURN_ROLES);
    }
    return Collections.unmodifiableSet(roles);
  }

  /**
   * Whether a role can be edited.
   *
   * @param role a role
   * @return true if it has a writer
   */
  public boolean canWrite(Role role) {
    boolean ofTurns = turnReader.isPresent() && TURN_ROLES.contains(role);
    return ofTurns
        ? turnWriter.isPresent() && (!readers.containsKey(role) || writers.containsKey(role))
        : writers.containsKey(role);
  }

  /**
   * Reads the text of a role.
   *
   * @param role a role of this schema
   * @param id the row's id, for the message of a failure
   * @param row the row
   * @return the text; empty text where the row has none
   * @throws RowAccessException if the user's reader fails
   */
  public String read(Role role, RowId id, R row) {
    RoleReader<R> reader = readers.get(role);
    if (reader == null) {
      throw new IllegalArgumentException(
          "The role " + role + " is not in the schema; it has " + roles() + ".");
    }
    try {
      String text = reader.read(row);
      return text == null ? "" : text;
    } catch (Exception e) {
      throw new RowAccessException(
          "Reading the role " + role + " of the row " + id + " failed.", e);
    }
  }

  /**
   * Makes a row with another text in a role.
   *
   * @param role a role of this schema that has a writer
   * @param id the row's id, for the message of a failure
   * @param row the row
   * @param text the new text
   * @return the new row
   * @throws RowAccessException if the user's writer fails
   */
  public R write(Role role, RowId id, R row, String text) {
    RoleWriter<R> writer = writers.get(role);
    if (writer == null) {
      throw new IllegalArgumentException(
          "The role " + role + " has no writer in the schema of " + type.getSimpleName() + ".");
    }
    try {
      return writer.write(row, text);
    } catch (Exception e) {
      throw new RowAccessException(
          "Writing the role " + role + " of the row " + id + " failed.", e);
    }
  }

  /**
   * Reads all roles of a row.
   *
   * @param id the row's id
   * @param row the row
   * @return the example
   * @throws RowAccessException if a user's reader fails
   */
  public Example read(RowId id, R row) {
    List<Part> parts = new ArrayList<>(readers.size());
    for (Role role : readers.keySet()) {
      parts.add(Part.of(role, read(role, id, row)));
    }
    for (Turn turn : turns(id, row)) {
      parts.add(new Part(turn.role(), turn.speaker(), turn.text()));
      if (!turn.calls().isEmpty()) {
        parts.add(new Part(Role.CALL, turn.speaker(), turn.calls()));
      }
    }
    return Example.of(id, parts);
  }

  private List<Turn> turns(RowId id, R row) {
    if (turnReader.isEmpty()) {
      return List.of();
    }
    try {
      return turnReader.get().read(row);
    } catch (Exception e) {
      throw new RowAccessException("Reading the turns of the row " + id + " failed.", e);
    }
  }

  /**
   * Writes the texts that were edited back into a row.
   *
   * @param id the row's id
   * @param row the row
   * @param before the example that was read from the row
   * @param after the example with the edits
   * @return the row with the texts of {@code after}; the same row where nothing differs
   * @throws RowAccessException if a user's writer fails
   */
  public R written(RowId id, R row, Example before, Example after) {
    if (after.equals(before)) {
      return row;
    }
    R written = row;
    int place = 0;
    for (Role role : readers.keySet()) {
      // A role's own text comes before the turns, also where a rule gave it a text that it lacked.
      String text = after.part(place).text();
      if (place >= before.size() || !text.equals(before.part(place).text())) {
        written = write(role, id, written, text);
      }
      place++;
    }
    List<Part> spoken = after.parts().subList(place, after.size());
    if (turnReader.isPresent() && !spoken.equals(before.parts().subList(place, before.size()))) {
      written = write(id, written, spoken);
    }
    return written;
  }

  private R write(RowId id, R row, List<Part> spoken) {
    TurnWriter<R> writer =
        turnWriter.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "The turns have no writer in the schema of " + type.getSimpleName() + "."));
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < spoken.size(); i++) {
      Part said = spoken.get(i);
      boolean calls = i + 1 < spoken.size() && spoken.get(i + 1).role() == Role.CALL;
      i += calls ? 1 : 0;
      turns.add(new Turn(said.speaker(), said.text(), calls ? spoken.get(i).text() : ""));
    }
    try {
      return writer.write(row, turns);
    } catch (Exception e) {
      throw new RowAccessException("Writing the turns of the row " + id + " failed.", e);
    }
  }

  /** The class and its roles. */
  @Override
  public String toString() {
    return "ExampleSchema[" + type.getSimpleName() + ", " + roles() + "]";
  }
}
