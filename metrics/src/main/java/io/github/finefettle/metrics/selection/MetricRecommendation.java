package io.github.finefettle.metrics.selection;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Finding;
import io.github.finefettle.core.evidence.HasEvidence;
import io.github.finefettle.core.objective.Objective;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which metric to improve, which to report beside it, and which to refuse, with the reasons and
 * their numbers. Immutable.
 */
@CheckReturnValue
public final class MetricRecommendation implements HasEvidence {
  private static final int VERSION = 1;

  private final TaskProfile profile;
  private final ClassCounts counts;
  private final SelectionThresholds thresholds;
  private final long evaluationRows;
  private final MetricChoice choice;
  private final List<Finding> warnings;
  private final double standardError;
  private final OptionalDouble smallestDifference;

  private MetricRecommendation(
      TaskProfile profile,
      ClassCounts counts,
      SelectionThresholds thresholds,
      long evaluationRows,
      MetricChoice choice,
      List<Finding> warnings,
      double standardError,
      OptionalDouble smallestDifference) {
    this.profile = profile;
    this.counts = counts;
    this.thresholds = thresholds;
    this.evaluationRows = evaluationRows;
    this.choice = choice;
    this.warnings = warnings;
    this.standardError = standardError;
    this.smallestDifference = smallestDifference;
  }

  static MetricRecommendation of(
      TaskProfile profile, ClassCounts counts, SelectionThresholds lines, long evaluationRows) {
    SortedMap<String, Double> rowsByClass = new TreeMap<>();
    counts
        .byLabel()
        .forEach(
            (label, count) ->
                rowsByClass.put(label, (double) count * evaluationRows / counts.total()));
    MetricChoice choice = MetricChoice.of(profile, counts, lines);
    OptionalDouble difference =
        PlanningError.smallestDetectableDifference((double) evaluationRows, lines.discordance());
    return new MetricRecommendation(
        profile,
        counts,
        lines,
        evaluationRows,
        choice,
        new SelectionWarnings(counts, lines, evaluationRows, rowsByClass)
            .findings(choice, difference),
        PlanningError.standardError(choice.primary(), rowsByClass),
        difference);
  }

  /**
   * The metric to improve.
   *
   * @return the metric
   */
  public ClassificationMetric primary() {
    return choice.primary();
  }

  /**
   * The metrics to report beside it.
   *
   * @return an unmodifiable list
   */
  public List<ClassificationMetric> alongside() {
    return choice.alongside();
  }

  /**
   * The metrics that should not decide, and why.
   *
   * @return an unmodifiable list
   */
  public List<Refusal> refused() {
    return choice.refused();
  }

  /**
   * The rules that applied, in the order of their weight.
   *
   * @return an unmodifiable list of one or more
   */
  public List<SelectionRule> rules() {
    return choice.rules();
  }

  /**
   * The primary metric as something to improve, where any strict gain counts. For a coarser one say
   * {@code objective().improvingBy(Improvement.absolute(minimumDelta()))}.
   *
   * @return the objective
   */
  public Objective objective() {
    return choice.primary().objective();
  }

  /**
   * A minimum delta to consider: one standard error of the primary metric on the rows to be
   * evaluated on, for a model that finds 80 % of each class with 80 % precision. It is a figure for
   * planning, made before there is a model; the models compared share their rows, so their
   * difference scatters less than this.
   *
   * @return more than 0, in the unit of the metric
   */
  public double minimumDelta() {
    return standardError;
  }

  /**
   * The smallest difference in the share of right answers that a paired test at 5 % finds with 80 %
   * power on the rows to be evaluated on, where the two models answer 10 % of the rows differently
   * (or what the thresholds say).
   *
   * @return the difference, or empty where there are too few rows for any
   */
  public OptionalDouble smallestDetectableDifference() {
    return smallestDifference;
  }

  /**
   * What to mind about the labels, each with its number.
   *
   * @return an unmodifiable list
   */
  public List<Finding> warnings() {
    return warnings;
  }

  /**
   * How many rows each label has.
   *
   * @return an unmodifiable map in label order
   */
  public SortedMap<String, Long> classCounts() {
    return counts.byLabel();
  }

  /**
   * How many rows have no label.
   *
   * @return 0 or more
   */
  public long rowsWithoutLabel() {
    return counts.withoutLabel();
  }

  /**
   * The rows of the largest class for each row of the smallest.
   *
   * @return 1 or more
   */
  public double imbalanceRatio() {
    return counts.imbalanceRatio();
  }

  /** That the primary metric was chosen, as evidence. */
  @Override
  public Evidence evidence() {
    return evidenceOf(choice.primary());
  }

  /**
   * The evidence for a metric that was chosen by someone else, such as accuracy because it is
   * usual.
   *
   * @param chosen the metric that decides
   * @return evidence whose claim is not met if the metric is refused or a constant answer wins it
   */
  public Evidence evidenceOf(ClassificationMetric chosen) {
    return SelectionEvidence.of(this, chosen);
  }

  /**
   * The JSON form.
   *
   * @return an object of kind "metric-recommendation"
   */
  public JsonValue.JsonObject toJson() {
    JsonObjectBuilder classes = JsonValue.object();
    counts.byLabel().forEach((label, count) -> classes.put(label, (long) count));
    JsonObjectBuilder json =
        JsonValue.object()
            .put("kind", "metric-recommendation")
            .put("version", VERSION)
            .put("task", profile.toJson())
            .put("thresholds", thresholds.toJson())
            .put("primary", primary().signature())
            .put("alongside", JsonValue.strings(signatures(alongside())))
            .put("refused", refused().stream().map(Refusal::toJson).toList())
            .put("rules", JsonValue.strings(rules().stream().map(SelectionRule::id).toList()))
            .put("objective", objective().toJson())
            .put("minimumDelta", minimumDelta())
            .put("classCounts", classes.toJson())
            .put("rowsWithoutLabel", rowsWithoutLabel())
            .put("imbalanceRatio", imbalanceRatio())
            .put("evaluationRows", evaluationRows)
            .put("warnings", warnings.stream().map(MetricRecommendation::toJson).toList());
    smallestDifference.ifPresent(d -> json.put("smallestDetectableDifference", d));
    return json.toJson();
  }

  @Override
  public String toString() {
    return toJson().toCanonicalString();
  }

  ClassCounts counts() {
    return counts;
  }

  SelectionThresholds thresholds() {
    return thresholds;
  }

  /** All that decides what is recommended for given labels. */
  Fingerprint definition() {
    return Fingerprint.of(
        JsonValue.object()
            .put("kind", "metric-selection")
            .put("version", VERSION)
            .put("task", profile.toJson())
            .put("thresholds", thresholds.toJson())
            .put("evaluationRows", evaluationRows)
            .toJson());
  }

  private static List<String> signatures(List<ClassificationMetric> metrics) {
    return metrics.stream().map(ClassificationMetric::signature).toList();
  }

  private static JsonValue toJson(Finding finding) {
    return JsonValue.object()
        .put("severity", finding.severity().name())
        .put("code", finding.code())
        .put("message", finding.message())
        .put("advice", finding.advice())
        .toJson();
  }
}
