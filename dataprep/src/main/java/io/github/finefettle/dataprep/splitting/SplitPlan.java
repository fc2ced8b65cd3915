package io.github.finefettle.dataprep.splitting;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.NumberText;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.split.Splits;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.examples.Role;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How rows are divided into training, validation and test rows. Immutable; safe for use by several
 * threads.
 *
 * <p>A row's side is decided by a number in [0, 1) that is a hash of the seed, of the id of the
 * first row (smallest id) of its group of duplicates and, where the plan is stratified, of that
 * row's label. Nothing else enters, so rows that are appended later, with greater ids, leave the
 * others where they are; a new duplicate follows its group. The one exception: a new row that is
 * near to two old groups makes them one, and the side of the older group holds for both. In return
 * the shares are met only as closely as chance allows (within their binomial interval).
 */
@CheckReturnValue
public final class SplitPlan implements Definition {
  /** What is kept together by default: similar rows, even where only a number tells them apart. */
  static final NearDuplicates LOOKS_ALIKE = NearDuplicates.atSimilarity(0.8).withoutGuards();

  private static final int VERSION = 1;
  private static final String KIND = "split-plan";
  private static final double SUM_TOLERANCE = 1e-9;

  private final double train;
  private final double validation;
  private final double test;
  private final boolean stratified;
  private final boolean missingClassesAllowed;
  private final Optional<NearDuplicates> together;
  private final long seed;

  private SplitPlan(
      double train,
      double validation,
      double test,
      boolean stratified,
      boolean missingClassesAllowed,
      Optional<NearDuplicates> together,
      long seed) {
    this.train = train;
    this.validation = validation;
    this.test = test;
    this.stratified = stratified;
    this.missingClassesAllowed = missingClassesAllowed;
    this.together = together;
    this.seed = seed;
  }

  /**
   * A plan with these shares and seed 0, without strata and without regard to duplicates.
   *
   * @param train the share of training rows, in (0, 1)
   * @param validation the share of validation rows, in (0, 1)
   * @param test the share of test rows, in (0, 1); the three add up to 1
   * @return the plan
   */
  public static SplitPlan of(double train, double validation, double test) {
    boolean positive = train > 0 && validation > 0 && test > 0;
    if (!positive || !(Math.abs(train + validation + test - 1) <= SUM_TOLERANCE)) {
      throw new IllegalArgumentException(
          "The shares ("
              + train
              + ", "
              + validation
              + ", "
              + test
              + ") of train, validation and test must all be above 0 and add up to 1."
              + " Try 0.8, 0.1, 0.1.");
    }
    return new SplitPlan(train, validation, test, false, false, Optional.empty(), 0);
  }

  /**
   * The same plan with strata: each class has a draw of its own, and every class must be in every
   * split.
   *
   * @param role {@link Role#LABEL}, the only role that is supported so far
   * @return a new plan
   */
  public SplitPlan stratifiedBy(Role role) {
    if (role != Role.LABEL) {
      throw new IllegalArgumentException(
          "A split cannot be stratified by the role "
              + role
              + " yet. Stratify by Role.LABEL, or split without strata.");
    }
    return new SplitPlan(train, validation, test, true, missingClassesAllowed, together, seed);
  }

  /**
   * The same plan that goes on where a class is missing from a split; the claim of the evidence is
   * then not met. Without this such a split is refused.
   *
   * @return a new plan
   */
  public SplitPlan allowingMissingClasses() {
    return new SplitPlan(train, validation, test, stratified, true, together, seed);
  }

  /**
   * The same plan that keeps rows on one side that look alike: near duplicates at similarity 0.8,
   * without guards, because a training row that differs only in a number gives a test row away.
   *
   * @return a new plan
   */
  public SplitPlan keepingDuplicatesTogether() {
    return keepingTogether(LOOKS_ALIKE);
  }

  /**
   * The same plan that keeps near duplicates by a definition on one side.
   *
   * @param definition what counts as a near duplicate
   * @return a new plan
   */
  public SplitPlan keepingTogether(NearDuplicates definition) {
    return new SplitPlan(
        train, validation, test, stratified, missingClassesAllowed, Optional.of(definition), seed);
  }

  /**
   * The same plan with another seed.
   *
   * @param number any number
   * @return a new plan
   */
  public SplitPlan seed(long number) {
    return new SplitPlan(
        train, validation, test, stratified, missingClassesAllowed, together, number);
  }

  /**
   * Divides the rows.
   *
   * @param <R> the type of a row
   * @param ids one id a row, all different
   * @param rows the rows, in any order
   * @param input the text that is given to the model
   * @param label the class of a row
   * @return the splits, each in id order, with evidence
   * @throws IllegalArgumentException if ids and rows do not fit, a split would be empty, or the
   *     plan is stratified and a class would be missing from a split
   */
  public <R> Splits<R> split(
      List<RowId> ids, List<R> rows, Function<R, String> input, Function<R, String> label) {
    return new SplitRun<>(this, SortedRows.of(ids, rows, input, label)).splits();
  }

  /**
   * The share of training rows.
   *
   * @return in (0, 1)
   */
  public double trainShare() {
    return train;
  }

  /**
   * The share of validation rows.
   *
   * @return in (0, 1)
   */
  public double validationShare() {
    return validation;
  }

  /**
   * The share of test rows.
   *
   * @return in (0, 1)
   */
  public double testShare() {
    return test;
  }

  /**
   * The seed.
   *
   * @return any number
   */
  public long seed() {
    return seed;
  }

  boolean isStratified() {
    return stratified;
  }

  boolean allowsMissingClasses() {
    return missingClassesAllowed;
  }

  Optional<NearDuplicates> together() {
    return together;
  }

  /** What a leak is measured by. */
  NearDuplicates lookAlikes() {
    return together.orElse(LOOKS_ALIKE);
  }

  double share(Side side) {
    return switch (side) {
      case TRAIN -> train;
      case VALIDATION -> validation;
      case TEST -> test;
    };
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", KIND)
        .put("version", VERSION)
        .put("train", train)
        .put("validation", validation)
        .put("test", test)
        .put("stratified", stratified)
        .put("missingClassesAllowed", missingClassesAllowed)
        .putIfPresent("together", together.map(NearDuplicates::toJson))
        .put("seed", seed)
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
  public static SplitPlan fromJson(JsonValue json) {
    JsonValue.JsonObject o = json.asObject();
    o.requireKind(KIND, VERSION);
    SplitPlan shares = of(o.number("train"), o.number("validation"), o.number("test"));
    return new SplitPlan(
        shares.train,
        shares.validation,
        shares.test,
        o.get("stratified").asBoolean(),
        o.get("missingClassesAllowed").asBoolean(),
        o.find("together").map(NearDuplicates::fromJson),
        o.integer("seed"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SplitPlan that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return Objects.hash(train, validation, test, stratified, together, seed);
  }

  @Override
  public String toString() {
    return "split "
        + NumberText.of(train)
        + " / "
        + NumberText.of(validation)
        + " / "
        + NumberText.of(test)
        + ", seed "
        + seed;
  }
}
