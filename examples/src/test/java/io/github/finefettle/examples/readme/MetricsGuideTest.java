package io.github.finefettle.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.metrics.MetricFamily;
import io.github.finefettle.metrics.MetricSuite;
import io.github.finefettle.metrics.SuiteResult;
import io.github.finefettle.metrics.SuiteState;
import io.github.finefettle.metrics.calibration.CalibrationError;
import io.github.finefettle.metrics.calibration.ProbabilityRow;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.classification.ClassificationReport;
import io.github.finefettle.metrics.classification.ConfusionCounts;
import io.github.finefettle.metrics.description.MetricPreset;
import io.github.finefettle.metrics.regression.NumberPair;
import io.github.finefettle.metrics.regression.RegressionMetric;
import io.github.finefettle.metrics.sequence.ConllReader;
import io.github.finefettle.metrics.sequence.ConllResult;
import io.github.finefettle.metrics.sequence.EntityScore;
import io.github.finefettle.metrics.slices.SliceTable;
import io.github.finefettle.metrics.slices.SlicedMetric;
import io.github.finefettle.metrics.speech.ErrorRate;
import io.github.finefettle.metrics.text.Bleu;
import io.github.finefettle.metrics.text.Chrf;
import io.github.finefettle.metrics.text.Rouge;
import io.github.finefettle.metrics.text.TextPair;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the guide to metrics, compiled and run. */
class MetricsGuideTest {
  @TempDir Path folder;

  @Test
  void theExampleRuns() throws IOException {
    Path gold = Files.writeString(folder.resolve("gold.conll"), "Ada B-PER\nin O\nRome B-LOC\n");
    Path predicted =
        Files.writeString(folder.resolve("predicted.conll"), "Ada B-PER\nin O\nRome B-PER\n");
    // GUIDE: begin
    List<TextPair> rows =
        List.of(
            TextPair.of("The cat sat on the mat.", "The cat sat on a mat."),
            TextPair.of("It rained all day long.", "It rained the whole day."));

    // one pass over the rows for all metrics; those that count the same share one state
    MetricSuite<TextPair> suite =
        MetricSuite.of(Bleu.corpus(), Chrf.chrf(), Rouge.l(), ErrorRate.wer());
    SuiteResult result = suite.runner().threads(2).evaluate(rows);
    Measurement bleu = result.get("bleu");
    OptionalDouble value = bleu.value(); // where it is empty, undefinedReason() says why
    Optional<Interval> interval = bleu.interval(); // 95 % unless told otherwise
    String signature = bleu.signature(); // bleu|case:mixed|eff:no|order:4|smooth:exp|tok:13a|v:1

    // a signature is read back to the same metric, also one of sacrebleu
    Metric<TextPair> again = MetricFamily.TEXT.parse(signature);
    Bleu theirs = Bleu.parse("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0");

    // parts that were measured elsewhere merge to the same bits
    SuiteState<TextPair> here = suite.newState();
    here.add(rows.get(0));
    SuiteState<TextPair> there = suite.newState();
    there.add(rows.get(1));
    here.merge(suite.readState(there.toBytes()));
    SuiteResult merged = here.measure();

    // labels by number; what other tools print where definitions differ
    ConfusionCounts counts = ConfusionCounts.of("ham", "spam");
    counts.addAll(new int[] {0, 0, 1, 1}, new int[] {0, 1, 1, 1});
    Measurement macroF1 =
        ClassificationMetric.macroF1().following(MetricPreset.SKLEARN).measure(counts.matrix());
    String table = ClassificationReport.of(counts.matrix()).toText();

    // a calibration error beside what a perfect model with these confidences would score
    Measurement ece =
        CalibrationError.ece()
            .evaluate(List.of(ProbabilityRow.of(true, 0.8), ProbabilityRow.of(false, 0.3)));
    OptionalDouble perfect = ece.baseline();

    // files of tagged tokens; what cannot be used is set aside with its lines
    ConllResult read = ConllReader.ofTwoFiles().read(gold, predicted);
    Measurement entities = EntityScore.f1().evaluate(read.sentences());

    // any metric by group, with the gap between the best and the worst
    SliceTable slices =
        SlicedMetric.of(
                RegressionMetric.mae(),
                (NumberPair row) -> List.of(row.truth() > 5 ? "high" : "low"))
            .evaluate(List.of(new NumberPair(1, 1.5), new NumberPair(9, 7)));
    // GUIDE: end
    assertThat(signature).isEqualTo("bleu|case:mixed|eff:no|order:4|smooth:exp|tok:13a|v:1");
    assertThat(interval.orElseThrow().contains(value.orElseThrow())).isTrue();
    assertThat(again).isEqualTo(theirs).isEqualTo(Bleu.corpus());
    assertThat(merged.measurements()).isEqualTo(result.measurements());
    assertThat(macroF1.requireValue()).isEqualTo((2.0 / 3 + 0.8) / 2);
    assertThat(table).contains("ham", "spam");
    assertThat(perfect).isPresent();
    assertThat(entities.requireValue()).isEqualTo(0.5);
    assertThat(slices.worst().orElseThrow().name()).isEqualTo("high");
  }

  @Test
  void theGuideShowsTheLinesThatRun() throws IOException {
    GuideText.requireShownInGuide(getClass(), "metrics.md");
  }
}
