package io.github.finefettle.metrics.multilabel;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.metrics.classification.LabelChoice;
import io.github.finefettle.metrics.description.MetricPreset;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.PresetMetric;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A metric of rows that have any number of labels. All share one state.
 *
 * <p>A measurement carries an interval (Wilson's for subset accuracy, a bootstrap of rows or the
 * delta method for the others) and what always answering the most frequent set of labels scores.
 * Where a quotient has no value, as the precision of a label that was never given, the metric is
 * undefined unless {@link #zeroRule} says what to put there. Immutable and safe for use by several
 * threads; equal if the signatures are.
 */
@CheckReturnValue
public final class MultilabelMetric implements PresetMetric<LabelSets> {
  private final MultilabelKind kind;
  private final LabelChoice labels;
  private final ZeroRule zeroRule;
  private final Resampling resampling;

  private MultilabelMetric(
      MultilabelKind kind, LabelChoice labels, ZeroRule zeroRule, Resampling resampling) {
    this.kind = kind;
    this.labels = labels;
    this.zeroRule = zeroRule;
    this.resampling = resampling;
  }

  /**
   * The share of rows whose labels are right without exception.
   *
   * @return the metric, in [0, 1]
   */
  public static MultilabelMetric subsetAccuracy() {
    return of(MultilabelKind.SUBSET_ACCURACY);
  }

  /**
   * The share of label decisions that are wrong: labels wrongly given or missed, over rows times
   * labels that take part. Close to 0 for an empty answer too where rows have few of many labels.
   *
   * @return the metric, in [0, 1], less is better; undefined if no label takes part
   */
  public static MultilabelMetric hammingLoss() {
    return of(MultilabelKind.HAMMING_LOSS);
  }

  /**
   * The mean difference between the number of labels given and the number that are true, without
   * its sign.
   *
   * @return the metric, 0 or more, less is better
   */
  public static MultilabelMetric labelCardinalityError() {
    return of(MultilabelKind.LABEL_CARDINALITY_ERROR);
  }

  /**
   * The mean over rows of the share of the labels given that are true.
   *
   * @return the metric, in [0, 1]; a row that was given none has no share
   */
  public static MultilabelMetric samplesPrecision() {
    return of(MultilabelKind.SAMPLES_PRECISION);
  }

  /**
   * The mean over rows of the share of the true labels that were given.
   *
   * @return the metric, in [0, 1]; a row that has none has no share
   */
  public static MultilabelMetric samplesRecall() {
    return of(MultilabelKind.SAMPLES_RECALL);
  }

  /**
   * The mean over rows of F1 between the two sets.
   *
   * @return the metric, in [0, 1]; a row with two empty sets has no F1
   */
  public static MultilabelMetric samplesF1() {
    return of(MultilabelKind.SAMPLES_F1);
  }

  /**
   * The mean over rows of the Jaccard index of the two sets.
   *
   * @return the metric, in [0, 1]; a row with two empty sets has none
   */
  public static MultilabelMetric samplesJaccard() {
    return of(MultilabelKind.SAMPLES_JACCARD);
  }

  /**
   * Precision of all decisions together.
   *
   * @return the metric, in [0, 1]
   */
  public static MultilabelMetric microPrecision() {
    return of(MultilabelKind.MICRO_PRECISION);
  }

  /**
   * Recall of all decisions together.
   *
   * @return the metric, in [0, 1]
   */
  public static MultilabelMetric microRecall() {
    return of(MultilabelKind.MICRO_RECALL);
  }

  /**
   * F1 of all decisions together.
   *
   * @return the metric, in [0, 1]
   */
  public static MultilabelMetric microF1() {
    return of(MultilabelKind.MICRO_F1);
  }

  /**
   * Jaccard index of all decisions together.
   *
   * @return the metric, in [0, 1]
   */
  public static MultilabelMetric microJaccard() {
    return of(MultilabelKind.MICRO_JACCARD);
  }

  /**
   * The unweighted mean over labels of precision.
   *
   * @return the metric, in [0, 1]
   */
  public static MultilabelMetric macroPrecision() {
    return of(MultilabelKind.MACRO_PRECISION);
  }

  /**
   * The unweighted mean over labels of recall.
   *
   * @return the metric, in [0, 1]
   */
  public static MultilabelMetric macroRecall() {
    return of(MultilabelKind.MACRO_RECALL);
  }

  /**
   * The unweighted mean over labels of F1.
   *
   * @return the metric, in [0, 1]
   */
  public static MultilabelMetric macroF1() {
    return of(MultilabelKind.MACRO_F1);
  }

  /**
   * The unweighted mean over labels of the Jaccard index.
   *
   * @return the metric, in [0, 1]
   */
  public static MultilabelMetric macroJaccard() {
    return of(MultilabelKind.MACRO_JACCARD);
  }

  /**
   * The mean over labels of precision, weighted with the rows that have them.
   *
   * @return the metric, in [0, 1]
   */
  public static MultilabelMetric weightedPrecision() {
    return of(MultilabelKind.WEIGHTED_PRECISION);
  }

  /**
   * The mean over labels of recall, weighted with the rows that have them.
   *
   * @return the metric, in [0, 1]
   */
  public static MultilabelMetric weightedRecall() {
    return of(MultilabelKind.WEIGHTED_RECALL);
  }

  /**
   * The mean over labels of F1, weighted with the rows that have them.
   *
   * @return the metric, in [0, 1]
   */
  public static MultilabelMetric weightedF1() {
    return of(MultilabelKind.WEIGHTED_F1);
  }

  /**
   * The mean over labels of the Jaccard index, weighted with the rows that have them.
   *
   * @return the metric, in [0, 1]
   */
  public static MultilabelMetric weightedJaccard() {
    return of(MultilabelKind.WEIGHTED_JACCARD);
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "samples-f1"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours, with the list of those that are
   */
  public static MultilabelMetric parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    MultilabelKind kind =
        Arrays.stream(MultilabelKind.values())
            .filter(k -> k.id().equals(reader.id()))
            .findFirst()
            .orElseThrow(
                () ->
                    reader.malformed("the metrics of label sets are " + String.join(", ", ids())));
    reader.requireNoArgument();
    LabelChoice labels = LabelChoice.seen();
    if (kind.isOverLabels()) {
      try {
        labels = LabelChoice.parse(reader.text("labels", "seen"));
      } catch (IllegalArgumentException e) {
        throw reader.malformed(String.valueOf(e.getMessage()));
      }
      if (labels.isGiven() && reader.choice("unseen", Map.of("out", true), false)) {
        labels = labels.leavingOutUnseen();
      }
    }
    ZeroRule rule = kind.hasZeroRule() ? reader.zeroRule(ZeroRule.UNDEFINED) : ZeroRule.UNDEFINED;
    Resampling plan = reader.resampling();
    reader.requireNothingElse();
    return new MultilabelMetric(kind, labels, rule, plan);
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return Arrays.stream(MultilabelKind.values()).map(MultilabelKind::id).toList();
  }

  /**
   * The same metric with another answer to a division by zero. Changes nothing for subset accuracy,
   * Hamming loss and the cardinality error.
   *
   * @param rule the rule; scikit-learn's default is {@link ZeroRule#ZERO} with a warning
   * @return a new metric
   */
  public MultilabelMetric zeroRule(ZeroRule rule) {
    return kind.hasZeroRule() ? new MultilabelMetric(kind, labels, rule, resampling) : this;
  }

  /**
   * The same average over other labels. Changes nothing for averages over rows.
   *
   * @param choice which labels take part; scikit-learn's are the columns of its matrices, to be
   *     given here if some have no rows
   * @return a new metric
   */
  public MultilabelMetric over(LabelChoice choice) {
    return kind.isOverLabels() ? new MultilabelMetric(kind, choice, zeroRule, resampling) : this;
  }

  /**
   * The same metric with the zero rule of a well-known tool. All three have {@link ZeroRule#ZERO}.
   *
   * @param preset the tool
   * @return a new metric, or this one where the tool has no view
   */
  @Override
  public MultilabelMetric following(MetricPreset preset) {
    return switch (preset) {
      case SKLEARN, TORCHMETRICS, CONLLEVAL -> zeroRule(ZeroRule.ZERO);
    };
  }

  /**
   * The same metric with intervals made another way.
   *
   * @param plan resamples, seed and confidence; averages over labels use the confidence alone
   * @return a new metric
   */
  public MultilabelMetric resampledBy(Resampling plan) {
    return new MultilabelMetric(kind, labels, zeroRule, plan);
  }

  @Override
  public String id() {
    return kind.id();
  }

  @Override
  public String signature() {
    MetricSignature signature = MetricSignature.of(kind.id());
    if (kind.isOverLabels()) {
      signature = signature.with("labels", labels.toString());
    }
    if (labels.leavesOutUnseen()) {
      signature = signature.with("unseen", "out");
    }
    if (kind.hasZeroRule()) {
      signature = signature.with("zero", zeroRule.key());
    }
    return signature.with(resampling).toString();
  }

  @Override
  public Direction direction() {
    return kind.direction();
  }

  @Override
  public double lowest() {
    return 0;
  }

  @Override
  public double highest() {
    return kind.highest();
  }

  @Override
  public Set<MetricInput> needs() {
    return Set.of(MetricInput.LABEL_SETS);
  }

  @Override
  public Optional<String> baseline() {
    return Optional.of("always answering the most frequent set of labels");
  }

  /** The same for all metrics of label sets. */
  @Override
  public String stateId() {
    return "label-sets";
  }

  @Override
  public LabelSetState newState() {
    return new LabelSetState(this);
  }

  @Override
  public LabelSetState readState(byte[] bytes) {
    return LabelSetBytes.read(this, bytes);
  }

  @Override
  public Measurement measure(MetricState<LabelSets> state) {
    if (!(state instanceof LabelSetState sets)) {
      throw new IllegalArgumentException(
          "The metric "
              + signature()
              + " cannot be measured from a "
              + state.getClass().getSimpleName()
              + ". Give it a state that a metric of label sets began.");
    }
    long n = sets.items().statistics().n();
    if (n == 0) {
      return Measurement.undefined(signature(), "there are no rows", 0);
    }
    double[] sums = sets.items().statistics().sums();
    LabelCounts counts = sets.counts();
    double value = formula().value(counts, sums);
    if (Double.isNaN(value)) {
      return Measurement.undefined(signature(), formula().whyUndefined(counts, sums), n);
    }
    Measurement measured = Measurement.of(signature(), value, n);
    Optional<Interval> interval = formula().interval(this, resampling, sets, value);
    if (interval.isPresent()) {
      measured = measured.withInterval(interval.get());
    }
    Optional<List<String>> most = sets.truthSets().mostFrequent();
    OptionalDouble trivial =
        most.isPresent() ? scoreOfAnswering(Set.copyOf(most.get()), sets) : OptionalDouble.empty();
    return trivial.isPresent() ? measured.withBaseline(trivial.getAsDouble()) : measured;
  }

  /**
   * What giving the same labels to every row scores, such as none.
   *
   * @param answer the labels, perhaps none
   * @param state the rows; the answers of their model do not matter
   * @return the score, or empty where it is undefined, or the rows have more than 2,048 different
   *     sets of true labels, which are then not held
   */
  public OptionalDouble scoreOfAnswering(Set<String> answer, LabelSetState state) {
    if (!state.truthSets().isHeld() || state.items().statistics().n() == 0) {
      return OptionalDouble.empty();
    }
    ConstantAnswers constant = ConstantAnswers.of(answer, state.truthSets());
    double value = formula().value(constant.counts(), constant.sums());
    return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MultilabelMetric that && signature().equals(that.signature());
  }

  @Override
  public int hashCode() {
    return signature().hashCode();
  }

  @Override
  public String toString() {
    return signature();
  }

  private SetFormula formula() {
    return new SetFormula(kind, labels, zeroRule);
  }

  private static MultilabelMetric of(MultilabelKind kind) {
    return new MultilabelMetric(
        kind, LabelChoice.seen(), ZeroRule.UNDEFINED, Resampling.standard());
  }
}
