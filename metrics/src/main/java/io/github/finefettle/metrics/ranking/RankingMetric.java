package io.github.finefettle.metrics.ranking;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.description.MetricPreset;
import io.github.finefettle.metrics.description.PresetMetric;
import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.ranking.internal.Ties;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A metric of scores that rank rows of two kinds. Rows of equal score are never put in an order;
 * the order in which rows come, and how they are split into parts, changes nothing.
 *
 * <p>All share one state, {@link ScoreState}, which holds eight bytes a row unless it is
 * {@linkplain #capped capped}. More is better for all of them. A measurement carries an interval,
 * how many positive rows there are (its support) and what scores without any information reach (its
 * baseline). Where one kind of rows is missing the metric is undefined and says so. Immutable and
 * safe for use by several threads; equal if the signatures are.
 */
@CheckReturnValue
public final class RankingMetric implements PresetMetric<ScoredRow> {
  private static final double USUAL_CONFIDENCE = 0.95;
  private static final int FEWEST_BITS = 8;
  private static final int MOST_BITS = 24;

  private final RankingKind kind;
  private final double argument;
  private final boolean standardized;
  private final ZeroRule zeroRule;
  private final double confidence;
  private final int bits;

  private RankingMetric(
      RankingKind kind,
      double argument,
      boolean standardized,
      ZeroRule zeroRule,
      double confidence,
      int bits) {
    this.kind = kind;
    this.argument = argument;
    this.standardized = standardized;
    this.zeroRule = zeroRule;
    this.confidence = confidence;
    this.bits = bits;
  }

  /**
   * The area under the ROC curve: the share of pairs of a positive and another row that the scores
   * put in the right order, ties counting half (midranks). Exact counts are divided once. The
   * interval is DeLong's (1988), by the fast algorithm of Sun and Xu (2014).
   *
   * @return the metric, in [0, 1]; 0.5 is chance
   */
  public static RankingMetric auroc() {
    return of(RankingKind.AUROC, 0);
  }

  /**
   * The area under the ROC curve up to a rate of false positives, rescaled so that chance is 0.5
   * and the best is 1 (McClish, Medical Decision Making 9, 1989), as scikit-learn's {@code
   * max_fpr}. The interval is DeLong's, applied to the part.
   *
   * @param maxFalsePositiveRate in (0, 1)
   * @return the metric
   */
  public static RankingMetric partialAuroc(double maxFalsePositiveRate) {
    requireShare("The greatest rate of false positives", maxFalsePositiveRate);
    if (maxFalsePositiveRate <= 0 || maxFalsePositiveRate >= 1) {
      throw new IllegalArgumentException(
          "The greatest rate of false positives ("
              + maxFalsePositiveRate
              + ") must lie strictly between 0 and 1. For the whole curve measure auroc().");
    }
    return of(RankingKind.PARTIAL_AUROC, maxFalsePositiveRate);
  }

  /**
   * The sum over different scores, from the highest down, of the gain in recall times the
   * precision, as scikit-learn computes it: a step function, never interpolated. The interval is
   * that of Boyd, Eng and Page (2013) on the scale of log odds.
   *
   * @return the metric, in [0, 1]; the share of positive rows is chance
   */
  public static RankingMetric averagePrecision() {
    return of(RankingKind.AVERAGE_PRECISION, 0);
  }

  /**
   * The area under straight lines between the points of precision against recall. Another number
   * than average precision, and too high where points are far apart (Davis and Goadrich, 2006); for
   * comparison with tools that report it.
   *
   * @return the metric, in [0, 1]
   */
  public static RankingMetric prAucTrapezoid() {
    return of(RankingKind.PR_AUC_TRAPEZOID, 0);
  }

  /**
   * The greatest recall at any threshold whose precision reaches a floor; 0 where none does. The
   * interval is Wilson's for the threshold found, as if it had been chosen on other rows.
   *
   * @param precision the floor, in [0, 1]
   * @return the metric, in [0, 1]
   */
  public static RankingMetric recallAtPrecision(double precision) {
    requireShare("The precision to reach", precision);
    return of(RankingKind.RECALL_AT_PRECISION, precision);
  }

  /**
   * The greatest precision at any threshold whose recall reaches a floor. The interval is Wilson's
   * for the threshold found, as if it had been chosen on other rows.
   *
   * @param recall the floor, in [0, 1]
   * @return the metric, in [0, 1]
   */
  public static RankingMetric precisionAtRecall(double recall) {
    requireShare("The recall to reach", recall);
    return of(RankingKind.PRECISION_AT_RECALL, recall);
  }

  /**
   * The greatest specificity at any threshold whose sensitivity reaches a floor. The interval is
   * Wilson's for the threshold found, as if it had been chosen on other rows.
   *
   * @param sensitivity the floor, in [0, 1]
   * @return the metric, in [0, 1]
   */
  public static RankingMetric specificityAtSensitivity(double sensitivity) {
    requireShare("The sensitivity to reach", sensitivity);
    return of(RankingKind.SPECIFICITY_AT_SENSITIVITY, sensitivity);
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "auroc"} or {@code "recall-at-precision(0.9)|zero:0|v:1"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours, with the list of those that are
   */
  public static RankingMetric parse(String signature) {
    return RankingSignature.parse(signature);
  }

  /**
   * The ids of all metrics here; those that need a number with it in parentheses after them.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return Arrays.stream(RankingKind.values())
        .map(kind -> kind.id() + (kind.hasArgument() ? "(share)" : ""))
        .toList();
  }

  /**
   * The same metric with another answer where a kind of rows is missing.
   *
   * @param rule the rule; without any rows the metric stays undefined
   * @return a new metric
   */
  public RankingMetric zeroRule(ZeroRule rule) {
    return new RankingMetric(kind, argument, standardized, rule, confidence, bits);
  }

  /**
   * The same metric with the conventions of a tool. scikit-learn leaves an area under the ROC curve
   * undefined where a kind of rows is missing and gives 0 for average precision without positives;
   * torchmetrics gives 0 for both.
   *
   * @param preset the tool; conlleval says nothing of scores and changes nothing
   * @return a new metric
   */
  @Override
  public RankingMetric following(MetricPreset preset) {
    return switch (preset) {
      case SKLEARN -> zeroRule(kind.needsNegatives() ? ZeroRule.UNDEFINED : ZeroRule.ZERO);
      case TORCHMETRICS -> zeroRule(ZeroRule.ZERO);
      case CONLLEVAL -> this;
    };
  }

  /**
   * The same metric with intervals of another coverage.
   *
   * @param coverage two-sided, in (0, 1), such as 0.95
   * @return a new metric
   */
  public RankingMetric confidence(double coverage) {
    if (!(coverage > 0 && coverage < 1)) {
      throw new IllegalArgumentException(
          "The confidence (" + coverage + ") must lie strictly between 0 and 1, such as 0.95.");
    }
    return new RankingMetric(kind, argument, standardized, zeroRule, coverage, bits);
  }

  /**
   * The same partial area as it is, from 0 to its rate, without McClish's scale.
   *
   * @return a new metric
   * @throws IllegalStateException if this is not a partial area
   */
  public RankingMetric unstandardized() {
    if (kind != RankingKind.PARTIAL_AUROC) {
      throw new IllegalStateException(
          "The metric " + kind.id() + " has no scale of McClish. Ask partialAuroc(share) for it.");
    }
    return new RankingMetric(kind, argument, false, zeroRule, confidence, bits);
  }

  /**
   * The same metric with scores counted in cells instead of held one by one, so that memory does
   * not grow with the rows. Scores whose first bits agree count as equal; {@link #errorBound} says
   * by how much that can have changed the value at most, and the interval is widened by it.
   *
   * @param leadingBits how many bits tell scores apart, in [8, 24]; 20 take 16 MiB and tell apart
   *     scores that differ by 0.4 %
   * @return a new metric, for the area under the ROC curve and average precision
   * @throws IllegalStateException for other metrics, whose error has no useful bound
   */
  public RankingMetric capped(int leadingBits) {
    if (!kind.canBeCapped()) {
      throw new IllegalStateException(
          "The metric "
              + kind.id()
              + " has no useful bound on the error of scores in cells. Measure it exactly, or cap"
              + " auroc or average-precision.");
    }
    if (leadingBits < FEWEST_BITS || leadingBits > MOST_BITS) {
      throw new IllegalArgumentException(
          "The number of leading bits ("
              + leadingBits
              + ") must lie in ["
              + FEWEST_BITS
              + ", "
              + MOST_BITS
              + "]; try 20.");
    }
    return new RankingMetric(kind, argument, standardized, zeroRule, confidence, leadingBits);
  }

  @Override
  public String id() {
    return RankingSignature.head(this);
  }

  @Override
  public String signature() {
    return RankingSignature.of(this);
  }

  @Override
  public Direction direction() {
    return Direction.MAXIMIZE;
  }

  @Override
  public double lowest() {
    boolean scaled = kind == RankingKind.PARTIAL_AUROC && standardized;
    return scaled ? RankingFormulas.standardized(0, argument) : 0;
  }

  @Override
  public double highest() {
    return kind == RankingKind.PARTIAL_AUROC && !standardized ? argument : 1;
  }

  @Override
  public Set<MetricInput> needs() {
    return Set.of(MetricInput.SCORES);
  }

  @Override
  public Optional<String> baseline() {
    return Optional.of("ranking the rows at random");
  }

  /** The same for all ranking metrics that hold scores in the same way. */
  @Override
  public String stateId() {
    return bits == 0 ? "scores" : "scores|bits:" + bits;
  }

  @Override
  public ScoreState newState() {
    return new ScoreState(this);
  }

  @Override
  public ScoreState readState(byte[] bytes) {
    return ScoreState.read(this, bytes);
  }

  @Override
  public Measurement measure(MetricState<ScoredRow> state) {
    Ties ties = scores(state).ties();
    long rows = ties.positives() + ties.negatives();
    if (rows == 0) {
      return Measurement.undefined(signature(), "there are no rows", 0);
    }
    Optional<String> missing = missing(ties);
    if (missing.isEmpty()) {
      return RankingFormulas.measure(this, ties);
    }
    Measurement measured =
        zeroRule == ZeroRule.UNDEFINED
            ? Measurement.undefined(signature(), missing.get(), rows)
            : Measurement.of(signature(), zeroRule.replacement(), rows);
    return measured.withSupport(ties.positives());
  }

  /**
   * By how much the value can differ from that of scores held one by one.
   *
   * @param state what a metric with the same {@link #stateId()} began
   * @return 0 for scores held one by one; empty where the metric is undefined
   */
  public OptionalDouble errorBound(MetricState<ScoredRow> state) {
    Ties ties = scores(state).ties();
    return missing(ties).isPresent()
        ? OptionalDouble.empty()
        : OptionalDouble.of(RankingFormulas.errorOfCells(this, ties));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RankingMetric that && signature().equals(that.signature());
  }

  @Override
  public int hashCode() {
    return signature().hashCode();
  }

  @Override
  public String toString() {
    return signature();
  }

  static RankingMetric of(RankingKind kind, double argument) {
    return new RankingMetric(kind, argument, true, ZeroRule.UNDEFINED, USUAL_CONFIDENCE, 0);
  }

  RankingKind kind() {
    return kind;
  }

  double argument() {
    return argument;
  }

  boolean isStandardized() {
    return standardized;
  }

  ZeroRule zeroRule() {
    return zeroRule;
  }

  double confidence() {
    return confidence;
  }

  boolean hasUsualConfidence() {
    return confidence == USUAL_CONFIDENCE;
  }

  OptionalInt bits() {
    return bits == 0 ? OptionalInt.empty() : OptionalInt.of(bits);
  }

  private Optional<String> missing(Ties ties) {
    if (ties.positives() == 0) {
      return Optional.of("no row is positive");
    }
    return kind.needsNegatives() && ties.negatives() == 0
        ? Optional.of("every row is positive")
        : Optional.empty();
  }

  private ScoreState scores(MetricState<ScoredRow> state) {
    if (!(state instanceof ScoreState scores) || !scores.stateId().equals(stateId())) {
      throw new IllegalArgumentException(
          "The metric "
              + signature()
              + " cannot be measured from this "
              + state.getClass().getSimpleName()
              + ". Give it a state that a ranking metric with the same stateId() began.");
    }
    return scores;
  }

  private static void requireShare(String what, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          what + " (" + share + ") must lie in [0, 1], such as 0.9 for 90 %.");
    }
  }
}
