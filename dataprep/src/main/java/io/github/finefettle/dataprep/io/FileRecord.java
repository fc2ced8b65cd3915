package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.split.RowId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A record of a file: a view of the bytes that were read. */
final class FileRecord implements SourceRecord<FieldRow> {
  private final byte[] bytes;
  private final int from;
  private final int to;
  private final RowId id;
  private final long line;
  private final String problem;
  private final @Nullable RawBytes separator;
  private final RecordParser parser;
  private final AtomicLong fallbacks;
  private boolean counted;

  FileRecord(
      Splitter found,
      RowId id,
      String problem,
      @Nullable RawBytes separator,
      RecordParser parser,
      AtomicLong fallbacks) {
    this.bytes = found.bytes();
    this.from = found.from();
    this.to = found.to();
    this.line = found.line();
    this.id = id;
    this.problem = problem;
    this.separator = separator;
    this.parser = parser;
    this.fallbacks = fallbacks;
  }

  int length() {
    return to - from;
  }

  @Override
  public RowId id() {
    return id;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public ParsedRow<FieldRow> parse() {
    if (!problem.isEmpty()) {
      return ParsedRow.rejected(problem);
    }
    ParsedRow<FieldRow> row = parser.parse(bytes, from, to);
    if (row.isFallback()) {
      countOnce();
    }
    return row;
  }

  /** Parsing again must not count again. */
  private synchronized void countOnce() {
    if (!counted) {
      counted = true;
      fallbacks.incrementAndGet();
    }
  }

  @Override
  public Optional<RawBytes> raw() {
    return Optional.of(RawBytes.view(bytes, from, to));
  }

  @Override
  public Optional<RawBytes> separatorBefore() {
    return Optional.ofNullable(separator);
  }
}
