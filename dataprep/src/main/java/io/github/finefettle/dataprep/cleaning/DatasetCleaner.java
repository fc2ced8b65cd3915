package io.github.finefettle.dataprep.cleaning;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Named;
import io.github.finefettle.dataprep.duplicates.DropExactDuplicates;
import io.github.finefettle.dataprep.duplicates.DropNearDuplicates;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.duplicates.ReviewConflictingLabels;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.io.RowSink;
import io.github.finefettle.dataprep.io.RowSource;
import io.github.finefettle.dataprep.io.SourceRows;
import io.github.finefettle.dataprep.labels.NormalizeLabels;
import io.github.finefettle.dataprep.missing.DropMissing;
import io.github.finefettle.dataprep.missing.TreatAsMissing;
import io.github.finefettle.dataprep.rule.CleaningRule;
import io.github.finefettle.dataprep.rule.CleaningStep;
import io.github.finefettle.dataprep.rule.Roles;
import io.github.finefettle.dataprep.text.TextFunction;
import io.github.finefettle.dataprep.text.TextFunctionRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Cleans training examples, and accounts for every change. Immutable: each method gives a new
 * cleaner with one more step; steps run in the order written.
 *
 * <pre>{@code
 * CleaningResult<Sms> cleaned = DatasetCleaner.forClassification(schema)
 *     .repairEncoding()
 *     .normalizeWhitespace()
 *     .dropMissing(Role.LABEL)
 *     .dropExactDuplicates()
 *     .stopIfRuleRemovesMoreThan(0.20)
 *     .clean(messages);
 * }</pre>
 *
 * <p>A step that the schema cannot serve (a role that it lacks, or an edit of a role without a
 * writer) is refused when it is added.
 *
 * @param <R> the type of a row
 */
@CheckReturnValue
public final class DatasetCleaner<R> {
  private final ExampleSchema<R> schema;
  private final CleaningPlan plan;

  private DatasetCleaner(ExampleSchema<R> schema, CleaningPlan plan) {
    this.schema = schema;
    this.plan = plan;
  }

  /**
   * A cleaner for a task that has no steps yet.
   *
   * @param <R> the type of a row
   * @param task what the rows are to be used for
   * @param schema has at least the roles of the task
   * @return the cleaner
   * @throws IllegalArgumentException if the schema lacks one of them
   */
  public static <R> DatasetCleaner<R> forTask(CleaningTask task, ExampleSchema<R> schema) {
    return of(CleaningPlan.forTask(task), schema);
  }

  /**
   * A cleaner of texts with labels that has no steps yet.
   *
   * @param <R> the type of a row
   * @param schema has at least the roles INPUT and LABEL
   * @return the cleaner
   * @throws IllegalArgumentException if the schema lacks one of the two
   */
  public static <R> DatasetCleaner<R> forClassification(ExampleSchema<R> schema) {
    return forTask(CleaningTask.CLASSIFICATION, schema);
  }

  /**
   * A cleaner with the steps that fit most data sets of a task, as {@code docs/guide/cleaning.md}
   * lists them.
   *
   * @param <R> the type of a row
   * @param task what the rows are to be used for
   * @param schema has the roles of the task, and can write its inputs
   * @return the cleaner
   * @throws IllegalArgumentException if the schema cannot serve the steps
   */
  public static <R> DatasetCleaner<R> withDefaults(CleaningTask task, ExampleSchema<R> schema) {
    return DefaultPlans.of(task, schema);
  }

  /**
   * A cleaner of texts with labels that has the steps that fit most data sets, as {@code
   * docs/guide/cleaning.md} lists them.
   *
   * @param <R> the type of a row
   * @param schema has at least the roles INPUT and LABEL and can write both
   * @return the cleaner
   * @throws IllegalArgumentException if the schema cannot serve the steps
   */
  public static <R> DatasetCleaner<R> withDefaultsForClassification(ExampleSchema<R> schema) {
    return withDefaults(CleaningTask.CLASSIFICATION, schema);
  }

