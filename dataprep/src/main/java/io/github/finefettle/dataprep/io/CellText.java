package io.github.finefettle.dataprep.io;

import java.nio.charset.StandardCharsets;

/** Writes cells. */
final class CellText {
  private CellText() {}

  /**
   * One cell in UTF-8.
   *
   * @param quoted whether it stood in quotes before, and shall again
   * @param column for the message
   * @throws UnwritableRowException if the dialect has no quotes and the text would need them
   */
  static byte[] encode(String text, Dialect dialect, boolean quoted, String column) {
    boolean needsQuotes =
        text.indexOf((char) dialect.delimiter()) >= 0
            || text.indexOf('\n') >= 0
            || (dialect.quoted() ? text.indexOf('\r') >= 0 : text.endsWith("\r"))
            || (dialect.quoted() && text.indexOf('"') >= 0);
    if (needsQuotes && !dialect.quoted()) {
      throw new UnwritableRowException(
          "The field \""
              + column
              + "\" holds a line end or tab, which "
              + dialect.format()
              + " cannot hold. Write CSV or JSONL instead.");
    }
    requirePairs(text, column);
    String cell =
        dialect.quoted() && (quoted || needsQuotes) ? '"' + text.replace("\"", "\"\"") + '"' : text;
    return cell.getBytes(StandardCharsets.UTF_8);
  }

  private static void requirePairs(String text, String column) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (i + 1 == text.length()
            || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
          throw new UnwritableRowException(
              "The field \""
                  + column
                  + "\" holds half a character, which UTF-8 cannot hold. Write JSONL instead.");
        }
        i++;
      }
    }
  }

  /** The record as it is, unless a reader would take it for a blank line. */
  static byte[] requireRow(byte[] record, Dialect dialect) {
    for (byte b : record) {
      if (b < 0 || b > ' ') {
        return record;
      }
    }
    if (!dialect.quoted()) {
      throw new UnwritableRowException(
          "The row is blank, and a blank line of "
              + dialect.format()
              + " is no row. Write CSV or JSONL instead.");
    }
    int end = Utf8Bytes.indexOf(record, dialect.delimiter(), 0, record.length);
    byte[] quoted = new byte[record.length + 2];
    quoted[0] = '"';
    System.arraycopy(record, 0, quoted, 1, end);
    quoted[end + 1] = '"';
    System.arraycopy(record, end, quoted, end + 2, record.length - end);
    return quoted;
  }
}
