package io.github.finefettle.dataprep.cleaning;

import com.dynatrace.hash4j.hashing.HashStream64;
import com.dynatrace.hash4j.hashing.Hashing;
import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.progress.internal.ChunkPipeline;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.duplicates.DuplicateIndex;
import io.github.finefettle.dataprep.duplicates.DuplicateSearch;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.duplicates.SpooledTexts;
import io.github.finefettle.dataprep.io.FieldPath;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.ParsedRow;
import io.github.finefettle.dataprep.io.RawBytes;
import io.github.finefettle.dataprep.io.RowReader;
import io.github.finefettle.dataprep.io.RowSink;
import io.github.finefettle.dataprep.io.RowSource;
import io.github.finefettle.dataprep.io.RowWriter;
import io.github.finefettle.dataprep.io.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Near duplicates of one field in a file of any size: found, counted, and taken out if wished, rows
 * copied byte for byte and each one that goes told in a ledger. No examples are made of the rows:
 * only the field is looked at, and those that {@link #onlyWithSame} names, where a plan with {@code
 * DropNearDuplicates} asks that all other texts of two rows are equal. Immutable; safe for use by
 * several threads.
 *
 * <p>The texts of the field are copied to a temporary file, where candidates are looked up again;
 * memory is what {@link io.github.finefettle.dataprep.duplicates.DuplicateSearch} states, and 8
 * bytes a row.
 */
@CheckReturnValue
public final class DuplicateRemoval {
  /** So few that what was read is still near the processor when it is written. */
  private static final int CHUNK_ROWS = 512;

  private static final String TASK = "find near duplicates";

  private final NearDuplicates near;
  private final FieldPath field;
  private final List<FieldPath> same;
  private final int threads;
  private final long memory;
  private final ProgressListener listener;
  private final Cancellation cancellation;

