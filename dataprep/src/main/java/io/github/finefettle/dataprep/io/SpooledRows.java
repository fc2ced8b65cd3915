package io.github.finefettle.dataprep.io;

import io.github.finefettle.core.evidence.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The rows of a spool file. */
final class SpooledRows<R> implements RowSource<R> {
  private static final long MOST_BYTES = 4L << 20;

  private final String name;
  private final Path spool;
  private final SpoolCodec<R> codec;
  private final Map<String, String> facts;
  private final List<Finding> findings;

  SpooledRows(
      String name,
      Path spool,
      SpoolCodec<R> codec,
      Map<String, String> facts,
      List<Finding> findings) {
    this.name = name;
    this.spool = spool;
    this.codec = codec;
    this.facts = facts;
    this.findings = findings;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean isRereadable() {
    return true;
  }

  @Override
  public OptionalLong bytes() {
    try {
      return OptionalLong.of(Files.size(spool));
    } catch (IOException e) {
      return OptionalLong.empty();
    }
  }

  @Override
  public RowReader<R> open() {
    try {
      return new Reader(new SpoolFile.Reader<>(spool, codec));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private UncheckedIOException unreadable(IOException e) {
    return new UncheckedIOException(
        "The spool file (" + spool + ") cannot be read. Was the source closed?", e);
  }

  private final class Reader implements RowReader<R> {
    private final SpoolFile.Reader<R> file;
    private boolean ended;

    Reader(SpoolFile.Reader<R> file) {
      this.file = file;
    }

    @Override
    public List<SourceRecord<R>> next(int most) {
      if (most < 1) {
        throw new IllegalArgumentException(
            "The number of records (" + most + ") must be 1 or more. Try 1000.");
      }
      List<SourceRecord<R>> records = new ArrayList<>();
      long limit = file.bytesRead() + MOST_BYTES;
      try {
        while (!ended && records.size() < most && file.bytesRead() < limit) {
          SourceRecord<R> record = file.next();
          ended = record == null;
          if (record != null) {
            records.add(record);
          }
        }
      } catch (IOException e) {
        throw unreadable(e);
      }
      return records;
    }

    @Override
    public long bytesRead() {
      return file.bytesRead();
    }

    @Override
    public List<SourceFrame> frames() {
      return List.of();
    }

    @Override
    public Map<String, String> facts() {
      return facts;
    }

    @Override
    public List<Finding> findings() {
      return findings;
    }

    @Override
    public void close() {
      try {
        file.close();
      } catch (IOException e) {
        throw unreadable(e);
      }
    }
  }
}
