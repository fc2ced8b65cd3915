package io.github.finefettle.metrics.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.description.MetricPreset;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopKAccuracyTest {
  private static final List<String> LABELS = List.of("a", "b", "c");

  @Test
  void aModelThatScoresAllLabelsAlikeFindsNothing() {
    List<ScoredLabel> rows = new ArrayList<>();
    for (String label : LABELS) {
      rows.add(ScoredLabel.of(label, LABELS, 0.5, 0.5, 0.5));
    }
    TopKAccuracy two = TopKAccuracy.of(2);
    assertThat(two.evaluate(rows).requireValue()).isZero();
    assertThat(two.ties(ScoreTies.TRUTH_FIRST).evaluate(rows).requireValue()).isEqualTo(1);
    assertThat(two.following(MetricPreset.SKLEARN).evaluate(rows).requireValue())
        .isEqualTo(2.0 / 3);
    assertThat(TopKAccuracy.of(3).evaluate(rows).requireValue()).isEqualTo(1);
  }

  @Test
  void kIsNotCutToTheNumberOfLabelsAndAnUnknownLabelIsAMiss() {
    List<ScoredLabel> rows =
        List.of(ScoredLabel.of("z", LABELS, 3, 2, 1), ScoredLabel.of("c", LABELS, 3, 2, 1));
    Measurement five = TopKAccuracy.of(5).evaluate(rows);
    assertThat(five.requireValue()).isEqualTo(0.5);
    assertThat(five.id()).isEqualTo("top-k-accuracy(5)");
    assertThat(five.interval().orElseThrow().method()).isEqualTo("wilson");
    assertThat(TopKAccuracy.of(2).evaluate(rows).requireValue()).isZero();
  }

  @Test
  void signaturesReadBackAndStatesMerge() {
    for (ScoreTies ties : ScoreTies.values()) {
      TopKAccuracy metric = TopKAccuracy.of(7).ties(ties).resampledBy(new Resampling(9, 9, 0.9));
      assertThat(TopKAccuracy.parse(metric.signature())).isEqualTo(metric);
    }
    assertThat(TopKAccuracy.parse("top-k-accuracy(5)")).isEqualTo(TopKAccuracy.of(5));
    assertThatThrownBy(() -> TopKAccuracy.parse("top-k-accuracy(x)")).hasMessageContaining("x");
    assertThatThrownBy(() -> TopKAccuracy.of(0)).hasMessageContaining("(0)");
    assertThatThrownBy(() -> ScoredLabel.of("a", LABELS, 1, 2, Double.NaN))
        .hasMessageContaining("\"c\" (NaN)");
    TopKAccuracy metric = TopKAccuracy.of(1);
    MetricState<ScoredLabel> whole = metric.newState();
    MetricState<ScoredLabel> left = metric.newState();
    MetricState<ScoredLabel> right = metric.newState();
    var random = RandomStream.of(1, "scores").sequence();
    for (int i = 0; i < 100; i++) {
      ScoredLabel row =
          ScoredLabel.of(
              LABELS.get(random.nextInt(3)), LABELS, random.nextInt(3), random.nextInt(3), 1);
      whole.add(row);
      (i % 3 == 0 ? left : right).add(row);
    }
    right.merge(metric.readState(left.toBytes()));
    assertThat(right.toBytes()).isEqualTo(whole.toBytes());
    assertThat(right.measure()).isEqualTo(whole.measure());
  }
}
