package io.github.finefettle.dataprep.io;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of a file: named values in the order of the file. Immutable; safe for use by several
 * threads.
 *
 * <p>It holds the bytes of its record and the places of the values in them. A row that was not
 * edited is written as exactly these bytes; an edited one differs in the tokens of the edited
 * values only, and these keep their style: what was escaped stays escaped, what stood in quotes
 * stays in quotes.
 *
 * <p>Two rows are equal if they have the same format and would be written as the same bytes.
 */
@CheckReturnValue
public abstract sealed class FieldRow permits JsonRow, CellRow {
  FieldRow() {}

  /**
   * A row of JSON strings.
   *
   * @param fields the texts by name, in the order in which they shall stand
   * @return the row
   */
  public static FieldRow of(Map<String, String> fields) {
    return JsonRow.ofFields(fields);
  }

  /**
   * A row from the text of one JSON object.
   *
   * @param json the text
   * @return the row
   * @throws IllegalArgumentException if the text is no JSON object, or has a member twice
   */
  public static FieldRow ofJson(String json) {
    return JsonRow.read(json);
  }

  /**
   * The names of the members or columns, in the order of the file.
   *
   * @return an unmodifiable list
   */
  public abstract List<String> names();

  /**
   * What stands at a path.
   *
   * @param path a path
   * @return its kind; {@link ValueKind#MISSING} if there is no such place
   */
  public abstract ValueKind kind(FieldPath path);

  /**
   * The text at a path: of a string the text itself, of a number, boolean, object or array its JSON
   * text as it stands.
   *
   * @param path a path
   * @return the text; empty where nothing or a JSON null stands
   */
  public abstract Optional<String> text(FieldPath path);

  /**
   * The text at a path in UTF-8. Where it stands so in the record, these are the record's own
   * bytes, and no text is made of them.
   *
   * @param path a path
   * @return the bytes of {@link #text(FieldPath)}; half a character is a question mark
   */
  public Optional<RawBytes> utf8(FieldPath path) {
    return text(path).map(RawBytes::utf8);
  }

  /**
   * The text of a path that is given as text.
   *
   * @param path see {@link FieldPath#parse}
   * @return see {@link #text(FieldPath)}
   * @throws IllegalArgumentException if it is no path
   */
  public final Optional<String> text(String path) {
    return text(FieldPath.parse(path));
  }

  /**
   * The same row with another text in one place.
   *
   * <p>A string or null becomes that string. Any other JSON value becomes the text as JSON where
   * that is a value of the same kind ({@code 7} for a number), and else a string. A member that is
   * missing is added behind the others. A cell becomes that text.
   *
   * @param path a path
   * @param text the new text
   * @return a new row, or this one if the text is what stands there
   * @throws IllegalArgumentException if there is no such place and none can be added: what the last
   *     step stands in is missing or no object, or the row is one of cells
   */
  public abstract FieldRow with(FieldPath path, String text);

  /**
   * The same row without one value: a member or element is taken out, a cell becomes empty.
   *
   * @param path a path
   * @return a new row, or this one if there is no such place
   */
  public abstract FieldRow without(FieldPath path);

  /**
   * The paths of the elements of an array.
   *
   * @param array a path
   * @return one path for each element in order; no path if no array stands there
   */
  public abstract List<FieldPath> elements(FieldPath array);

  /**
   * The paths of the members of an object.
   *
   * @param object a path
   * @return one path for each member in order; no path if no object stands there
   */
  public abstract List<FieldPath> members(FieldPath object);

  /**
   * Whether the row would be written as other bytes than those of the record that it was read from.
   *
   * @return true if a value differs
   */
  public abstract boolean isEdited();

  /** The row in its own format, in UTF-8. */
  abstract byte[] encoded();

  /** The row as a JSON object. */
  abstract JsonRow toJsonRow();

  /** The names only; never the values, which may be a user's text. */
  @Override
  public final String toString() {
    return "FieldRow" + names();
  }
}
