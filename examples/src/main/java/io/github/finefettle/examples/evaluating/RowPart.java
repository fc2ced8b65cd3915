package io.github.finefettle.examples.evaluating;

import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.FileRows;
import io.github.finefettle.dataprep.io.ParsedRow;
import io.github.finefettle.dataprep.io.RowReader;
import io.github.finefettle.dataprep.io.SourceRecord;
import io.github.finefettle.metrics.MetricSuite;
import io.github.finefettle.metrics.SuiteResult;
import io.github.finefettle.metrics.SuiteState;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/**
 * The metrics of a task that read one kind of row, and how a row is made of the fields.
 *
 * @param <R> the kind of row
 */
final class RowPart<R> {
  private static final int CHUNK = 512;

  private final String family;
  private final MetricSuite<R> suite;
  private final Function<FieldRow, R> reader;
  private final StrictTags strict;

  RowPart(String family, MetricSuite<R> suite, Function<FieldRow, R> reader) {
    this.family = family;
    this.suite = suite;
    this.reader = reader;
    this.strict = StrictTags.of(suite);
  }

  /** Measures a file in one pass, whatever its size. */
  PartResult measure(FileRows source, int threads, ProgressListener progress) {
    SetAside aside = new SetAside();
    AtomicLong measured = new AtomicLong();
    try (RowReader<FieldRow> records = source.open()) {
      SuiteResult result =
          suite
              .runner()
              .threads(threads)
              .progress(
                  done ->
                      progress.progressed(
                          new Progress(
                              "evaluate", records.bytesRead(), source.bytes(), "bytes", "")))
              .<SourceRecord<FieldRow>>fill(
                  () -> records.next(CHUNK),
                  (record, state) -> measured.addAndGet(add(record, state, aside)))
              .measure();
      return new PartResult(family, result, measured.get(), aside);
    }
  }

  private int add(SourceRecord<FieldRow> record, SuiteState<R> state, SetAside aside) {
    ParsedRow<FieldRow> parsed = record.parse();
    if (!parsed.isRow()) {
      aside.add(record.id(), record.line(), parsed.problem());
      return 0;
    }
    R row;
    try {
      row = reader.apply(parsed.row());
    } catch (UnfitRowException | IllegalArgumentException e) {
      // The metrics' own rows refuse what they cannot measure, with the reason.
      aside.add(record.id(), record.line(), String.valueOf(e.getMessage()));
      return 0;
    }
    Optional<String> refused = strict.whyRefused(row);
    if (refused.isPresent()) {
      aside.add(record.id(), record.line(), refused.get());
      return 0;
    }
    state.add(row);
    return 1;
  }
}
