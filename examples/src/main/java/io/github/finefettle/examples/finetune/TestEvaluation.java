package io.github.finefettle.examples.finetune;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Figure;
import io.github.finefettle.core.evidence.HasEvidence;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.metrics.MetricSuite;
import io.github.finefettle.metrics.SuiteResult;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.classification.ConfusionMatrix;
import io.github.finefettle.metrics.classification.LabelPair;
import io.github.finefettle.metrics.selection.MetricRecommendation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The finished model on the test split: the chosen metric and what stands beside it. */
final class TestEvaluation implements HasEvidence {
  private final ClassificationMetric primary;
  private final SuiteResult result;
  private final ConfusionMatrix matrix;

  private TestEvaluation(ClassificationMetric primary, SuiteResult result, ConfusionMatrix matrix) {
    this.primary = primary;
    this.result = result;
    this.matrix = matrix;
  }

  /** Measures predictions of the test rows, in the order of the rows. */
  static TestEvaluation of(
      MetricRecommendation advice, List<String> labels, List<String> truths, List<String> answers) {
    List<LabelPair> pairs = new ArrayList<>();
    for (int i = 0; i < truths.size(); i++) {
      pairs.add(new LabelPair(truths.get(i), answers.get(i)));
    }
    SuiteResult result = suite(advice, labels).evaluate(pairs);
    return new TestEvaluation(advice.primary(), result, ConfusionMatrix.of(pairs));
  }

  private static MetricSuite<LabelPair> suite(MetricRecommendation advice, List<String> labels) {
    Map<String, Metric<LabelPair>> metrics = new LinkedHashMap<>();
    metrics.put(advice.primary().id(), advice.primary());
    advice.alongside().forEach(m -> metrics.putIfAbsent(m.id(), m));
    List<ClassificationMetric> always =
        new ArrayList<>(
            List.of(
                ClassificationMetric.macroF1(),
                ClassificationMetric.mcc(),
                ClassificationMetric.accuracy()));
    for (String label : labels) {
      always.add(ClassificationMetric.precision(label));
      always.add(ClassificationMetric.recall(label));
      always.add(ClassificationMetric.f1(label));
    }
    always.forEach(m -> metrics.putIfAbsent(m.id(), m));
    return MetricSuite.ofAll(List.copyOf(metrics.values()));
  }

  Measurement primaryValue() {
    return result.get(primary.id());
  }

  Measurement get(String id) {
    return result.get(id);
  }

  ConfusionMatrix matrix() {
    return matrix;
  }

  /** Each metric by its id. */
  JsonValue.JsonObject toJson() {
    var json = JsonValue.object();
    result.measurements().forEach((id, measurement) -> json.put(id, measurement.toJson()));
    return json.toJson();
  }

  /** The majority baseline of each metric that has one. */
  JsonValue.JsonObject baselineJson() {
    var json = JsonValue.object();
    result
        .measurements()
        .forEach((id, measurement) -> measurement.baseline().ifPresent(b -> json.put(id, b)));
    return json.toJson();
  }

  @Override
  public Evidence evidence() {
    Measurement value = primaryValue();
    Evidence evidence =
        Evidence.of(
                "Test",
                Mistake.WRONG_METRIC,
                "On the untouched test split the model reaches "
                    + Wording.of(value)
                    + "; the best constant answer reaches "
                    + Wording.of(value.baseline())
                    + ".")
            .with(aboveBaseline(value))
            .with(matrix.figure("Confusion on the test split"))
            .with(bars());
    return evidence.withCardField("model.test." + primary.id(), Wording.of(value));
  }

  private static Claim aboveBaseline(Measurement value) {
    OptionalDouble baseline = value.baseline();
    ClaimState state = ClaimState.UNDECIDED;
    if (value.interval().isPresent() && baseline.isPresent()) {
      double trivial = baseline.getAsDouble();
      if (value.interval().get().low() > trivial) {
        state = ClaimState.MET;
      } else if (value.interval().get().high() < trivial) {
        state = ClaimState.NOT_MET;
      }
    }
    Claim claim =
        Claim.required(
                "test.above-baseline",
                "On the test split the model is better than the best constant answer.",
                state)
            .withMeasurement(value);
    return baseline.isPresent() ? claim.withLimit(baseline.getAsDouble()) : claim;
  }

  private Figure bars() {
    List<Figure.Bar> bars = new ArrayList<>();
    result
        .measurements()
        .forEach(
            (id, m) -> {
              if (m.value().isPresent()) {
                bars.add(
                    m.interval()
                        .map(i -> Figure.Bar.of(id, m.requireValue(), i.low(), i.high()))
                        .orElseGet(() -> Figure.Bar.of(id, m.requireValue())));
              }
            });
    return new Figure.Bars("Test split, with 95 % intervals", "value", bars);
  }
}
