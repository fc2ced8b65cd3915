package io.github.finefettle.dataprep.examples;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.split.RowId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * One training example as cleaning steps see it: its id and its texts by role. Immutable.
 *
 * <p>An empty or blank text counts as missing.
 */
@CheckReturnValue
public final class Example {
  private final RowId id;
  private final EnumMap<Role, String> texts;

  private Example(RowId id, EnumMap<Role, String> texts) {
    this.id = id;
    this.texts = texts;
  }

  /**
   * Makes an example.
   *
   * @param id where it came from
   * @param texts the text of each role that it has
   * @return the example
   */
  public static Example of(RowId id, Map<Role, String> texts) {
    EnumMap<Role, String> copy = new EnumMap<>(Role.class);
    copy.putAll(texts);
    return new Example(id, copy);
  }

  /**
   * Where it came from.
   *
   * @return the id
   */
  public RowId id() {
    return id;
  }

  /**
   * The text of a role.
   *
   * @param role a role
   * @return the text, or empty text where there is none
   */
  public String text(Role role) {
    return texts.getOrDefault(role, "");
  }

  /**
   * The text of a role, unless it is missing.
   *
   * @param role a role
   * @return the text, or empty where there is none or it is blank
   */
  public Optional<String> find(Role role) {
    String text = text(role);
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  /**
   * The texts by role, in the order of the roles.
   *
   * @return an unmodifiable map
   */
  public Map<Role, String> texts() {
    return Collections.unmodifiableMap(texts);
  }

  /**
   * The same example with another text in one role.
   *
   * @param role a role
   * @param text its new text
   * @return a new example
   */
  public Example with(Role role, String text) {
    EnumMap<Role, String> copy = new EnumMap<>(texts);
    copy.put(role, text);
    return new Example(id, copy);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Example that && id.equals(that.id) && texts.equals(that.texts);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** The id and the roles; never the texts, which are a user's data. */
  @Override
  public String toString() {
    return "Example[" + id + ", " + texts.keySet() + "]";
  }
}
