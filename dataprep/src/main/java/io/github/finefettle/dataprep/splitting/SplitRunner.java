package io.github.finefettle.dataprep.splitting;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs a {@link SplitPlan}. Immutable; each setting gives a new runner.
 *
 * <pre>{@code
 * SplitOutcome<Sms> first = plan.runner().split(ids, rows, schema);
 * first.assignment().writeTo(file);
 * // weeks later, with more rows
 * SplitOutcome<Sms> again = plan.runner().keeping(SplitAssignment.readFrom(file)).split(moreIds, moreRows, schema);
 * }</pre>
 */
@CheckReturnValue
public final class SplitRunner {
  private final SplitPlan plan;
  private final Optional<SplitAssignment> previous;
  private final Optional<LeakAudit> audit;
  private final ProgressListener listener;
  private final Cancellation cancellation;

  private SplitRunner(
      SplitPlan plan,
      Optional<SplitAssignment> previous,
      Optional<LeakAudit> audit,
      ProgressListener listener,
      Cancellation cancellation) {
    this.plan = plan;
    this.previous = previous;
    this.audit = audit;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  static SplitRunner of(SplitPlan plan) {
    return new SplitRunner(
        plan, Optional.empty(), Optional.empty(), ProgressListener.none(), new Cancellation());
  }

  /**
   * The same runner that keeps every row of an earlier split on its side.
   *
   * <p>A new row follows the old rows of its cluster. One whose neighbours are on different sides
   * is set aside, with a neighbour of each side named. What belongs to no old row is drawn by the
   * plan. New rows are taken by id, those first that have a neighbour with a side. A class that is
   * missing from a split is then no error but a finding, and the claim is not met.
   *
   * @param assignment of the earlier split
   * @return a new runner
   */
  public SplitRunner keeping(SplitAssignment assignment) {
    return new SplitRunner(plan, Optional.of(assignment), audit, listener, cancellation);
  }

  /**
   * The same runner that audits what it made: validation and test rows against training rows. Rows
   * that are no near duplicates can still share a run of words, such as a quoted paragraph; no plan
   * keeps these together, but the evidence then tells of them, as a claim with the pairs. No row is
   * moved.
   *
   * @param by what is a leak
   * @return a new runner, whose outcome has a {@link SplitOutcome#leaks()}
   */
  public SplitRunner auditing(LeakAudit by) {
    return new SplitRunner(plan, previous, Optional.of(by), listener, cancellation);
  }

  /**
   * The same runner with someone who hears of the progress.
   *
   * @param hears called on the thread that splits
   * @return a new runner
   */
  public SplitRunner progress(ProgressListener hears) {
    return new SplitRunner(plan, previous, audit, hears, cancellation);
  }

  /**
   * The same runner that can be stopped. It then throws {@link
   * java.util.concurrent.CancellationException}; nothing is written.
   *
   * @param wish looked at between rows, and before and after the search for duplicates
   * @return a new runner
   */
  public SplitRunner cancellation(Cancellation wish) {
    return new SplitRunner(plan, previous, audit, listener, wish);
  }

  /**
   * Splits rows by the roles of a schema. The input of a chat is what is said to the assistant.
   *
   * @param <R> the type of a row
   * @param ids the id of each row, all different
   * @param rows the rows, in any order
   * @param schema reads the roles; INPUT, and those that the plan names
   * @return the splits and the assignment
   * @throws IllegalArgumentException if ids and rows do not fit, the schema lacks a role, a split
   *     would be empty, or the plan is stratified and a class would be missing from a split
   */
  public <R> SplitOutcome<R> split(List<RowId> ids, List<R> rows, ExampleSchema<R> schema) {
    return run(ids, rows, RowTexts.of(schema, neededRoles(plan.settings())));
  }

  /**
   * Splits rows that have but an input and a label.
   *
   * @param <R> the type of a row
   * @param ids the id of each row, all different
   * @param rows the rows, in any order
   * @param input the text that is given to the model
   * @param label the class of a row
   * @return the splits and the assignment
   * @throws IllegalArgumentException as above
   */
  public <R> SplitOutcome<R> split(
      List<RowId> ids, List<R> rows, Function<R, String> input, Function<R, String> label) {
    return run(ids, rows, RowTexts.of(input, label));
  }

  private <R> SplitOutcome<R> run(List<RowId> ids, List<R> rows, RowTexts<R> texts) {
    Watch watch = Watch.of("split", listener, cancellation);
    SortedRows<R> sorted =
        SortedRows.of(plan.settings(), ids, rows, texts, watch.part("reading rows"));
    return new SplitRun<>(plan, sorted, previous, audit, watch).outcome();
  }

  static EnumSet<Role> neededRoles(SplitSettings settings) {
    EnumSet<Role> needed = EnumSet.of(Role.INPUT);
    needed.addAll(settings.strata());
    needed.addAll(settings.groups());
    if (settings.order() == SplitOrder.TIME) {
      needed.add(Role.TIME);
    }
    return needed;
  }
}
