package io.github.finefettle.dataprep.io;

import java.util.List;

/**
 * One row of a delimited file: its cells, or why there are none.
 *
 * @param line the line it begins on, from 1
 * @param cells the cells; empty if it could not be parsed
 * @param problem why it could not be parsed; empty text if it could
 * @param raw the row as it stands in the file, without the line end
 */
record ParsedLine(long line, List<String> cells, String problem, String raw) {
  static ParsedLine of(long line, List<String> cells, String raw) {
    return new ParsedLine(line, cells, "", raw);
  }

  static ParsedLine rejected(long line, String problem, String raw) {
    return new ParsedLine(line, List.of(), problem, raw);
  }

  boolean parsed() {
    return problem.isEmpty();
  }
}
