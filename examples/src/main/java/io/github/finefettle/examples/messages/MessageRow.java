package io.github.finefettle.examples.messages;

/**
 * A row of the file.
 *
 * @param label the label as it stands in the file; empty for an unreadable row
 * @param text the text as it stands in the file; the whole line for an unreadable row
 * @param dirt what is wrong with it
 */
public record MessageRow(String label, String text, Dirt dirt) {
  /** The row as a line of CSV, without the line feed. */
  String toCsvLine() {
    return dirt == Dirt.UNREADABLE ? text : field(label) + "," + field(text);
  }

  private static String field(String value) {
    boolean plain =
        value.equals(value.strip())
            && value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
  }
}
