package io.github.finefettle.dataprep.splitting;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Runs a {@link KFoldPlan}. Immutable; each setting gives a new runner. */
@CheckReturnValue
public final class FoldRunner {
  private final KFoldPlan plan;
  private final Optional<FoldAssignment> previous;
  private final ProgressListener listener;
  private final Cancellation cancellation;

  private FoldRunner(
      KFoldPlan plan,
      Optional<FoldAssignment> previous,
      ProgressListener listener,
      Cancellation cancellation) {
    this.plan = plan;
    this.previous = previous;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  static FoldRunner of(KFoldPlan plan) {
    return new FoldRunner(plan, Optional.empty(), ProgressListener.none(), new Cancellation());
  }

  /**
   * The same runner that keeps every row of an earlier run in its fold, or held out. New rows are
   * treated as {@link SplitRunner#keeping} says, with folds for sides.
   *
   * @param assignment of the earlier run
   * @return a new runner
   * @throws IllegalArgumentException if it has another number of folds, or holds out test rows
   *     where the plan does not or the reverse
   */
  public FoldRunner keeping(FoldAssignment assignment) {
    KFoldPlan old = assignment.plan();
    if (old.folds() != plan.folds() || old.holdsOutTest() != plan.holdsOutTest()) {
      throw new IllegalArgumentException(
          "The assignment that is to be kept is of "
              + old
              + ", the plan of "
              + plan
              + ". Ask for as many folds, and for test rows where there were some; or divide anew"
              + " without keeping it.");
    }
    return new FoldRunner(plan, Optional.of(assignment), listener, cancellation);
  }

  /**
   * The same runner with someone who hears of the progress.
   *
   * @param hears called on the thread that divides
   * @return a new runner
   */
  public FoldRunner progress(ProgressListener hears) {
    return new FoldRunner(plan, previous, hears, cancellation);
  }

  /**
   * The same runner that can be stopped. It then throws {@link
   * java.util.concurrent.CancellationException}.
   *
   * @param wish looked at between rows, and while duplicates are sought
   * @return a new runner
   */
  public FoldRunner cancellation(Cancellation wish) {
    return new FoldRunner(plan, previous, listener, wish);
  }

  /**
   * Divides rows by the roles of a schema.
   *
   * @param <R> the type of a row
   * @param ids the id of each row, all different
   * @param rows the rows, in any order
   * @param schema reads the roles; INPUT, and those that the plan names
   * @return the folds and the assignment
   * @throws IllegalArgumentException if ids and rows do not fit, the schema lacks a role, a fold or
   *     the test split would be empty, or the plan is stratified and a class would be missing from
   *     one
   */
  public <R> FoldOutcome<R> split(List<RowId> ids, List<R> rows, ExampleSchema<R> schema) {
    return run(ids, rows, RowTexts.of(schema, SplitRunner.neededRoles(plan.plan().settings())));
  }

  /**
   * Divides rows that have an input and a label.
   *
   * @param <R> the type of a row
   * @param ids the id of each row, all different
   * @param rows the rows, in any order
   * @param input the text that is given to the model
   * @param label the class of a row
   * @return the folds and the assignment
   * @throws IllegalArgumentException as above
   */
  public <R> FoldOutcome<R> split(
      List<RowId> ids, List<R> rows, Function<R, String> input, Function<R, String> label) {
    return run(ids, rows, RowTexts.of(input, label));
  }

  private <R> FoldOutcome<R> run(List<RowId> ids, List<R> rows, RowTexts<R> texts) {
    Watch watch = Watch.of("folds", listener, cancellation);
    SortedRows<R> sorted =
        SortedRows.of(plan.plan().settings(), ids, rows, texts, watch.part("reading rows"));
    return new FoldRun<>(plan, sorted, previous, watch).outcome();
  }
}
