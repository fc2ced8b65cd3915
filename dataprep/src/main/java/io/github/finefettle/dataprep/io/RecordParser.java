package io.github.finefettle.dataprep.io;

/** Makes rows of the records of one file. Pure; safe for use by several threads. */
interface RecordParser {
  ParsedRow<FieldRow> parse(byte[] in, int from, int to);
}
