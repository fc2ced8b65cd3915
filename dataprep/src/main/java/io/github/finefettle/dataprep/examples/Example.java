package io.github.finefettle.dataprep.examples;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.split.RowId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One training example as cleaning rules see it: its id and its texts, each with a role. A chat has
 * several texts of a role, one for each turn, in their order. Immutable.
 *
 * <p>An empty or blank text counts as missing.
 */
@CheckReturnValue
public final class Example {
  private final RowId id;
  private final Part[] parts;

  private Example(RowId id, Part[] parts) {
    this.id = id;
    this.parts = parts;
  }

  /**
   * Makes an example with one text a role.
   *
   * @param id where it came from
   * @param texts the text of each role that it has
   * @return the example
   */
  public static Example of(RowId id, Map<Role, String> texts) {
    EnumMap<Role, String> ordered = new EnumMap<>(Role.class);
    ordered.putAll(texts);
    List<Part> parts = new ArrayList<>(ordered.size());
    ordered.forEach((role, text) -> parts.add(Part.of(role, text)));
    return of(id, parts);
  }

  /**
   * Makes an example of its parts.
   *
   * @param id where it came from
   * @param parts its texts in their order
   * @return the example
   */
  public static Example of(RowId id, List<Part> parts) {
    return new Example(id, parts.toArray(new Part[0]));
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
   * All texts in their order.
   *
   * @return an unmodifiable list
   */
  public List<Part> parts() {
    return Collections.unmodifiableList(Arrays.asList(parts));
  }

  /**
   * How many texts there are.
   *
   * @return 0 or more
   */
  public int size() {
    return parts.length;
  }

  /**
   * One text with its role.
   *
   * @param place from 0
   * @return the part
   */
  public Part part(int place) {
    return parts[place];
  }

  /**
   * The text of a role; several turns are joined by line feeds.
   *
   * @param role a role
   * @return the text, or empty text where there is none
   */
  public String text(Role role) {
    int first = placeOf(role, 0);
    if (first < 0) {
      return "";
    }
    int second = placeOf(role, 1);
    if (second < 0) {
      return parts[first].text();
    }
    StringBuilder found = new StringBuilder(parts[first].text());
    for (int i = second; i < parts.length; i++) {
      if (parts[i].role() == role) {
        found.append('\n').append(parts[i].text());
      }
    }
    return found.toString();
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
   * Which of the texts of its role a part is.
   *
   * @param place the part's place among all parts
   * @return 0 for the first text of the role
   */
  public int indexInRole(int place) {
    int index = 0;
    for (int i = 0; i < place; i++) {
      index += parts[i].role() == parts[place].role() ? 1 : 0;
    }
    return index;
  }

  /**
   * The place of a text of a role.
   *
   * @param role a role
   * @param index 0 for its first text
   * @return the place among all parts, or -1 if there is no such text
   */
  public int placeOf(Role role, int index) {
    int left = index;
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].role() == role && left-- == 0) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The texts by role, in the order of the roles.
   *
   * @return an unmodifiable map
   */
  public Map<Role, String> texts() {
    EnumMap<Role, String> texts = new EnumMap<>(Role.class);
    for (Part part : parts) {
      texts.merge(part.role(), part.text(), (a, b) -> a + "\n" + b);
    }
    return Collections.unmodifiableMap(texts);
  }

  /**
   * The same example with another text in one role.
   *
   * @param role a role of which there is at most one text
   * @param text its new text
   * @return a new example
   * @throws IllegalArgumentException if the role has several texts
   */
  public Example with(Role role, String text) {
    int place = placeOf(role, 0);
    if (place < 0) {
      Part[] more = Arrays.copyOf(parts, parts.length + 1);
      more[parts.length] = Part.of(role, text);
      Arrays.sort(more, (a, b) -> a.role().compareTo(b.role()));
      return new Example(id, more);
    }
    if (placeOf(role, 1) >= 0) {
      throw new IllegalArgumentException(
          "The row "
              + id
              + " has several texts of the role "
              + role
              + ". Say which one by its place among the parts.");
    }
    return with(place, text);
  }

  /**
   * The same example with another text in one part.
   *
   * @param place the part's place
   * @param text its new text
   * @return a new example
   */
  public Example with(int place, String text) {
    Part[] copy = parts.clone();
    copy[place] = copy[place].withText(text);
    return new Example(id, copy);
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof Example that
            && id.equals(that.id)
            && Arrays.equals(parts, that.parts));
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  /** The id and the roles; never the texts, which are a user's data. */
  @Override
  public String toString() {
    return "Example[" + id + ", " + Arrays.stream(parts).map(Part::role).toList() + "]";
  }
}