  private DuplicateRemoval(
      NearDuplicates near,
      FieldPath field,
      List<FieldPath> same,
      int threads,
      long memory,
      ProgressListener listener,
      Cancellation cancellation) {
    this.near = near;
    this.field = field;
    this.same = List.copyOf(same);
    this.threads = threads;
    this.memory = memory;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  /**
   * A removal with one thread.
   *
   * @param near what counts as a near duplicate, and which row stays: the longest or the first
   * @param field the text that is compared
   * @return the removal
   */
  public static DuplicateRemoval of(NearDuplicates near, FieldPath field) {
    return new DuplicateRemoval(
        near, field, List.of(), 1, 256L << 20, ProgressListener.none(), new Cancellation());
  }

  /**
   * The same that takes rows for duplicates only if other fields are equal in both, such as the
   * label: so that rows which contradict each other both stay.
   *
   * @param fields the fields that must be equal, or both missing
   * @return a new removal
   */
  public DuplicateRemoval onlyWithSame(List<FieldPath> fields) {
    return new DuplicateRemoval(near, field, fields, threads, memory, listener, cancellation);
  }

  /**
   * The same with so many threads; the result does not change.
   *
   * @param count 1 or more
   * @return a new removal
   */
  public DuplicateRemoval threads(int count) {
    return new DuplicateRemoval(near, field, same, count, memory, listener, cancellation);
  }

  /**
   * The same with another bound of memory for keys; what is more goes to temporary files.
   *
   * @param bytes at least 1 MiB; 256 MiB by default
   * @return a new removal
   */
  public DuplicateRemoval memory(long bytes) {
    return new DuplicateRemoval(near, field, same, threads, bytes, listener, cancellation);
  }

  /**
   * The same that tells its progress.
   *
   * @param told on the calling thread
   * @return a new removal
   */
  public DuplicateRemoval progress(ProgressListener told) {
    return new DuplicateRemoval(near, field, same, threads, memory, told, cancellation);
  }

  /**
   * The same that can be cancelled.
   *
   * @param wish looked at between chunks of rows
   * @return a new removal
   */
  public DuplicateRemoval cancellation(Cancellation wish) {
    return new DuplicateRemoval(near, field, same, threads, memory, listener, wish);
  }

  /**
   * Reads the rows and prepares to ask for their duplicates. Close it when done.
   *
   * @param source the rows; read again if rows are to be taken out
   * @return the rows that were read
   */
  public FieldDuplicates read(RowSource<FieldRow> source) {
    SpooledTexts texts = SpooledTexts.open();
    try {
      FieldDuplicates.Reading reading = new FieldDuplicates.Reading(texts, !same.isEmpty());
      try (RowReader<FieldRow> reader = source.open();
          ChunkPipeline pipeline = new ChunkPipeline(TASK, threads, cancellation)) {
        pipeline.run(() -> next(reader, source), this::texts, reading::add);
        reading.end(reader.frames());
      }
      DuplicateIndex index = reading.index(search(near));
      return new FieldDuplicates(this, source, reading, index);
    } catch (RuntimeException | Error e) {
      texts.close();
      throw e;
    }
  }

  DuplicateSearch search(NearDuplicates definition) {
    return definition
        .search()
        .threads(threads)
        .memory(memory)
        .progress(listener)
        .cancellation(cancellation);
  }

  NearDuplicates near() {
    return near;
  }

  private List<SourceRecord<FieldRow>> next(
      RowReader<FieldRow> reader, RowSource<FieldRow> source) {
    listener.progressed(new Progress("read", reader.bytesRead(), source.bytes(), "bytes", ""));
    return reader.next(CHUNK_ROWS);
  }

  private List<FieldText> texts(List<SourceRecord<FieldRow>> records) {
    List<FieldText> texts = new ArrayList<>(records.size());
    for (SourceRecord<FieldRow> record : records) {
      texts.add(text(record));
    }
    return texts;
  }

  private FieldText text(SourceRecord<FieldRow> record) {
    ParsedRow<FieldRow> parsed = record.parse();
    if (parsed.isRow()) {
      return new FieldText(record.id(), text(parsed.row()), part(parsed.row()), "");
    }
    String problem = "Line " + record.line() + ": " + parsed.problem();
    return new FieldText(record.id(), Optional.empty(), 0, problem);
  }

  /** The bytes of the field, unless there is none or nothing but white space in it. */
  private Optional<RawBytes> text(FieldRow row) {
    Optional<RawBytes> found = row.utf8(field);
    return found.isPresent() && isBlank(found.get()) ? Optional.empty() : found;
  }

  private static boolean isBlank(RawBytes bytes) {
    if (bytes.length() > 0 && bytes.at(0) > ' ') {
      return false; // a character of ASCII that can be seen, as nearly all texts begin
    }
    return new String(bytes.toByteArray(), StandardCharsets.UTF_8).isBlank();
  }

  /** 64 bits of a hash of the fields that must be equal. */
  private long part(FieldRow row) {
    if (same.isEmpty()) {
      return 0;
    }
    HashStream64 hash = Hashing.komihash5_0().hashStream();
    for (FieldPath path : same) {
      Optional<String> text = row.text(path);
      hash.putBoolean(text.isPresent()).putString(text.orElse(""));
    }
    return hash.getAsLong();
  }

  /**
   * What was read of a row.
   *
   * @param text empty where the row has no such field, or a blank one
   * @param part rows of different parts are no duplicates
   * @param problem why it could not be parsed, or empty text
   */
  record FieldText(RowId row, Optional<RawBytes> text, long part, String problem) {}

  /** Writes the rows that stay, and what became of the others. */
  void write(
      RowSource<FieldRow> source,
      FieldDuplicates found,
      RowSink<FieldRow> sink,
      Optional<Path> ledgerFile) {
    Optional<AppendedFile> ledger =
        ledgerFile.map(file -> new AppendedFile(file, 0, OptionalLong.empty()));
    try (RowReader<FieldRow> reader = source.open();
        RowWriter<FieldRow> writer = sink.open(OptionalLong.empty())) {
      ledger.ifPresent(file -> file.append(List.of(LedgerLine.header())));
      KeptRows kept = new KeptRows(found, near, writer, found.keepsBytes(sink));
      List<SourceRecord<FieldRow>> records = next(reader, source);
      while (!records.isEmpty()) {
        cancellation.throwIfCancelled(TASK);
        kept.take(records);
        writer.append(kept.rows());
        ledger.ifPresent(file -> file.append(List.of(kept.ledger())));
        records = next(reader, source);
      }
      ledger.ifPresent(
          file -> file.append(List.of(LedgerLine.end(found.accounting(), reader.frames()))));
      ledger.ifPresent(AppendedFile::publish);
      writer.publish();
    } finally {
      ledger.ifPresent(AppendedFile::close);
    }
  }
}
