package io.github.finefettle.dataprep.cleaning;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.HasEvidence;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.split.Splits;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.io.SourceRows;
import io.github.finefettle.dataprep.splitting.SplitOutcome;
import io.github.finefettle.dataprep.splitting.SplitPlan;
import io.github.finefettle.dataprep.splitting.SplitRunner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What came out of a cleaning run: the rows that were kept, where all others went, and the ledger.
 * Immutable.
 *
 * @param <R> the type of a row
 */
@CheckReturnValue
public final class CleaningResult<R> implements HasEvidence {
  private final CleanedRows<R> rows;
  private final ExampleSchema<R> schema;
  private final CleaningPlan plan;
  private final CleaningPlan resolvedPlan;
  private final Ledger ledger;
  private final List<SetAsideRow> setAside;
  private final Accounting accounting;
  private final List<R> kept;
  private final List<RowId> keptIds;
  private final CleaningReport report;

  private CleaningResult(
      CleanedRows<R> rows,
      SourceRows<R> source,
      ExampleSchema<R> schema,
      CleaningPlan plan,
      CleaningPlan resolvedPlan,
      Ledger ledger,
      List<SetAsideRow> setAside,
      RuleCounts counts) {
    this.rows = rows;
    this.schema = schema;
    this.plan = plan;
    this.resolvedPlan = resolvedPlan;
    this.ledger = ledger;
    this.setAside = List.copyOf(setAside);
    this.kept = List.copyOf(rows.keptRows());
    this.keptIds = List.copyOf(rows.keptIds());
    this.accounting =
        new Accounting(
            source.read(), kept.size(), rows.count(RowState.DROPPED), this.setAside.size());
    requireLedgerAgrees();
    this.report =
        new CleaningReport(
            new RunRecord(
                plan,
                resolvedPlan,
                accounting,
                counts,
                examples(ledger),
                source.rejected().size(),
                source.facts(),
                findings(rows, source),
                new CleaningClaims(plan, resolvedPlan, accounting, ledger, rows).claims()));
  }

  static <R> CleaningResult<R> of(
      CleanedRows<R> rows,
      SourceRows<R> source,
      ExampleSchema<R> schema,
      CleaningPlan plan,
      CleaningPlan resolvedPlan,
      Ledger ledger,
      List<SetAsideRow> setAside,
      RuleCounts counts) {
    return new CleaningResult<>(rows, source, schema, plan, resolvedPlan, ledger, setAside, counts);
  }

  private static Map<String, List<LedgerEntry>> examples(Ledger ledger) {
    Map<String, List<LedgerEntry>> examples = new TreeMap<>();
    for (LedgerEntry entry : ledger.entries()) {
      List<LedgerEntry> of = examples.computeIfAbsent(entry.rule(), rule -> new ArrayList<>());
      if (of.size() < CleaningEvidence.EXCERPTS_A_RULE) {
        of.add(entry);
      }
    }
    return examples;
  }

  private static List<Finding> findings(CleanedRows<?> rows, SourceRows<?> source) {
    List<Finding> findings = new ArrayList<>(source.findings());
    findings.addAll(rows.findings());
    return findings;
  }

  /** The states of the rows and the ledger are kept apart, so that one can prove the other. */
  private void requireLedgerAgrees() {
    long dropped = ledger.dropped().stream().map(LedgerEntry::row).distinct().count();
    long aside = ledger.setAside().stream().map(LedgerEntry::row).distinct().count();
    if (dropped != accounting.dropped() || aside != accounting.setAside()) {
      throw new IllegalStateException(
          "The ledger names "
              + dropped
              + " dropped rows and "
              + aside
              + " set aside, but the accounting says "
              + accounting
              + ". This is a fault of the library; please report it.");
    }
  }

  /**
   * The rows that were kept, with all repairs.
   *
   * @return in id order
   */
  public List<R> kept() {
    return kept;
  }

  /**
   * The ids of the rows that were kept.
   *
   * @return as many as there are kept rows, in the same order
   */
  public List<RowId> keptIds() {
    return keptIds;
  }

  /**
   * The rows that could not be parsed, or that a rule put aside for a person.
   *
   * @return in id order
   */
  public List<SetAsideRow> setAside() {
    return setAside;
  }

  /**
   * Every change and every removal.
   *
   * @return the ledger
   */
  public Ledger ledger() {
    return ledger;
  }

  /**
   * Where the rows went.
   *
   * @return read = kept + dropped + set aside
   */
  public Accounting accounting() {
    return accounting;
  }

  /**
   * The plan that was run.
   *
   * @return the plan
   */
  public CleaningPlan plan() {
    return plan;
  }

  /**
   * The plan with everything frozen that the run learned: thresholds, spellings of labels. Cleaning
   * the kept rows with it changes nothing more.
   *
   * @return a plan whose rules judge as they did in this run
   */
  public CleaningPlan resolvedPlan() {
    return resolvedPlan;
  }

  /**
   * A row as it went in, made from the row as it came out (kept, dropped or set aside by a rule) by
   * taking back the edits that the ledger holds.
   *
   * @param id the row's id
   * @return a row equal to the one that went in, if the schema's writers write faithfully
   * @throws IllegalArgumentException if no such row was parsed
   */
  public R undo(RowId id) {
    int index = rows.indexOf(id);
    if (index < 0) {
      throw new IllegalArgumentException(
          "The row " + id + " was not cleaned. Ids have the form source#position.");
    }
    Example cleaned = rows.traces().get(index).current();
    return schema.written(id, rows.rows().get(index), cleaned, ledger.undo(cleaned));
  }

  /**
   * Splits the rows that were kept.
   *
   * @param split how to split
   * @return the three splits
   */
  public Splits<R> split(SplitPlan split) {
    return split(split.runner()).splits();
  }

  /**
   * Splits the rows that were kept, with what a runner was told: progress, cancellation, the
   * assignment of an earlier split.
   *
   * @param runner of the split plan
   * @return the splits and the assignment
   */
  public SplitOutcome<R> split(SplitRunner runner) {
    return runner.split(keptIds, kept, schema);
  }

  /**
   * What the run did, for people, programs and the audit.
   *
   * @return the report
   */
  public CleaningReport report() {
    return report;
  }

  @Override
  public Evidence evidence() {
    return report.evidence();
  }
}
