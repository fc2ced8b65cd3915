package io.github.finefettle.dataprep.io;

/**
 * How cells stand in a record.
 *
 * @param format CSV, TSV or TEXT
 * @param delimiter what stands between cells; a line feed, which no record holds, if there is one
 *     cell only
 * @param quoted whether a cell may stand in quotes
 */
record Dialect(DataFormat format, byte delimiter, boolean quoted) {
  static final Dialect CSV = new Dialect(DataFormat.CSV, (byte) ',', true);
  static final Dialect TSV = new Dialect(DataFormat.TSV, (byte) '\t', false);
  static final Dialect TEXT = new Dialect(DataFormat.TEXT, (byte) '\n', false);

  static Dialect csv(byte delimiter) {
    return new Dialect(DataFormat.CSV, delimiter, true);
  }
}
