package io.github.finefettle.metrics.classification;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.metrics.description.MetricPreset;
import io.github.finefettle.metrics.description.PresetMetric;
import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A metric of single-label classification: a function of the confusion matrix.
 *
 * <p>A measurement carries an interval (Wilson's for shares, a bootstrap over the matrix for the
 * others, 95 % unless {@link #resampledBy} says otherwise), the number of rows it rests on, and
 * what always answering the most frequent label would score. The interval is missing where the
 * value is undefined and, for metrics other than shares, where neither resampling nor turning rows
 * over changes the value, as with a single label. Immutable and safe for use by several threads;
 * equal if the signatures are.
 */
@CheckReturnValue
public final class ClassificationMetric implements PresetMetric<LabelPair> {
  private final MetricKind kind;
  private final MetricChoices choices;

  private ClassificationMetric(MetricKind kind, MetricChoices choices) {
    this.kind = kind;
    this.choices = choices;
  }

  /**
   * The share of rows predicted right. Undefined without rows, as all metrics here.
   *
   * @return the metric, in [0, 1]
   */
  public static ClassificationMetric accuracy() {
    return ofRows(MetricKind.ACCURACY);
  }

  /**
   * The mean recall of the classes that have true rows.
   *
   * @return the metric, in [0, 1]
   */
  public static ClassificationMetric balancedAccuracy() {
    return ofRows(MetricKind.BALANCED_ACCURACY);
  }

  /**
   * Balanced accuracy on a scale on which answers without looking score 0: (s - 1 / K) / (1 - 1 /
   * K), K being the number of labels with true rows. Undefined if there is only one.
   *
   * @return the metric, in [-1, 1]
   */
  public static ClassificationMetric adjustedBalancedAccuracy() {
    return ofRows(MetricKind.ADJUSTED_BALANCED_ACCURACY);
  }

  /**
   * The unweighted mean of the F1 of each label seen. Not the F1 of mean precision and mean recall.
   *
   * @return the metric, in [0, 1]
   */
  public static ClassificationMetric macroF1() {
    return ofRows(MetricKind.MACRO_F1);
  }

  /**
   * F1 of the counts of all labels together; equal to accuracy, as every label seen takes part.
   *
   * @return the metric, in [0, 1]
   */
  public static ClassificationMetric microF1() {
    return ofRows(MetricKind.MICRO_F1);
  }

  /**
   * The mean of the F1 of each label, weighted with its true rows; hides rare classes.
   *
   * @return the metric, in [0, 1]
   */
  public static ClassificationMetric weightedF1() {
    return ofRows(MetricKind.WEIGHTED_F1);
  }

  /**
   * Matthews' correlation coefficient, for more than two labels in the form of Gorodkin (2004).
   * Undefined where all true or all predicted labels are the same.
   *
   * @return the metric, in [-1, 1]; 0 is no better than chance
   */
  public static ClassificationMetric mcc() {
    return ofRows(MetricKind.MCC);
  }

  /**
   * Cohen's kappa (1960) without weights. Undefined where every label is the same one.
   *
   * @return the metric, in [-1, 1]; 0 is no better than chance
   */
  public static ClassificationMetric cohenKappa() {
    return ofRows(MetricKind.COHEN_KAPPA);
  }

  /**
   * Of the rows predicted as a label, the share that are. Undefined if none was predicted so.
   *
   * @param label the label, seen or not
   * @return the metric, in [0, 1]
   */
  public static ClassificationMetric precision(String label) {
    return ofLabel(MetricKind.PRECISION, label);
  }

  /**
   * Of the rows of a true label, the share predicted so (sensitivity). Undefined if there is none.
   *
   * @param label the label, seen or not
   * @return the metric, in [0, 1]
   */
  public static ClassificationMetric recall(String label) {
    return ofLabel(MetricKind.RECALL, label);
  }

  /**
   * The harmonic mean of precision and recall of a label, from counts: 0 if there are misses or
   * false alarms but no hit, undefined if the label does not occur at all.
   *
   * @param label the label, seen or not
   * @return the metric, in [0, 1]
   */
  public static ClassificationMetric f1(String label) {
    return ofLabel(MetricKind.F1, label);
  }

  /**
   * Of the rows of other true labels, the share not predicted as this one. Undefined if every row
   * has this label.
   *
   * @param label the label, seen or not
   * @return the metric, in [0, 1]
   */
  public static ClassificationMetric specificity(String label) {
    return ofLabel(MetricKind.SPECIFICITY, label);
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "macro-f1|labels:seen|v:1"}, {@code "mcc"} or {@code
   *     "recall(spam)"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours, with the list of those that are
   */
  public static ClassificationMetric parse(String signature) {
    return SignatureText.parse(signature);
  }

  /**
   * The ids of the metrics that need no more than their id; those of one label with {@code (label)}
   * after them.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return ids(false);
  }

  /**
   * The ids of the metrics that need an option, such as {@code beta}, {@code scale} or {@code
   * costs}; those of one label with {@code (label)} after them.
   *
   * @return an unmodifiable list
   */
  public static List<String> idsThatNeedOptions() {
    return ids(true);
  }

  /**
   * The same metric with another answer to a division by zero. Changes nothing for a metric that is
   * defined for any row, as an average over labels seen: choose labels with {@link #over} first.
   *
   * @param rule the rule; {@link ZeroRule#ZERO} is scikit-learn's {@code zero_division=0}
   * @return a new metric
   */
  public ClassificationMetric zeroRule(ZeroRule rule) {
    return of(kind, choices.withZeroRule(rule).withConstantRule(ConstantRule.ZERO_RULE));
  }

  /**
   * The same average over other labels. Changes nothing for a metric that is no average of
   * precision, recall, F or Jaccard.
   *
   * @param labels which labels take part
   * @return a new metric
   */
  public ClassificationMetric over(LabelChoice labels) {
    return of(kind, choices.withLabels(labels));
  }

  /**
   * The same metric with the choices that a well-known tool makes where definitions differ. It
   * changes the zero rule and which labels take part, and nothing that all agree on; set other
   * choices, such as {@link #over}, first.
   *
   * @param preset the tool
   * @return a new metric, or an equal one where the tool has no view
   */
  @Override
  public ClassificationMetric following(MetricPreset preset) {
    return of(kind, PresetRules.apply(preset, kind, choices));
  }

  /**
   * The same metric with intervals made another way. A plan other than the standard one is part of
   * the signature.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public ClassificationMetric resampledBy(Resampling plan) {
    return of(kind, choices.withResampling(plan));
  }

  /** The id, such as {@code "macro-f1"} or {@code "recall(spam)"}. */
  @Override
  public String id() {
    return SignatureText.head(kind, choices.label());
  }

  @Override
  public String signature() {
    return SignatureText.of(kind, choices);
  }

  /**
   * The label that a metric of one label speaks of.
   *
   * @return the label, or empty for a metric of all rows
   */
  public Optional<String> label() {
    return kind.ofOneLabel() ? Optional.of(choices.label()) : Optional.empty();
  }

  @Override
  public Direction direction() {
    return kind.direction();
  }

  @Override
  public double lowest() {
    return kind.lowest(choices);
  }

  @Override
  public double highest() {
    return kind.highest(choices);
  }

  @Override
  public Set<MetricInput> needs() {
    return Set.of(MetricInput.LABELS);
  }

  @Override
  public Optional<String> baseline() {
    return Optional.of("always answering the most frequent label");
  }

  /** The same for all classification metrics, which are functions of one confusion matrix. */
  @Override
  public String stateId() {
    return "confusion-matrix";
  }

  @Override
  public Measurement measure(MetricState<LabelPair> state) {
    if (!(state instanceof ConfusionState confusion)) {
      throw new IllegalArgumentException(
          "The metric "
              + signature()
              + " cannot be measured from a "
              + state.getClass().getSimpleName()
              + ". Give it a state that a classification metric began.");
    }
    return measure(confusion.matrix());
  }

  @Override
  public ConfusionState newState() {
    return new ConfusionState(this);
  }

  @Override
  public MetricState<LabelPair> readState(byte[] bytes) {
    return new ConfusionState(this, MatrixBytes.read(signature(), bytes));
  }

  /**
   * The value alone.
   *
   * @param matrix the counts
   * @return the value, or empty where it is undefined
   */
  public OptionalDouble of(ConfusionMatrix matrix) {
    double value = valueOrNaN(matrix);
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  /**
   * The value with its interval, the rows it rests on and the baseline.
   *
   * @param matrix the counts
   * @return the measurement; its n is the number of rows predicted as the label for precision, of
   *     that true label for recall, and in general what the share is taken of; else all rows
   */
  public Measurement measure(ConfusionMatrix matrix) {
    double value = valueOrNaN(matrix);
    long n = kind.trials(matrix, choices);
    if (Double.isNaN(value)) {
      return Measurement.undefined(signature(), kind.whyUndefined(matrix, choices), n);
    }
    Measurement measured = Measurement.of(signature(), value, n);
    Optional<Interval> interval = MetricInterval.of(this, matrix, value);
    if (interval.isPresent()) {
      measured = measured.withInterval(interval.get());
    }
    OptionalDouble baseline = MajorityBaseline.of(matrix).score(this);
    return baseline.isPresent() ? measured.withBaseline(baseline.getAsDouble()) : measured;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ClassificationMetric that && signature().equals(that.signature());
  }

  @Override
  public int hashCode() {
    return signature().hashCode();
  }

  @Override
  public String toString() {
    return signature();
  }

  /** What a kind does not ask for goes back to its default, so that equal metrics are equal. */
  static ClassificationMetric of(MetricKind kind, MetricChoices given) {
    MetricChoices choices = given;
    if (!kind.asksFor(Option.LABELS)) {
      choices = choices.withLabels(LabelChoice.seen());
    }
    if (kind != MetricKind.MCC) {
      choices = choices.withConstantRule(ConstantRule.ZERO_RULE);
    }
    boolean asksForZeroRule =
        kind.canBeUndefined(choices.labels()) && choices.constantRule() == ConstantRule.ZERO_RULE;
    return new ClassificationMetric(
        kind, asksForZeroRule ? choices : choices.withZeroRule(ZeroRule.UNDEFINED));
  }

  double valueOrNaN(ConfusionMatrix matrix) {
    double value = kind.value(matrix, choices);
    // Without rows, or with a label of which nothing is known, no rule has anything to say.
    boolean isForRule =
        Double.isNaN(value) && matrix.total() > 0 && kind.knowsLabelsOf(matrix, choices);
    return isForRule ? choices.zeroRule().replacement() : value;
  }

  MetricKind kind() {
    return kind;
  }

  MetricChoices choices() {
    return choices;
  }

  private static ClassificationMetric ofRows(MetricKind kind) {
    return of(kind, MetricChoices.DEFAULT);
  }

  private static ClassificationMetric ofLabel(MetricKind kind, String label) {
    return of(kind, MetricChoices.DEFAULT.withLabel(label));
  }

  private static List<String> ids(boolean needingOptions) {
    return Arrays.stream(MetricKind.values())
        .filter(kind -> kind.needsOption() == needingOptions)
        .map(kind -> kind.id() + (kind.ofOneLabel() ? "(label)" : ""))
        .toList();
  }
}
