package io.github.finefettle.examples.finetune;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.HasEvidence;
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

/** The finished model on the test split: the chosen metric and what stands beside it. */
final class TestEvaluation implements HasEvidence {
  private final ClassificationMetric primary;
  private final SuiteResult result;

  private TestEvaluation(ClassificationMetric primary, SuiteResult result) {
    this.primary = primary;
    this.result = result;
  }

  /** Measures predictions of the test rows, in the order of the rows. */
  static TestEvaluation of(
      MetricRecommendation advice, List<String> labels, List<String> truths, List<String> answers) {
    List<LabelPair> pairs = new ArrayList<>();
    for (int i = 0; i < truths.size(); i++) {
      pairs.add(new LabelPair(truths.get(i), answers.get(i)));
    }
    SuiteResult result = suite(advice, labels).evaluate(pairs).decidedBy(advice.primary());
    return new TestEvaluation(advice.primary(), result);
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
    return result.confusionMatrix().orElseThrow();
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
    return result.evidence();
  }
}
