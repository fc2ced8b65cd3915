package io.github.finefettle.dataprep.splitting;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import java.util.List;
import java.util.function.Function;

/**
 * How rows are divided into k folds for cross-validation, each of which validates once while the
 * others are trained on. Immutable; safe for use by several threads.
 *
 * <p>Strata, groups, duplicates, exact shares and seed are those of a {@link SplitPlan}, and its
 * promise holds: a cluster is in one fold, its fold is a hash of its first row, and rows that are
 * appended move nobody. The test rows are just those of the split plan. With exact shares neither
 * of the last two holds: the quotas of folds and test rows are filled anew. To move no old row in
 * any case, save the {@link FoldAssignment} and divide again with it ({@link FoldRunner#keeping}).
 */
@CheckReturnValue
public final class KFoldPlan implements Definition {
  private static final String KIND = "k-fold-plan";
  private static final int VERSION = 1;

  private final SplitPlan plan;
  private final int folds;
  private final boolean test;

  private KFoldPlan(SplitPlan plan, int folds, boolean test) {
    if (folds < 2) {
      throw new IllegalArgumentException(
          "The folds (" + folds + ") must be 2 or more. Five or ten are usual.");
    }
    if (plan.settings().order() == SplitOrder.TIME) {
      throw new IllegalArgumentException(
          "Folds cannot be by time: all but one would be trained on rows that are later than those"
              + " they are judged on. Leave out byTime(), or make one split by time.");
    }
    this.plan = plan;
    this.folds = folds;
    this.test = test;
  }

  static KFoldPlan of(SplitPlan plan, int folds) {
    return new KFoldPlan(plan, folds, true);
  }

  /**
   * The same folds without held-out test rows: all rows are in the folds.
   *
   * @return a new plan
   */
  public KFoldPlan withoutTest() {
    return new KFoldPlan(plan, folds, false);
  }

  /**
   * How many folds.
   *
   * @return 2 or more
   */
  public int folds() {
    return folds;
  }

  /**
   * Whether test rows are held out of all folds.
   *
   * @return true unless {@link #withoutTest()}
   */
  public boolean holdsOutTest() {
    return test;
  }

  SplitPlan plan() {
    return plan;
  }

  /**
   * What runs the plan: with progress, cancellation, or a saved assignment.
   *
   * @return a runner without any of these
   */
  public FoldRunner runner() {
    return FoldRunner.of(this);
  }

  /** How many places a row can have: the folds, and behind them the test split if there is one. */
  int places() {
    return folds + (test ? 1 : 0);
  }

  /** The word for a place. */
  String label(int place) {
    return place == folds ? "test split" : "fold " + (place + 1);
  }

  /**
   * Divides rows that have an input and a label.
   *
   * @param <R> the type of a row
   * @param ids the id of each row, all different
   * @param rows the rows, in any order
   * @param input the text that is given to the model
   * @param label the class of a row
   * @return the folds
   * @throws IllegalArgumentException if ids and rows do not fit, a fold or the test split would be
   *     empty, or the plan is stratified and a class would be missing from one
   */
  public <R> Folds<R> split(
      List<RowId> ids, List<R> rows, Function<R, String> input, Function<R, String> label) {
    return runner().split(ids, rows, input, label).folds();
  }

  /**
   * Divides rows by the roles of a schema.
   *
   * @param <R> the type of a row
   * @param ids the id of each row, all different
   * @param rows the rows, in any order
   * @param schema reads the roles; INPUT, and those that the plan names
   * @param listener hears of the progress
   * @param cancellation stops the work with a {@link java.util.concurrent.CancellationException}
   * @return the folds
   * @throws IllegalArgumentException as above, or if the schema lacks a role
   */
  public <R> Folds<R> split(
      List<RowId> ids,
      List<R> rows,
      ExampleSchema<R> schema,
      ProgressListener listener,
      Cancellation cancellation) {
    return runner().progress(listener).cancellation(cancellation).split(ids, rows, schema).folds();
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put("plan", plan.toJson())
        .put("folds", folds)
        .put("test", test)
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return the plan
   * @throws io.github.finefettle.core.definition.JsonFormatException if it is of another kind or a
   *     newer version
   */
  public static KFoldPlan fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    o.requireKind(KIND, VERSION);
    return new KFoldPlan(
        SplitPlan.fromJson(o.get("plan")),
        Math.toIntExact(o.integer("folds")),
        o.get("test").asBoolean());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof KFoldPlan that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return toJson().hashCode();
  }

  @Override
  public String toString() {
    return folds + " folds" + (test ? " and a test split" : "") + " of " + plan;
  }
}
