package io.github.finefettle.metrics;

import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.evidence.NumberText;
import io.github.finefettle.core.evidence.Table;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.metrics.calibration.BrierPart;
import io.github.finefettle.metrics.calibration.CalibrationError;
import io.github.finefettle.metrics.calibration.SmoothCalibrationError;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.classification.ConfusionMatrix;
import io.github.finefettle.metrics.classification.ConstantAnswer;
import io.github.finefettle.metrics.classification.MajorityBaseline;
import io.github.finefettle.metrics.description.ZeroRule;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a suite measured, in the vocabulary of evidence. */
final class SuiteEvidence {
  private static final int MOST_BARS = 40;

  /** The figure holds every cell; more labels than this nobody reads. */
  private static final int MOST_LABELS = 200;

  private SuiteEvidence() {}

  static Evidence of(SuiteResult result, Optional<Metric<?>> primary) {
    Evidence evidence =
        Evidence.of("MetricSuite", Mistake.WRONG_METRIC, summary(result, primary))
            .with(table(result))
            .with(bars(result))
            .withDefinition(definition(result, primary));
    Optional<ConfusionMatrix> matrix = result.confusionMatrix();
    if (matrix.isPresent()) {
      int labels = matrix.get().labels().size();
      evidence = evidence.withFact("Rows", Long.toString(matrix.get().total()));
      evidence =
          labels <= MOST_LABELS
              ? evidence.with(matrix.get().figure("Confusion matrix"))
              : evidence.withFact(
                  "Confusion matrix", "not drawn, as there are " + labels + " labels");
    }
    if (primary.isEmpty()) {
      return evidence;
    }
    Measurement value = result.get(primary.get().id());
    if (!isFinite(value)) {
      evidence = evidence.withFact("Numbers of the claim", "left out, as one is infinite");
    }
    return evidence
        .with(betterThanConstant(value, primary.get().direction(), best(result, primary.get())))
        .withCardField("evaluation." + value.id(), text(value));
  }

  private static String summary(SuiteResult result, Optional<Metric<?>> primary) {
    if (primary.isEmpty()) {
      return result.measurements().size() + " metrics were measured; none was named to decide.";
    }
    Measurement value = result.get(primary.get().id());
    OptionalDouble best = best(result, primary.get());
    return value.id()
        + " decides and is "
        + text(value)
        + "; the best constant answer scores "
        + (best.isPresent() ? NumberText.of(best.getAsDouble()) : "nothing that is known")
        + ".";
  }

  /** Where a metric is undefined for an answer, that answer has earned 0. */
  private static OptionalDouble best(SuiteResult result, Metric<?> primary) {
    if (primary instanceof ClassificationMetric metric && result.confusionMatrix().isPresent()) {
      Optional<ConstantAnswer> best =
          MajorityBaseline.of(result.confusionMatrix().get()).best(metric.zeroRule(ZeroRule.ZERO));
      return best.isPresent() ? OptionalDouble.of(best.get().score()) : OptionalDouble.empty();
    }
    return isBesideAPerfectModel(primary)
        ? OptionalDouble.empty()
        : result.get(primary.id()).baseline();
  }

  /** Beside a calibration error stands what a perfect model would score; nothing can beat that. */
  private static boolean isBesideAPerfectModel(Metric<?> metric) {
    return metric instanceof CalibrationError
        || metric instanceof SmoothCalibrationError
        || metric instanceof BrierPart;
  }

  private static Claim betterThanConstant(
      Measurement value, Direction direction, OptionalDouble best) {
    Claim claim =
        Claim.required(
            "metric.better-than-constant-answer",
            "The model scores better than the best constant answer.",
            state(value.interval(), direction, best));
    if (isFinite(value)) {
      claim = claim.withMeasurement(value);
    }
    return best.isPresent() && Double.isFinite(best.getAsDouble())
        ? claim.withLimit(best.getAsDouble())
        : claim;
  }

  private static boolean isFinite(Measurement m) {
    return Double.isFinite(m.value().orElse(0))
        && m.interval().map(i -> Double.isFinite(i.halfWidth())).orElse(true);
  }

  private static ClaimState state(
      Optional<Interval> interval, Direction direction, OptionalDouble best) {
    if (interval.isEmpty() || best.isEmpty()) {
      return ClaimState.UNDECIDED;
    }
    boolean more = direction == Direction.MAXIMIZE;
    double worstEnd = more ? interval.get().low() : interval.get().high();
    double bestEnd = more ? interval.get().high() : interval.get().low();
    if (direction.isBetter(worstEnd, best.getAsDouble())) {
      return ClaimState.MET;
    }
    return direction.isBetter(bestEnd, best.getAsDouble())
        ? ClaimState.UNDECIDED
        : ClaimState.NOT_MET;
  }

  private static Table table(SuiteResult result) {
    return new Table(
        "Metrics",
        List.of("Metric", "Value", "Interval", "n", "Baseline", "Signature"),
        result.measurements().values().stream().map(SuiteEvidence::row).toList());
  }

  private static List<String> row(Measurement m) {
    OptionalDouble baseline = m.baseline();
    return List.of(
        m.id(),
        m.value().isPresent()
            ? NumberText.of(m.requireValue())
            : "undefined: " + m.undefinedReason().orElse("no reason given"),
        m.interval().map(i -> NumberText.of(i.low()) + " to " + NumberText.of(i.high())).orElse(""),
        Long.toString(m.n()),
        baseline.isPresent() ? NumberText.of(baseline.getAsDouble()) : "undefined",
        m.signature());
  }

  private static Figure.Bars bars(SuiteResult result) {
    List<Figure.Bar> bars =
        result.measurements().values().stream()
            .filter(m -> m.value().isPresent() && Double.isFinite(m.requireValue()))
            .map(SuiteEvidence::bar)
            .toList();
    String title = "Metrics with their intervals";
    return new Figure.Bars(
        bars.size() > MOST_BARS
            ? title + " (the first " + MOST_BARS + " of " + bars.size() + ")"
            : title,
        "value",
        bars.stream().limit(MOST_BARS).toList());
  }

  private static Figure.Bar bar(Measurement m) {
    return m.interval()
        .filter(i -> Double.isFinite(i.halfWidth()))
        .map(i -> Figure.Bar.of(m.id(), m.requireValue(), i.low(), i.high()))
        .orElseGet(() -> Figure.Bar.of(m.id(), m.requireValue()));
  }

  private static String text(Measurement m) {
    if (m.value().isEmpty()) {
      return "undefined";
    }
    return NumberText.of(m.requireValue())
        + m.interval()
            .map(i -> " (" + NumberText.of(i.low()) + " to " + NumberText.of(i.high()) + ")")
            .orElse("");
  }

  private static Fingerprint definition(SuiteResult result, Optional<Metric<?>> primary) {
    return Fingerprint.of(
        JsonValue.object()
            .put("kind", "metric-suite")
            .put("version", 1)
            .put(
                "metrics",
                JsonValue.strings(
                    result.measurements().values().stream().map(Measurement::signature).toList()))
            .putIfPresent("primary", primary.map(p -> JsonValue.of(p.signature())))
            .toJson());
  }
}
