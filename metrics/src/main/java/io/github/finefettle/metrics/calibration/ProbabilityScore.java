package io.github.finefettle.metrics.calibration;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.calibration.LossRule.Logarithmic;
import io.github.finefettle.metrics.calibration.LossRule.Squared;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A proper score of stated probabilities: best in expectation for a model that states what it
 * believes. Over binary rows or rows of any number of classes.
 *
 * <p>A measurement carries an interval (Student's t for means, the delta method for the two that
 * compare with the prior), and as its baseline what stating the shares of the classes for every row
 * would score. Undefined without rows, and says why. Immutable and safe for use by several threads;
 * equal if the signatures are.
 */
@CheckReturnValue
public final class ProbabilityScore implements Metric<ProbabilityRow> {
  /** scikit-learn's clip for doubles: the spacing of doubles at 1. */
  static final double USUAL_FLOOR = 0x1p-52;

  private static final double USUAL_CONFIDENCE = 0.95;

  private final ScoreKind kind;
  private final LossRule rule;
  private final BrierScale scale;
  private final double confidence;

  private ProbabilityScore(ScoreKind kind, LossRule rule, BrierScale scale, double confidence) {
    this.kind = kind;
    this.rule = rule;
    this.scale = scale;
    this.confidence = confidence;
  }

  /** The scores by name. */
  enum ScoreKind {
    LOG_LOSS("log-loss", true, false),
    BRIER("brier", false, false),
    D2_LOG_LOSS("d2-log-loss", true, true),
    D2_BRIER("d2-brier", false, true);

    private final String id;
    private final boolean logarithmic;
    private final boolean relative;

    ScoreKind(String id, boolean logarithmic, boolean relative) {
      this.id = id;
      this.logarithmic = logarithmic;
      this.relative = relative;
    }
  }

  /**
   * The mean of the negative natural logarithm of the true class's probability. Probabilities are
   * first brought into [eps, 1 - eps] with scikit-learn's eps for doubles, 2.2e-16, so that a sure
   * miss costs 36.04; see {@link #unclipped}.
   *
   * @return the metric, 0 or more; less is better
   */
  public static ProbabilityScore logLoss() {
    return of(ScoreKind.LOG_LOSS);
  }

  /**
   * The Brier score: the mean of the squared errors of the probabilities of all classes, halved for
   * two classes; see {@link #scale}.
   *
   * @return the metric, 0 or more; less is better
   */
  public static ProbabilityScore brier() {
    return of(ScoreKind.BRIER);
  }

  /**
   * The share of the prior's log loss that the model saves: 1 - loss / loss of stating the shares
   * of the classes for every row (scikit-learn's {@code d2_log_loss_score}). Undefined where all
   * rows are of one class.
   *
   * @return the metric, at most 1; 0 is no better than the prior, and more is better
   */
  public static ProbabilityScore d2LogLoss() {
    return of(ScoreKind.D2_LOG_LOSS);
  }

  /**
   * The share of the prior's Brier score that the model saves (the Brier skill score). Undefined
   * where all rows are of one class.
   *
   * @return the metric, at most 1; 0 is no better than the prior, and more is better
   */
  public static ProbabilityScore d2Brier() {
    return of(ScoreKind.D2_BRIER);
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "brier"} or {@code "log-loss|eps:none|v:1"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours, with the list of those that are
   */
  public static ProbabilityScore parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    ScoreKind kind =
        Arrays.stream(ScoreKind.values())
            .filter(k -> k.id.equals(reader.id()))
            .findFirst()
            .orElseThrow(
                () ->
                    reader.malformed(
                        "there is no \"" + reader.id() + "\" among " + String.join(", ", ids())));
    reader.requireNoArgument();
    try {
      ProbabilityScore metric = of(kind);
      if (kind.logarithmic) {
        String floor = reader.text("eps", Double.toString(USUAL_FLOOR));
        metric = floor.equals("none") ? metric.unclipped() : metric.eps(Double.parseDouble(floor));
      }
      if (kind == ScoreKind.BRIER) {
        Map<String, BrierScale> scales =
            Arrays.stream(BrierScale.values())
                .collect(Collectors.toMap(BrierScale::key, scale -> scale));
        metric = metric.scale(reader.choice("scale", scales, BrierScale.AUTO));
      }
      metric = metric.confidence(reader.number("ci", USUAL_CONFIDENCE));
      reader.requireNothingElse();
      return metric;
    } catch (NumberFormatException e) {
      throw reader.malformed("eps must be a number or none");
    }
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return Arrays.stream(ScoreKind.values()).map(kind -> kind.id).toList();
  }

