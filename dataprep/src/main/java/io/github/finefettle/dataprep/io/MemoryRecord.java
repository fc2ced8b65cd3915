package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.split.RowId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row that is an object already. */
record MemoryRecord<R>(RowId id, long line, @Nullable R row) implements SourceRecord<R> {
  @Override
  public ParsedRow<R> parse() {
    return row == null ? ParsedRow.rejected("The row is null.") : ParsedRow.of(row);
  }

  @Override
  public Optional<RawBytes> raw() {
    return Optional.empty();
  }

  @Override
  public Optional<RawBytes> separatorBefore() {
    return Optional.empty();
  }
}
