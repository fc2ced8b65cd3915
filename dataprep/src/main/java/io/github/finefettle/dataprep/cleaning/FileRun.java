package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.Severity;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.progress.internal.ChunkPipeline;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.io.RowReader;
import io.github.finefettle.dataprep.io.RowSink;
import io.github.finefettle.dataprep.io.RowSource;
import io.github.finefettle.dataprep.io.SourceRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a plan over a source of any size. A pass over the rows for each rule that must learn
 * (rules that only flag learn together), then a last pass in which rows go out. Only a few chunks
 * are in memory at a time, and what the learning rules remember.
 *
 * <p>The last pass notes after each chunk how far it is in a journal, so that a run that was killed
 * goes on behind the last whole chunk. What was learned is learned again then: it is the same.
 */
final class FileRun<R> {
  private static final Logger LOG = LoggerFactory.getLogger(FileRun.class);
  private static final String TASK = "clean";

  private final CleaningPlan plan;
  private final ExampleSchema<R> schema;
  private final RowSource<R> source;
  private final boolean copied;
  private final Optional<RowSink<R>> sink;
  private final FileRunSettings settings;
  private final ProgressListener listener;
  private final Cancellation cancellation;
  private final RulesInForce rules;
  private int pass;

  FileRun(
      CleaningPlan plan,
      ExampleSchema<R> schema,
      Rereading<R> reading,
      Optional<RowSink<R>> sink,
      FileRunSettings settings,
      ProgressListener listener,
      Cancellation cancellation) {
    this.plan = plan;
    this.schema = schema;
    this.source = reading.source();
    this.copied = reading.isCopied();
    this.sink = sink;
    this.settings = settings;
    this.listener = listener;
    this.cancellation = cancellation;
    this.rules = new RulesInForce(plan, schema);
  }

  CleaningReport run() {
    try (ChunkPipeline pipeline = new ChunkPipeline("clean", settings.threads(), cancellation)) {
      for (List<Integer> places = rules.learnable();
          !places.isEmpty();
          places = rules.learnable()) {
        pass++;
        learn(places, pipeline);
      }
      pass++;
      return lastPass(pipeline);
    }
  }

  private record Noted(RowId row, Object observation) {}

  private void learn(List<Integer> places, ChunkPipeline pipeline) {
    List<LearningInProgress> learnings =
        places.stream()
            .map(place -> LearningInProgress.of(rules, place, settings.threads()))
            .toList();
    try (RowReader<R> reader = source.open()) {
      pipeline.run(
          () -> next(reader),
          records -> note(places, records),
          noted -> {
            for (int i = 0; i < learnings.size(); i++) {
              for (Noted one : noted.get(i)) {
                learnings.get(i).add(one.row, one.observation);
              }
            }
          });
    }
    learnings.forEach(LearningInProgress::finish);
    LOG.debug("Pass {}: {} rules learned.", pass, places.size());
  }

  private List<SourceRecord<R>> next(RowReader<R> reader) {
    List<SourceRecord<R>> records = reader.next(settings.chunkRows());
    Progress progress =
        new Progress(TASK, reader.bytesRead(), source.bytes(), "bytes", "pass " + pass);
    listener.progressed(progress);
    return records;
  }

  /** What each of the learning rules notes of the rows that reach it. */
  private List<List<Noted>> note(List<Integer> places, List<SourceRecord<R>> records) {
    List<List<Noted>> noted = new ArrayList<>();
    places.forEach(place -> noted.add(new ArrayList<>(records.size())));
    for (SourceRecord<R> record : records) {
      var parsed = record.parse();
      if (parsed.isRow()) {
        RowTrace trace = new RowTrace(schema.read(record.id(), parsed.row()));
        for (int i = 0; i < places.size(); i++) {
          int place = places.get(i);
          rules.advanceToLearn(trace, place);
          if (trace.isAlive()) {
            noted.get(i).add(new Noted(record.id(), rules.observe(place, trace.current())));
          }
        }
      }
    }
    return noted;
  }

  private CleaningReport lastPass(ChunkPipeline pipeline) {
    RunTally tally = new RunTally(rules.size());
    try (RunOutput<R> output = new RunOutput<>(sink, settings, tally)) {
      output.open(header());
      try (RowReader<R> reader = source.open()) {
        skip(reader, output.records());
        ChunkCleaning<R> cleaning =
            new ChunkCleaning<>(rules, schema, new KeptRowChecks(schema, plan), output.writer());
        pipeline.run(() -> next(reader), cleaning::clean, output::take);
        return finish(reader, tally, output);
      }
    }
  }

  /** Passes over records that an earlier run did. They are split, but not parsed. */
  private void skip(RowReader<R> reader, long records) {
    long left = records;
    while (left > 0) {
      int found = reader.next((int) Math.min(left, settings.chunkRows())).size();
      if (found == 0) {
        throw new IllegalArgumentException(
            "The source "
                + source.name()
                + " has fewer rows than the run that was begun did already ("
                + records
                + "). Delete the journal "
                + settings.journal().map(Path::toString).orElse("")
                + " to begin anew.");
      }
      left -= found;
    }
  }

  private CleaningReport finish(RowReader<R> reader, RunTally tally, RunOutput<R> output) {
    List<Finding> findings = new ArrayList<>(reader.findings());
    findings.addAll(rules.findings());
    Optional<RemovalGuard.Excess> excess = plan.guard().firstExcess(plan.rules(), tally.counts());
    if (excess.isPresent()) {
      CleaningStoppedException stopped =
          new CleaningStoppedException(excess.get(), plan.guard().limit().orElse(1));
      if (sink.isPresent()) {
        output.discard();
        throw stopped;
      }
      findings.add(
          new Finding(
              Severity.PROBLEM,
              "safety-stop",
              String.valueOf(stopped.getMessage()),
              "A run that writes would stop here and write nothing."));
    }
    Map<String, String> facts = new TreeMap<>(reader.facts());
    facts.put("passes over the rows", Integer.toString(pass));
    if (copied) {
      facts.put("source", "read once, from then on from a temporary copy");
    }
    output.publish(LedgerLine.end(tally.accounting(), reader.frames()));
    return new CleaningReport(
        new RunRecord(
            plan,
            rules.resolvedPlan(),
            tally.accounting(),
            tally.counts(),
            tally.examples(),
            tally.unparsed(),
            facts,
            findings,
            new FileRunClaims(plan, schema, tally).claims()));
  }

  private JsonValue.JsonObject header() {
    return JsonValue.object()
        .put("kind", "cleaning-run")
        .put("version", 1)
        .put("fingerprint", plan.fingerprint().toString())
        .put("source", source.name())
        .put("bytes", source.bytes().orElse(-1))
        .put("sink", sink.map(RowSink::name).orElse(""))
        .put("ledger", settings.ledger().map(file -> file.getFileName().toString()).orElse(""))
        .toJson();
  }
}
