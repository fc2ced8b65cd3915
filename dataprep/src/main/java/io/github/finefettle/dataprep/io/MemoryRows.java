package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.split.RowId;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongFunction;
import java.util.function.Supplier;

/** Rows that are objects already: a list, an iterable, or something that can be passed once. */
final class MemoryRows<R> implements RowSource<R> {
  private final String name;
  private final boolean rereadable;
  private final AtomicBoolean opened = new AtomicBoolean();
  private final Supplier<Iterator<? extends R>> rows;
  private final LongFunction<RowId> ids;
  private final Runnable closing;

  MemoryRows(
      String name,
      boolean rereadable,
      Supplier<Iterator<? extends R>> rows,
      LongFunction<RowId> ids,
      Runnable closing) {
    this.name = name;
    this.rereadable = rereadable;
    this.rows = rows;
    this.ids = ids;
    this.closing = closing;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isRereadable() {
    return rereadable;
  }

  @Override
  public OptionalLong bytes() {
    return OptionalLong.empty();
  }

  @Override
  public RowReader<R> open() {
    if (opened.getAndSet(true) && !rereadable) {
      throw new IllegalStateException(
          "The source ("
              + name
              + ") can be read once only and was opened before. Spool it to disk"
              + " (SpooledSource) to read it again.");
    }
    return new Reader(rows.get());
  }

  private final class Reader implements RowReader<R> {
    private final Iterator<? extends R> iterator;
    private long position;

    Reader(Iterator<? extends R> iterator) {
      this.iterator = iterator;
    }

    @Override
    public List<SourceRecord<R>> next(int most) {
      if (most < 1) {
        throw new IllegalArgumentException(
            "The number of records (" + most + ") must be 1 or more. Try 1000.");
      }
      List<SourceRecord<R>> records = new ArrayList<>();
      while (records.size() < most && iterator.hasNext()) {
        R row = iterator.next();
        records.add(new MemoryRecord<>(ids.apply(position), position + 1, row));
        position++;
      }
      return records;
    }

    @Override
    public long bytesRead() {
      return 0;
    }

    @Override
    public List<SourceFrame> frames() {
      return List.of();
    }

    @Override
    public Map<String, String> facts() {
      return Map.of();
    }

    @Override
    public List<Finding> findings() {
      return List.of();
    }

    @Override
    public void close() {
      closing.run();
    }
  }

  /** The name. */
  @Override
  public String toString() {
    return "MemoryRows[" + name + "]";
  }
}