  /**
   * A cleaner of a plan, such as one read from JSON.
   *
   * @param <R> the type of a row
   * @param plan the plan
   * @param schema has the roles that the plan reads, and can write those that it edits
   * @return the cleaner
   * @throws IllegalArgumentException if the schema cannot serve the plan
   */
  public static <R> DatasetCleaner<R> of(CleaningPlan plan, ExampleSchema<R> schema) {
    requireRoles(schema, "the task " + plan.task().id(), plan.task().required(), Set.of());
    for (CleaningRule rule : plan.steps()) {
      requireRoles(schema, "the rule " + rule.id(), rule.reads(), rule.edits());
    }
    return new DatasetCleaner<>(schema, plan);
  }

  private static void requireRoles(
      ExampleSchema<?> schema, String who, Set<Role> reads, Set<Role> edits) {
    for (Role role : reads) {
      if (!schema.roles().contains(role)) {
        throw new IllegalArgumentException(
            "The schema lacks the role "
                + role
                + ", which "
                + who
                + " needs; it has "
                + schema.roles()
                + ". Add the role to the schema.");
      }
    }
    for (Role role : edits) {
      // A role that the rows do not have at all is never edited; reads() says what must be there.
      if (schema.roles().contains(role) && !schema.canWrite(role)) {
        throw new IllegalArgumentException(
            "The schema cannot write the role "
                + role
                + ", which "
                + who
                + " edits. Give the role a writer, or leave the rule out.");
      }
    }
  }

  private DatasetCleaner<R> with(CleaningRule rule) {
    return of(plan.with(rule), schema);
  }

  /**
   * Undoes encoding damage ({@link io.github.finefettle.dataprep.text.EncodingRepair}).
   *
   * @param roles the roles to repair; none for the input alone
   * @return a new cleaner
   */
  public DatasetCleaner<R> repairEncoding(Role... roles) {
    return with(TextFunctionRule.of(TextFunction.REPAIR_ENCODING, roles));
  }

  /**
   * Resolves HTML character references ({@link io.github.finefettle.dataprep.text.HtmlEntities}).
   * Leave it out where the texts speak about HTML.
   *
   * @param roles the roles to edit; none for the input alone
   * @return a new cleaner
   */
  public DatasetCleaner<R> unescapeEntities(Role... roles) {
    return with(TextFunctionRule.of(TextFunction.UNESCAPE_ENTITIES, roles));
  }

  /**
   * Brings texts to Unicode normal form C and removes what nobody sees ({@link
   * io.github.finefettle.dataprep.text.UnicodeForm}).
   *
   * @param roles the roles to edit; none for the input alone
   * @return a new cleaner
   */
  public DatasetCleaner<R> normalizeUnicode(Role... roles) {
    return with(TextFunctionRule.of(TextFunction.NORMALIZE_UNICODE, roles));
  }

  /**
   * Brings white space to one form ({@link io.github.finefettle.dataprep.text.WhiteSpace}).
   *
   * @param roles the roles to edit; none for the input alone
   * @return a new cleaner
   */
  public DatasetCleaner<R> normalizeWhitespace(Role... roles) {
    return with(TextFunctionRule.of(TextFunction.NORMALIZE_WHITESPACE, roles));
  }

  /**
   * Empties inputs and labels that only say that there is none.
   *
   * @param values the texts that say so, such as "N/A"; case and outer white space do not matter
   * @return a new cleaner
   */
  public DatasetCleaner<R> treatAsMissing(String... values) {
    return with(new TreatAsMissing(Roles.of(Role.INPUT, Role.LABEL), Arrays.asList(values)));
  }

  /**
   * Empties texts of one role that only say that there is none.
   *
   * @param role the role
   * @param values the texts that say so, such as "N/A"; case and outer white space do not matter
   * @return a new cleaner
   */
  public DatasetCleaner<R> treatAsMissingIn(Role role, String... values) {
    return with(new TreatAsMissing(Roles.of(role), Arrays.asList(values)));
  }

  /**
   * Drops rows without a text in a role.
   *
   * @param role the role
   * @return a new cleaner
   */
  public DatasetCleaner<R> dropMissing(Role role) {
    return with(new DropMissing(role));
  }

  /**
   * Folds rare spellings of a label onto the frequent one ({@link
   * io.github.finefettle.dataprep.labels.LabelSpellings}). Two frequent labels are never folded
   * onto each other unless they look the same.
   *
   * @return a new cleaner
   */
  public DatasetCleaner<R> normalizeLabels() {
    return with(new NormalizeLabels());
  }