  /**
   * The same logarithmic score with another clip.
   *
   * @param eps probabilities are brought into [eps, 1 - eps]; in (0, 0.5)
   * @return a new metric
   * @throws IllegalStateException for a score without logarithms
   */
  public ProbabilityScore eps(double eps) {
    if (!(eps > 0 && eps < 0.5)) {
      throw new IllegalArgumentException(
          "The clip eps ("
              + eps
              + ") must lie strictly between 0 and 0.5. To clip nothing ask unclipped().");
    }
    return withFloor(eps);
  }

  /**
   * The same logarithmic score without a clip. One row whose true class was given the probability 0
   * makes a log loss infinite; {@link LossState#infiniteLosses} counts such rows.
   *
   * @return a new metric
   * @throws IllegalStateException for a score without logarithms
   */
  public ProbabilityScore unclipped() {
    return withFloor(0);
  }

  /**
   * The same Brier score with another convention of halving.
   *
   * @param convention which
   * @return a new metric
   * @throws IllegalStateException for another score
   */
  public ProbabilityScore scale(BrierScale convention) {
    if (kind != ScoreKind.BRIER) {
      throw new IllegalStateException(
          "The metric " + kind.id + " has no scale to choose. Ask brier() for one.");
    }
    return new ProbabilityScore(kind, rule, convention, confidence);
  }

  /**
   * The same metric with intervals of another coverage.
   *
   * @param coverage two-sided, in (0, 1), such as 0.95
   * @return a new metric
   */
  public ProbabilityScore confidence(double coverage) {
    if (!(coverage > 0 && coverage < 1)) {
      throw new IllegalArgumentException(
          "The confidence (" + coverage + ") must lie strictly between 0 and 1, such as 0.95.");
    }
    return new ProbabilityScore(kind, rule, scale, coverage);
  }

  @Override
  public String id() {
    return kind.id;
  }

  @Override
  public String signature() {
    MetricSignature signature = MetricSignature.of(kind.id);
    if (rule instanceof Logarithmic log) {
      signature =
          log.floor() == 0 ? signature.with("eps", "none") : signature.with("eps", log.floor());
    }
    if (kind == ScoreKind.BRIER) {
      signature = signature.with("scale", scale.key());
    }
    return (confidence == USUAL_CONFIDENCE ? signature : signature.with("ci", confidence))
        .toString();
  }

  @Override
  public Direction direction() {
    return kind.relative ? Direction.MAXIMIZE : Direction.MINIMIZE;
  }

  @Override
  public double lowest() {
    return kind.relative ? Double.NEGATIVE_INFINITY : 0;
  }

  @Override
  public double highest() {
    if (kind.relative) {
      return 1;
    }
    if (kind == ScoreKind.BRIER) {
      return scale == BrierScale.HALVED ? 1 : 2;
    }
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public Set<MetricInput> needs() {
    return Set.of(MetricInput.PROBABILITIES);
  }

  @Override
  public Optional<String> baseline() {
    return Optional.of("stating the shares of the classes for every row");
  }

  /** The same for a score and its comparison with the prior. */
  @Override
  public String stateId() {
    return rule.id();
  }

  @Override
  public LossState newState() {
    return new LossState(this);
  }

  @Override
  public LossState readState(byte[] bytes) {
    return LossState.read(this, bytes);
  }

  @Override
  public Measurement measure(MetricState<ProbabilityRow> state) {
    if (!(state instanceof LossState losses) || !losses.rule().equals(rule)) {
      throw new IllegalArgumentException(
          "The metric "
              + signature()
              + " cannot be measured from this "
              + state.getClass().getSimpleName()
              + ". Give it a state that a metric with the same stateId() began.");
    }
    long rows = losses.rows();
    if (rows == 0) {
      return Measurement.undefined(signature(), "there are no rows", 0);
    }
    return kind.relative
        ? LossFormulas.relative(this, losses)
        : LossFormulas.mean(this, losses, scale.factor(losses.classes()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ProbabilityScore that && signature().equals(that.signature());
  }

  @Override
  public int hashCode() {
    return signature().hashCode();
  }

  @Override
  public String toString() {
    return signature();
  }

  double confidence() {
    return confidence;
  }

  LossRule rule() {
    return rule;
  }

  private ProbabilityScore withFloor(double floor) {
    if (!kind.logarithmic) {
      throw new IllegalStateException(
          "The metric " + kind.id + " has no logarithm to clip. Ask logLoss() for one.");
    }
    return new ProbabilityScore(kind, new Logarithmic(floor), scale, confidence);
  }

  private static ProbabilityScore of(ScoreKind kind) {
    LossRule rule = kind.logarithmic ? new Logarithmic(USUAL_FLOOR) : new Squared();
    BrierScale scale = kind == ScoreKind.BRIER ? BrierScale.AUTO : BrierScale.FULL;
    return new ProbabilityScore(kind, rule, scale, USUAL_CONFIDENCE);
  }
}
