package io.github.finefettle.dataprep.splitting;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Definition;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.NumberText;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.split.Splits;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.examples.Role;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How rows are divided into training, validation and test rows. Immutable; safe for use by several
 * threads.
 *
 * <p><b>What stays together.</b> A cluster is what hangs together through near duplicates ({@link
 * #keepingDuplicatesTogether()}) and equal values of a role ({@link #groupedBy}), over any number
 * of steps. All its rows are on one side. Without either, each row is a cluster.
 *
 * <p><b>Which side.</b> A cluster's side is decided by a number in [0, 1) that is a hash of the
 * seed, of the id of its first row (smallest id) and, where the plan is stratified, of that row's
 * stratum. Nothing else enters, so rows that are appended later, with greater ids, leave the others
 * where they are; a new duplicate follows its cluster. In return the shares are met only as closely
 * as chance allows (within their binomial interval). {@link #exactShares()} and {@link #byTime()}
 * decide otherwise, and give that up.
 *
 * <p><b>Rows that come later.</b> A new row that is near to two old clusters makes them one, and
 * the side of the older cluster would hold for both. To move no old row in any case, save the
 * {@link SplitAssignment} and split again with it ({@link SplitRunner#keeping}).
 */
@CheckReturnValue
public final class SplitPlan implements Definition {
  /** What is kept together by default: similar rows, even where only a number tells them apart. */
  static final NearDuplicates LOOKS_ALIKE = NearDuplicates.atSimilarity(0.8).withoutGuards();

  private final SplitSettings settings;

  SplitPlan(SplitSettings settings) {
    this.settings = settings;
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
    return new SplitPlan(
        new SplitSettings(
            new Shares(train, validation, test),
            Set.of(),
            Set.of(),
            SplitOrder.HASH,
            false,
            Optional.empty(),
            0));
  }

  /**
   * The same plan with strata: each value of the role has a draw of its own, and every value must
   * be in every split. Given for several roles, each combination of their values is a stratum. A
   * cluster belongs to the stratum of its first row.
   *
   * @param role {@link Role#LABEL}, {@link Role#SOURCE} or {@link Role#GROUP}
   * @return a new plan
   * @throws IllegalArgumentException for a role that holds free text or time, or by which the plan
   *     is grouped
   */
  public SplitPlan stratifiedBy(Role role) {
    if (!EnumSet.of(Role.LABEL, Role.SOURCE, Role.GROUP).contains(role)) {
      throw new IllegalArgumentException(
          "A split cannot be stratified by the role "
              + role
              + ": hardly two rows share a value of it. Stratify by Role.LABEL, Role.SOURCE or"
              + " Role.GROUP; for Role.TIME there is byTime().");
    }
    return new SplitPlan(settings.stratifiedBy(role));
  }

  /**
   * The same plan that keeps rows with an equal value of a role on one side, such as all messages
   * of one author. Given for several roles, rows that share a value of any of them stay together. A
   * row whose value is blank belongs to no group.
   *
   * @param role {@link Role#GROUP}, {@link Role#SOURCE}, {@link Role#ID}, {@link Role#LABEL} or
   *     {@link Role#CONTEXT} (rows about the same passage)
   * @return a new plan
   * @throws IllegalArgumentException for another role, or one by which the plan is stratified
   */
  public SplitPlan groupedBy(Role role) {
    if (!EnumSet.of(Role.GROUP, Role.SOURCE, Role.ID, Role.LABEL, Role.CONTEXT).contains(role)) {
      throw new IllegalArgumentException(
          "A split cannot be grouped by the role "
              + role
              + ". Group by Role.GROUP, Role.SOURCE, Role.ID, Role.LABEL or Role.CONTEXT; equal"
              + " inputs stay together by keepingDuplicatesTogether().");
    }
    return new SplitPlan(settings.groupedBy(role));
  }

  /**
   * The same plan by {@link Role#TIME}: training rows come before validation rows, and these before
   * test rows. Rows of one moment are never on two sides; each border lies where the share is met
   * most closely.
   *
   * <p>A time is a date ({@code 2024-05-01}), a date and time ({@code 2024-05-01T10:00:00}, with a
   * space instead of the T, with fractions of a second, with {@code Z} or an offset such as {@code
   * +02:00}; UTC without), or a number such as the seconds since 1970, which is compared as a
   * number. Dates and numbers cannot be compared: the rarer of the two kinds, and whatever is
   * neither, is set aside. A cluster belongs to the side of its earliest row; its rows beyond the
   * border are set aside, because on neither side would they be right.
   *
   * <p>Later rows move the borders, and old rows with them. With a saved {@link SplitAssignment}
   * the borders stay, and new rows go by them.
   *
   * @return a new plan
   * @throws IllegalArgumentException if the plan is stratified or by exact shares
   */
  public SplitPlan byTime() {
    return new SplitPlan(settings.ordered(SplitOrder.TIME));
  }

  /**
   * The same plan with quotas: in each stratum the numbers of rows are the shares rounded by the
   * largest remainder, and at least one on each side where the stratum has three clusters or more.
   * Clusters of several rows are placed first and may make a quota be missed by less than the
   * largest of them. Rows that are appended later move the quotas, and old rows with them, unless a
   * saved {@link SplitAssignment} keeps these.
   *
   * @return a new plan
   * @throws IllegalArgumentException if the plan is by time
   */
  public SplitPlan exactShares() {
    return new SplitPlan(settings.ordered(SplitOrder.QUOTA));
  }

  /**
   * The same plan that goes on where a class is missing from a split; the claim of the evidence is
   * then not met. Without this such a split is refused, unless it keeps a saved assignment: then
   * there is nothing to choose for the old rows, and the claim and a finding tell of it.
   *
   * @return a new plan
   */
  public SplitPlan allowingMissingClasses() {
    return new SplitPlan(settings.allowingMissingClasses());
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
    return new SplitPlan(settings.keepingTogether(definition));
  }

  /**
   * The same plan with another seed.
   *
   * @param number any number
   * @return a new plan
   */
  public SplitPlan seed(long number) {
    return new SplitPlan(settings.seed(number));
  }

  /**
   * A plan of k folds with this plan's strata, groups, duplicates and seed. The test share is held
   * out of all folds; the rest, training and validation share together, is divided into k parts.
   *
   * @param k how many folds, 2 or more
   * @return the plan
   * @throws IllegalArgumentException if k is below 2 or this plan is by time
   */
  public KFoldPlan folds(int k) {
    return KFoldPlan.of(this, k);
  }

  /**
   * What runs the plan: with progress, cancellation, all roles of a schema, or a saved assignment.
   *
   * @return a runner without any of these
   */
  public SplitRunner runner() {
    return SplitRunner.of(this);
  }

  /**
   * Splits rows.
   *
   * @param <R> the type of a row
   * @param ids the id of each row, all different
   * @param rows the rows, in any order
   * @param input the text that is given to the model
   * @param label the class of a row
   * @return the splits, each in id order, with evidence
   * @throws IllegalArgumentException if ids and rows do not fit, a split would be empty, the plan
   *     is stratified and a class would be missing from a split, or the plan needs other roles than
   *     input and label (see {@link SplitRunner})
   */
  public <R> Splits<R> split(
      List<RowId> ids, List<R> rows, Function<R, String> input, Function<R, String> label) {
    return runner().split(ids, rows, input, label).splits();
  }

  /**
   * The share of training rows.
   *
   * @return in (0, 1)
   */
  public double trainShare() {
    return settings.shares().train();
  }

  /**
   * The share of validation rows.
   *
   * @return in (0, 1)
   */
  public double validationShare() {
    return settings.shares().validation();
  }

  /**
   * The share of test rows.
   *
   * @return in (0, 1)
   */
  public double testShare() {
    return settings.shares().test();
  }

  /**
   * The seed.
   *
   * @return any number
   */
  public long seed() {
    return settings.seed();
  }

  SplitSettings settings() {
    return settings;
  }

  boolean isStratified() {
    return !settings.strata().isEmpty();
  }

  boolean allowsMissingClasses() {
    return settings.missingClassesAllowed();
  }

  Optional<NearDuplicates> together() {
    return settings.together();
  }

  /** What a leak is measured by. */
  NearDuplicates lookAlikes() {
    return settings.together().orElse(LOOKS_ALIKE);
  }

  double share(Side side) {
    return settings.shares().of(side);
  }

  /**
   * The canonical JSON form. What the first version could hold is written as version 1, so that the
   * fingerprint of such a plan never changes.
   */
  @Override
  public JsonValue.JsonObject toJson() {
    return SplitPlanJson.write(settings);
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
    return new SplitPlan(SplitPlanJson.read(json));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SplitPlan that && toJson().equals(that.toJson());
  }

  @Override
  public int hashCode() {
    return toJson().hashCode();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("split ");
    text.append(NumberText.of(trainShare())).append(" / ");
    text.append(NumberText.of(validationShare())).append(" / ");
    text.append(NumberText.of(testShare())).append(", seed ").append(seed());
    if (settings.order() == SplitOrder.TIME) {
      text.append(", by time");
    } else if (settings.order() == SplitOrder.QUOTA) {
      text.append(", exact shares");
    }
    settings.groups().forEach(role -> text.append(", grouped by ").append(role));
    return text.toString();
  }
}