  /**
   * Drops rows all of whose texts equal those of a row with a smaller id ({@link
   * io.github.finefettle.dataprep.duplicates.ExactKey#record()}). Rows with the same input and
   * different labels or answers stay. For another key or survivor, {@link #apply} a {@link
   * DropExactDuplicates}.
   *
   * @return a new cleaner
   */
  public DatasetCleaner<R> dropExactDuplicates() {
    return with(new DropExactDuplicates());
  }

  /**
   * Drops rows whose input is nearly that of another row with the same label. Which row of a
   * cluster stays is a part of the definition; the longest by default.
   *
   * @param define makes the definition from the default one (similarity 0.8)
   * @return a new cleaner
   */
  public DatasetCleaner<R> dropNearDuplicates(UnaryOperator<NearDuplicates> define) {
    return with(new DropNearDuplicates(define.apply(NearDuplicates.atSimilarity(0.8))));
  }

  /**
   * Flags rows with the same input and different labels, and drops none.
   *
   * @return a new cleaner
   */
  public DatasetCleaner<R> reviewConflictingLabels() {
    return with(new ReviewConflictingLabels());
  }

  /**
   * Adds a rule, such as those of the packages {@code text}, {@code missing}, {@code structure},
   * {@code quality}, {@code privacy} and {@code language}.
   *
   * @param rule the rule
   * @return a new cleaner
   * @throws IllegalArgumentException if the schema cannot serve the rule
   */
  public DatasetCleaner<R> apply(CleaningRule rule) {
    return with(rule);
  }

  /**
   * Adds a step of the user's own.
   *
   * @param step the step with the name under which it stands in JSON
   * @return a new cleaner
   */
  public DatasetCleaner<R> step(Named<CleaningStep> step) {
    return with(OwnRule.of(step));
  }

  /**
   * Adds a step of the user's own without a name: the plan then runs, but has no JSON form.
   *
   * @param step the step
   * @return a new cleaner
   */
  public DatasetCleaner<R> unnamedStep(CleaningStep step) {
    return with(new OwnRule(Optional.empty(), step));
  }

  /**
   * Stops the run, with nothing removed, where one rule would remove more than a share of the rows
   * of any class that reached it. Each rule is judged by itself. Fewer than 5 removed rows never
   * stop a run, and rows without a label are no class.
   *
   * @param share the greatest share, above 0 and at most 1
   * @return a new cleaner
   */
  public DatasetCleaner<R> stopIfRuleRemovesMoreThan(double share) {
    RemovalGuard guard = new RemovalGuard(OptionalDouble.of(share));
    return new DatasetCleaner<>(schema, plan.with(guard));
  }

  /**
   * The plan so far.
   *
   * @return the plan, without the schema
   */
  public CleaningPlan plan() {
    return plan;
  }

  /**
   * Prepares to run the plan with threads, progress and cancellation.
   *
   * @return a runner with one thread
   */
  public CleaningRunner<R> runner() {
    return CleaningRunner.of(plan, schema);
  }

  /**
   * Cleans rows on this thread; their ids are {@code list#0}, {@code list#1} and so on.
   *
   * @param rows the rows, none null
   * @return what came out, and the ledger
   * @throws CleaningStoppedException if a rule would remove too much
   */
  public CleaningResult<R> clean(List<R> rows) {
    return runner().clean(rows);
  }

  /**
   * Cleans rows of a source on this thread.
   *
   * @param rows the rows with their ids, no two ids equal
   * @return what came out in id order, and the ledger
   * @throws CleaningStoppedException if a rule would remove too much
   */
  public CleaningResult<R> clean(SourceRows<R> rows) {
    return runner().clean(rows);
  }

  /**
   * Cleans a source of any size into a sink on this thread; {@link #runner()} has threads, a ledger
   * on disk and a journal to resume by.
   *
   * @param source the rows
   * @param sink where the kept rows go, in the order of the source
   * @return what was done
   * @throws CleaningStoppedException if a rule would remove too much; nothing is written then
   */
  @CanIgnoreReturnValue
  public CleaningReport clean(RowSource<R> source, RowSink<R> sink) {
    return runner().clean(source, sink);
  }

  /**
   * Tells what cleaning a source would do, and writes nothing.
   *
   * @param source the rows
   * @return what would be done, with examples by rule
   */
  public CleaningReport dryRun(RowSource<R> source) {
    return runner().dryRun(source);
  }
}
