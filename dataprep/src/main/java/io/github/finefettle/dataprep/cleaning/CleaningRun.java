package io.github.finefettle.dataprep.cleaning;

import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.io.RejectedRow;
import io.github.finefettle.dataprep.io.SourceRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
    try (RowWorkers workers = new RowWorkers(threads, cancellation)) {
      List<Example> read = workers.map(rows.size(), i -> schema.read(ids.get(i), rows.get(i)));
      WorkingRows working = new WorkingRows(read);
      List<StageCount> stages = new ArrayList<>();
      int total = plan.steps().size();
      for (int i = 0; i < total; i++) {
        cancellation.throwIfCancelled(TASK);
        PlannedStep step = plan.steps().get(i);
        listener.progressed(Progress.of(TASK, i, total, "steps").withDetail(step.rule()));
        stages.add(runStep(i + 1, step, working, workers));
      }
      listener.progressed(Progress.of(TASK, total, total, "steps"));
      return result(read, working, stages, workers);
    }
  }

  private StageCount runStep(
      int number, PlannedStep step, WorkingRows working, RowWorkers workers) {
    long before = working.count(WorkingRows.State.ALIVE);
    int entries = working.entries().size();
    if (step instanceof RowStep rowStep) {
      List<Integer> alive = working.alive();
      List<StepOutcome> outcomes =
          workers.map(alive.size(), i -> outcome(rowStep, working.example(alive.get(i))));
      for (int i = 0; i < outcomes.size(); i++) {
        if (outcomes.get(i) != StepOutcome.unchanged()) {
          working.record(alive.get(i), outcomes.get(i));
        }
      }
    } else if (step instanceof DataStep dataStep) {
      dataStep.apply(working);
    }
    working.finishStep(number, step, plan.guard());
    StageCount count =
        StageCount.of(
            step.rule(),
            before,
            working.count(WorkingRows.State.ALIVE),
            working.entries().subList(entries, working.entries().size()));
    LOG.debug("Rule {}: {} rows in, {} rows out.", step.rule(), before, count.after());
    return count;
  }

  private StepOutcome outcome(RowStep step, Example example) {
    StepOutcome outcome;
    try {
      outcome = step.apply(example);
    } catch (Exception e) {
      throw new CleaningStepException(
          "The step " + step.rule() + " failed on the row " + example.id() + ".", e);
    }
    for (Role role : outcome.edits().keySet()) {
      if (!schema.canWrite(role)) {
        throw new IllegalArgumentException(
            "The step "
                + step.rule()
                + " edits the role "
                + role
                + " of the row "
                + example.id()
                + ", which the schema cannot write. Give the role a writer.");
      }
    }
    return outcome;
  }

  private CleaningResult<R> result(
      List<Example> read, WorkingRows working, List<StageCount> stages, RowWorkers workers) {
    List<LedgerEntry> entries = new ArrayList<>(working.entries());
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
                entry.texts()));
      }
    }
    setAside.sort(Comparator.comparing(SetAsideRow::id));
    List<R> out = workers.map(rows.size(), i -> written(i, read.get(i), working.example(i)));
    return CleaningResult.of(
        new CleanedRows<>(ids, out, working), source, schema, plan, ledger, setAside, stages);
  }

  private R written(int i, Example before, Example after) {
    R row = rows.get(i);
    for (Map.Entry<Role, String> text : after.texts().entrySet()) {
      if (!text.getValue().equals(before.text(text.getKey()))) {
        row = schema.write(text.getKey(), ids.get(i), row, text.getValue());
      }
    }
    return row;
  }

  private static LedgerEntry parseEntry(RejectedRow rejected, String reason) {
    return new LedgerEntry(
        rejected.id(),
        0,
        PARSE,
        1,
        LedgerAction.SET_ASIDE,
        Optional.empty(),
        Optional.of(rejected.raw()),
        Optional.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        Optional.empty(),
        reason,
        Map.of());
  }
}
