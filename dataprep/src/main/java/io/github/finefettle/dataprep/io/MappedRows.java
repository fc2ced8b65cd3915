package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.split.RowId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Rows of files as records of Java. */
final class MappedRows<R extends Record> implements RowSource<R> {
  private final RowSource<FieldRow> fields;
  private final RecordMapping<R> mapping;

  MappedRows(RowSource<FieldRow> fields, RecordMapping<R> mapping) {
    this.fields = fields;
    this.mapping = mapping;
  }

  @Override
  public String name() {
    return fields.name();
  }

  @Override
  public boolean isRereadable() {
    return fields.isRereadable();
  }

  @Override
  public OptionalLong bytes() {
    return fields.bytes();
  }

  @Override
  public RowReader<R> open() {
    return new Reader(fields.open());
  }

  private final class Reader implements RowReader<R> {
    private final RowReader<FieldRow> reader;

    Reader(RowReader<FieldRow> reader) {
      this.reader = reader;
    }

    @Override
    public List<SourceRecord<R>> next(int most) {
      return reader.next(most).stream()
          .<SourceRecord<R>>map(record -> new Mapped<>(record, mapping))
          .toList();
    }

    @Override
    public long bytesRead() {
      return reader.bytesRead();
    }

    @Override
    public List<SourceFrame> frames() {
      return reader.frames();
    }

    @Override
    public Map<String, String> facts() {
      return reader.facts();
    }

    @Override
    public List<Finding> findings() {
      return reader.findings();
    }

    @Override
    public void close() {
      reader.close();
    }
  }

  /** One record, mapped when it is parsed. */
  private record Mapped<R extends Record>(SourceRecord<FieldRow> record, RecordMapping<R> mapping)
      implements SourceRecord<R> {
    @Override
    public RowId id() {
      return record.id();
    }

    @Override
    public long line() {
      return record.line();
    }

    @Override
    public ParsedRow<R> parse() {
      return mapping.read(record.parse());
    }

    @Override
    public Optional<RawBytes> raw() {
      return record.raw();
    }

    @Override
    public Optional<RawBytes> separatorBefore() {
      return record.separatorBefore();
    }
  }

  /** The name. */
  @Override
  public String toString() {
    return "MappedRows[" + name() + "]";
  }
}
