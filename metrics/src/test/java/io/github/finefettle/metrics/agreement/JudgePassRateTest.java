package io.github.finefettle.metrics.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgePassRateTest {
  private static final JudgePassRate METRIC = JudgePassRate.correctedByRoganGladen();

  @Test
  void aLenientJudgeIsCorrected() {
    // The judge lets 90 % of good and 30 % of bad answers pass, and 600 of 1,000 others.
    Measurement measured = METRIC.evaluate(items(600, 1000, 90, 100, 70, 100));
    assertThat(measured.requireValue()).isCloseTo((0.6 + 0.7 - 1) / 0.6, within(1e-15));
    // Lang and Reiczigel's formulas worked by hand: z^2 = 3.841459, p' = 0.599617, sens' = 91 /
    // 102,
    // spec' = 71 / 102, so 0.502683 before the shift of 7.682918 (0.502683 * 0.00094326 - 0.497317
    // * 0.00207405) = -0.004282; deviation sqrt(0.00023916 + 0.00023835 + 0.00051296) / 0.588235.
    Interval interval = measured.interval().orElseThrow();
    assertThat((interval.low() + interval.high()) / 2).isCloseTo(0.498401, within(1e-6));
    assertThat(interval.halfWidth()).isCloseTo(0.104862, within(1e-6));
    assertThat(interval.method()).isEqualTo("lang-reiczigel");
  }

  @Test
  void theIntervalCoversTheTruthAboutAsOftenAsItSays() {
    double rate = 0.7;
    double sensitivity = 0.85;
    double specificity = 0.75;
    int covered = 0;
    int runs = 600;
    for (int run = 0; run < runs; run++) {
      RandomSequence random = RandomStream.of(run, "judge").sequence();
      List<JudgedItem> items = new ArrayList<>();
      for (int i = 0; i < 500; i++) {
        boolean good = random.nextUniform() < rate;
        boolean passed = random.nextUniform() < (good ? sensitivity : 1 - specificity);
        items.add(i < 150 ? JudgedItem.of(passed, good) : JudgedItem.of(passed));
      }
      covered += METRIC.evaluate(items).interval().orElseThrow().contains(rate) ? 1 : 0;
    }
    assertThat((double) covered / runs).isBetween(0.92, 0.985);
  }

  @Test
  void anyPartitionMergesToTheSameBytes() {
    List<JudgedItem> items = items(30, 50, 9, 10, 7, 10);
    MetricState<JudgedItem> whole = METRIC.newState();
    items.forEach(whole::add);
    MetricState<JudgedItem> odd = METRIC.newState();
    MetricState<JudgedItem> even = METRIC.newState();
    for (int i = items.size() - 1; i >= 0; i--) {
      (i % 2 == 0 ? even : odd).add(items.get(i));
    }
    even.merge(METRIC.readState(odd.toBytes()));
    assertThat(even.toBytes()).isEqualTo(whole.toBytes());
    assertThat(even.measure()).isEqualTo(whole.measure());
  }

  @Test
  void whatIsUndefinedSaysWhy() {
    assertReason(items(0, 0, 9, 10, 7, 10), "every answer has a person's verdict");
    assertReason(items(5, 10, 0, 0, 7, 10), "no answer was let pass by a person");
    assertReason(items(5, 10, 9, 10, 0, 0), "no answer was failed by a person");
    assertReason(items(5, 10, 5, 10, 5, 10), "the judge is no better than chance");
    assertReason(List.of(), "there are no rows");
    assertThat(METRIC.evaluate(items(10, 10, 9, 10, 9, 10)).requireValue()).isEqualTo(1);
  }

  @Test
  void theSignatureReadsBack() {
    assertThat(METRIC.signature()).isEqualTo("judge-pass-rate|correction:rogan-gladen|v:1");
    assertThat(JudgePassRate.parse(METRIC.signature())).isEqualTo(METRIC);
    JudgePassRate wide = METRIC.resampledBy(new Resampling(1000, 12345, 0.99));
    assertThat(JudgePassRate.parse(wide.signature())).isEqualTo(wide);
    assertThatThrownBy(() -> JudgePassRate.parse("judge-pass-rate|correction:none"))
        .hasMessageContaining("rogan-gladen");
    assertThat(JudgePassRate.ids()).containsExactly("judge-pass-rate");
  }

  private static void assertReason(List<JudgedItem> items, String reason) {
    assertThat(METRIC.evaluate(items).undefinedReason().orElseThrow()).startsWith(reason);
  }

  private static List<JudgedItem> items(
      int passed, int judged, int goodPassed, int good, int badFailed, int bad) {
    List<JudgedItem> items = new ArrayList<>();
    for (int i = 0; i < judged; i++) {
      items.add(JudgedItem.of(i < passed));
    }
    for (int i = 0; i < good; i++) {
      items.add(JudgedItem.of(i < goodPassed, true));
    }
    for (int i = 0; i < bad; i++) {
      items.add(JudgedItem.of(i >= badFailed, false));
    }
    return items;
  }
}
