package io.github.finefettle.core.split;

import java.util.Comparator;

/**
 * Where a row came from, given before anything moves: "first", ties and output order go by it,
 * never by arrival.
 *
 * @param source a file's name or the user's own word for a list, without a line feed
 * @param position 0 for the first row of the source, or the user's own number
 */
public record RowId(String source, long position) implements Comparable<RowId> {
  private static final Comparator<RowId> ORDER =
      Comparator.comparing(RowId::source).thenComparingLong(RowId::position);

  /** Checks the parts. */
  public RowId {
    if (source.indexOf('\n') >= 0) {
      throw new IllegalArgumentException(
          "The source of a row id must hold no line feed, but it is \""
              + source.replace("\n", "\\n")
              + "\". Give the file's name or one word for the list.");
    }
    if (position < 0) {
      throw new IllegalArgumentException(
          "The position (" + position + ") of a row in " + source + " must be 0 or more.");
    }
  }

  /** Sources in the order of their names (UTF-16 code units), then positions. */
  @Override
  public int compareTo(RowId other) {
    return ORDER.compare(this, other);
  }

  /** The form {@code source#position}. */
  @Override
  public String toString() {
    return source + "#" + position;
  }

  /**
   * Reads what {@link #toString()} wrote.
   *
   * @param text {@code source#position}
   * @return the id
   * @throws IllegalArgumentException if the text has another form
   */
  public static RowId parse(String text) {
    int hash = text.lastIndexOf('#');
    if (hash < 0 || !text.substring(hash + 1).matches("[0-9]{1,19}")) {
      throw new IllegalArgumentException(
          "The row id (" + text + ") must have the form source#position, such as data.csv#12.");
    }
    try {
      return new RowId(text.substring(0, hash), Long.parseLong(text.substring(hash + 1)));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "The position in the row id (" + text + ") must be at most " + Long.MAX_VALUE + ".", e);
    }
  }
}
