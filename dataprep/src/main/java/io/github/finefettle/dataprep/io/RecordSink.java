package io.github.finefettle.dataprep.io;

import java.util.List;
import java.util.OptionalLong;

/** A file of records of Java. */
final class RecordSink<R extends Record> implements RowSink<R> {
  private final RowSink<FieldRow> fields;
  private final RecordMapping<R> mapping;

  RecordSink(RowSink<FieldRow> fields, RecordMapping<R> mapping) {
    this.fields = fields;
    this.mapping = mapping;
  }

  @Override
  public String name() {
    return fields.name();
  }

  @Override
  public boolean isPublished(long completeAt) {
    return fields.isPublished(completeAt);
  }

  @Override
  public RowWriter<R> open(OptionalLong resumeAt) {
    RowWriter<FieldRow> writer = fields.open(resumeAt);
    return new RowWriter<>() {
      @Override
      public byte[] encode(R row) {
        return writer.encode(mapping.write(row));
      }

      @Override
      public long append(List<byte[]> encodedRowsOfOneChunk) {
        return writer.append(encodedRowsOfOneChunk);
      }

      @Override
      public long complete() {
        return writer.complete();
      }

      @Override
      public void publish() {
        writer.publish();
      }

      @Override
      public void discard() {
        writer.discard();
      }

      @Override
      public void close() {
        writer.close();
      }
    };
  }
}
