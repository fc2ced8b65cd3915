package io.github.finefettle.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.metrics.MetricFamily;
import io.github.finefettle.metrics.MetricSuite;
import io.github.finefettle.metrics.SuiteResult;
import io.github.finefettle.metrics.SuiteState;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.description.MetricPreset;
import io.github.finefettle.metrics.speech.ErrorRate;
import io.github.finefettle.metrics.text.Bleu;
import io.github.finefettle.metrics.text.Chrf;
import io.github.finefettle.metrics.text.Rouge;
import io.github.finefettle.metrics.text.TextPair;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The example of the guide to metrics, compiled and run. */
class MetricsGuideTest {
  @Test
  void theExampleRuns() {
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
    bleu.value(); // empty where it is undefined, and undefinedReason() says why
    bleu.interval(); // 95 % unless told otherwise
    bleu.signature(); // bleu|case:mixed|eff:no|order:4|smooth:exp|tok:13a|v:1

    // a signature is read back to the same metric, also one of sacrebleu
    Metric<TextPair> again = MetricFamily.TEXT.parse(bleu.signature());
    Bleu theirs = Bleu.parse("nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0");

    // parts that were measured elsewhere
    SuiteState<TextPair> here = suite.newState();
    here.add(rows.get(0));
    SuiteState<TextPair> there = suite.newState();
    there.add(rows.get(1));
    here.merge(suite.readState(there.toBytes()));
    here.measure(); // the same bits as above

    // what other tools print where definitions differ
    ClassificationMetric macroF1 = ClassificationMetric.macroF1().following(MetricPreset.SKLEARN);
    // GUIDE: end
    assertThat(bleu.signature()).isEqualTo("bleu|case:mixed|eff:no|order:4|smooth:exp|tok:13a|v:1");
    assertThat(bleu.value()).isPresent();
    assertThat(again).isEqualTo(theirs).isEqualTo(Bleu.corpus());
    assertThat(here.measure().measurements()).isEqualTo(result.measurements());
    assertThat(macroF1.signature()).startsWith("macro-f1|");
  }

  @Test
  void theGuideShowsTheLinesThatRun() throws IOException {
    GuideText.requireShownInGuide(getClass(), "metrics.md");
  }
}
