package io.github.finefettle.metrics.description;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.metrics.MetricFamily;
import io.github.finefettle.metrics.classification.LabelPair;
import io.github.finefettle.metrics.regression.NumberPair;
import io.github.finefettle.metrics.sequence.TaggedSentence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metrics that are found by name can be told to follow a tool. */
class PresetMetricTest {
  private static <R> Metric<R> following(MetricFamily<R> family, String name, MetricPreset preset) {
    assertThat(family.parse(name)).isInstanceOf(PresetMetric.class);
    return family.parse(name) instanceof PresetMetric<R> known
        ? known.following(preset)
        : family.parse(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "entity-precision",
        "macro-entity-precision",
        "entity-type-precision(PER)",
        "muc-strict-precision",
        "token-precision(B-PER)"
      })
  void withoutPredictedEntitiesPrecisionIsZeroAsInConlleval(String name) {
    List<TaggedSentence> rows = List.of(TaggedSentence.of(List.of("B-PER"), List.of("O")));
    Metric<TaggedSentence> plain = MetricFamily.SEQUENCE.parse(name);
    Metric<TaggedSentence> zero = following(MetricFamily.SEQUENCE, name, MetricPreset.CONLLEVAL);
    assertThat(plain.evaluate(rows).value()).isEmpty();
    assertThat(zero.evaluate(rows).value()).hasValue(0);
    assertThat(zero.signature()).contains("zero:0");
  }

  /** scikit-learn 1.2.1: matthews_corrcoef of one label is 0, r2_score of equal truths is 0. */
  @Test
  void labelsAndNumbersFollowScikitLearn() {
    assertThat(
            following(MetricFamily.CLASSIFICATION, "mcc", MetricPreset.SKLEARN)
                .evaluate(List.of(new LabelPair("a", "a")))
                .value())
        .hasValue(0);
    assertThat(
            following(MetricFamily.REGRESSION, "r2", MetricPreset.SKLEARN)
                .evaluate(List.of(new NumberPair(2, 1), new NumberPair(2, 3)))
                .value())
        .hasValue(0);
  }

  /** scikit-learn 1.2.1: mean_absolute_percentage_error([0, 1], [1, 1]) is 2251799813685248. */
  @Test
  void relativeErrorsOfZeroAreThoseOfScikitLearn() {
    assertThat(
            following(MetricFamily.REGRESSION, "mape", MetricPreset.SKLEARN)
                .evaluate(List.of(new NumberPair(0, 1), new NumberPair(1, 1)))
                .value())
        .hasValue(2_251_799_813_685_248.0);
  }

  @Test
  void valuesOfOptionsMayBeWrittenInAnyCase() {
    assertThat(MetricFamily.SEQUENCE.parse("entity-f1|scheme:iob2"))
        .isEqualTo(MetricFamily.SEQUENCE.parse("entity-f1|scheme:IOB2"));
  }
}
