package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.split.RowId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A record that was kept on disk between two passes. */
final class SpooledRecord<R> implements SourceRecord<R> {
  private final RowId id;
  private final long line;
  private final boolean row;
  private final byte[] bytes;
  private final SpoolCodec<R> codec;

  SpooledRecord(RowId id, long line, boolean row, byte[] bytes, SpoolCodec<R> codec) {
    this.id = id;
    this.line = line;
    this.row = row;
    this.bytes = bytes;
    this.codec = codec;
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
  public ParsedRow<R> parse() {
    if (!row) {
      return ParsedRow.rejected(new String(bytes, StandardCharsets.UTF_8));
    }
    try {
      return ParsedRow.of(codec.decode(bytes));
    } catch (Exception e) {
      throw new IllegalStateException("The row " + id + " cannot be read back.", e);
    }
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
