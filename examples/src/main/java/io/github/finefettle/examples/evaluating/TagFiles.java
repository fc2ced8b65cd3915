package io.github.finefettle.examples.evaluating;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.metrics.MetricFamily;
import io.github.finefettle.metrics.MetricSuite;
import io.github.finefettle.metrics.SuiteResult;
import io.github.finefettle.metrics.sequence.ConllReader;
import io.github.finefettle.metrics.sequence.ConllResult;
import io.github.finefettle.metrics.sequence.TaggedSentence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Two files of tagged tokens, measured. */
final class TagFiles {
  private TagFiles() {}

  static EvaluationReport measured(
      String task, List<MetricSuite<TaggedSentence>> suites, Path gold, Path predicted, int threads)
      throws IOException {
    ConllResult read = ConllReader.ofTwoFiles().read(gold, predicted);
    SetAside aside = new SetAside();
    long position = 0;
    for (ConllResult.SetAside unfit : read.setAside()) {
      int line = unfit.goldLine() > 0 ? unfit.goldLine() : unfit.predictedLine();
      aside.add(new RowId(gold.toString(), position++), line, unfit.toString());
    }
    List<PartResult> parts = new ArrayList<>();
    for (MetricSuite<TaggedSentence> suite : suites) {
      SuiteResult result = suite.runner().threads(threads).evaluate(read.sentences());
      parts.add(
          new PartResult(MetricFamily.SEQUENCE.name(), result, read.sentences().size(), aside));
    }
    return new EvaluationReport(task, parts, read.warnings());
  }
}
