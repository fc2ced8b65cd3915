package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.io.RejectedRow;
import io.github.finefettle.dataprep.io.SourceRows;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One run of a plan: rows in id order, step after step, and the accounting at the end. */
final class CleaningRun<R> {
  private static final Logger LOG = LoggerFactory.getLogger(CleaningRun.class);
  private static final String TASK = "clean";
  private static final String PARSE = "parse";

  private final CleaningPlan plan;
  private final ExampleSchema<R> schema;
  private final SourceRows<R> source;
  private final ProgressListener listener;
  private final Cancellation cancellation;
  private final List<RowId> ids;
  private final List<R> rows;
  private int told = -1;

  CleaningRun(
      CleaningPlan plan,
      ExampleSchema<R> schema,
      SourceRows<R> source,
      ProgressListener listener,
      Cancellation cancellation) {
    this.plan = plan;
    this.schema = schema;
    this.source = source;
    this.listener = listener;
    this.cancellation = cancellation;
    requireDistinctIds(source);
    List<Integer> order =
        IntStream.range(0, source.rows().size())
            .boxed()
            .sorted(Comparator.comparing(source.ids()::get))
            .toList();
    this.ids = order.stream().map(source.ids()::get).toList();
    this.rows = order.stream().map(source.rows()::get).toList();
  }

  private static void requireDistinctIds(SourceRows<?> source) {
    Set<RowId> seen = new TreeSet<>();
    source.ids().forEach(id -> requireNew(seen, id));
    source.rejected().forEach(rejected -> requireNew(seen, rejected.id()));
  }

  private static void requireNew(Set<RowId> seen, RowId id) {
    if (!seen.add(id)) {
      throw new IllegalArgumentException(
          "The row id " + id + " is given twice. Give each row an id of its own.");
    }
  }

  CleaningResult<R> run(int threads) {
    RulesInForce rules = new RulesInForce(plan, schema);
    try (RowWorkers workers = new RowWorkers(threads, cancellation)) {
      List<RowTrace> traces =
          workers.map(rows.size(), i -> new RowTrace(schema.read(ids.get(i), rows.get(i))));
      int done = 0;
      for (List<Integer> places = rules.learnable();
          !places.isEmpty();
          places = rules.learnable()) {
        // The rows wait where they are, so that one rule learns at a time.
        int place = places.get(0);
        tell(rules, done);
        done = place;
        advance(traces, rules, place, workers);
        learn(traces, rules, place, workers);
      }
      tell(rules, done);
      advance(traces, rules, rules.size(), workers);
      tell(rules, rules.size());
      return result(traces, rules, workers);
    }
  }

  private void tell(RulesInForce rules, int done) {
    cancellation.throwIfCancelled(TASK);
    if (done > told) {
      told = done;
      String rule = done < rules.size() ? rules.rule(done).id() : "";
      listener.progressed(Progress.of(TASK, done, rules.size(), "steps").withDetail(rule));
    }
  }

  private void advance(List<RowTrace> traces, RulesInForce rules, int to, RowWorkers workers) {
    workers.map(
        traces.size(),
        i -> {
          rules.advance(traces.get(i), to);
          return i;
        });
  }

  private void learn(List<RowTrace> traces, RulesInForce rules, int place, RowWorkers workers) {
    tell(rules, place);
    List<RowTrace> alive = traces.stream().filter(RowTrace::isAlive).toList();
    List<Object> noted =
        workers.map(alive.size(), i -> rules.observe(place, alive.get(i).current()));
    LearningInProgress learning = LearningInProgress.of(rules, place, workers.threads());
    for (int i = 0; i < noted.size(); i++) {
      learning.add(alive.get(i).original().id(), noted.get(i));
    }
    learning.finish();
    LOG.debug("Rule {} learned from {} rows.", rules.rule(place).id(), noted.size());
  }

  private CleaningResult<R> result(List<RowTrace> traces, RulesInForce rules, RowWorkers workers) {
    RuleCounts counts = new RuleCounts(rules.size());
    traces.forEach(counts::add);
    plan.guard().check(plan.rules(), counts);
    List<LedgerEntry> entries = new ArrayList<>();
    traces.forEach(trace -> entries.addAll(trace.entries()));
    List<SetAsideRow> setAside = new ArrayList<>();
    for (RejectedRow rejected : source.rejected()) {
      String reason = "Line " + rejected.line() + ": " + rejected.reason();
      entries.add(parseEntry(rejected, reason));
      setAside.add(new SetAsideRow(rejected.id(), PARSE, reason, rejected.raw()));
    }
    Ledger ledger = new Ledger(entries);
    for (LedgerEntry entry : ledger.setAside()) {
      if (!entry.rule().equals(PARSE)) {
        setAside.add(
            new SetAsideRow(
                entry.row(),
                entry.rule(),
                entry.reason(),
                entry.before().orElse(""),
                entry.parts()));
      }
    }
    setAside.sort(Comparator.comparing(SetAsideRow::id));
    List<R> out = workers.map(rows.size(), i -> written(i, traces.get(i)));
    return CleaningResult.of(
        new CleanedRows<>(ids, out, traces, rules.findings()),
        source,
        schema,
        plan,
        rules.resolvedPlan(),
        ledger,
        setAside,
        counts);
  }

  private R written(int i, RowTrace trace) {
    return schema.written(ids.get(i), rows.get(i), trace.original(), trace.current());
  }

  private static LedgerEntry parseEntry(RejectedRow rejected, String reason) {
    return new LedgerEntry(
        rejected.id(),
        0,
        PARSE,
        1,
        RuleAction.SET_ASIDE,
        Optional.empty(),
        0,
        Optional.of(rejected.raw()),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        Optional.empty(),
        reason,
        List.of(),
        Optional.empty());
  }
}
