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
import java.util.Optional;

/** Two files of tagged tokens, measured. */
final class TagFiles {
  private TagFiles() {}

  static EvaluationReport measured(
      String task, List<MetricSuite<TaggedSentence>> suites, Path gold, Path predicted, int threads)
      throws IOException {
    ConllResult read = ConllReader.ofTwoFiles().read(gold, predicted);
    List<PartResult> parts = new ArrayList<>();
    for (MetricSuite<TaggedSentence> suite : suites) {
      SetAside aside = unread(read, gold);
      List<TaggedSentence> counted = counted(read, StrictTags.of(suite), gold, aside);
      SuiteResult result = suite.runner().threads(threads).evaluate(counted);
      parts.add(new PartResult(MetricFamily.SEQUENCE.name(), result, counted.size(), aside));
    }
    return new EvaluationReport(task, parts, read.warnings());
  }

  private static SetAside unread(ConllResult read, Path gold) {
    SetAside aside = new SetAside();
    long position = 0;
    for (ConllResult.SetAside unfit : read.setAside()) {
      int line = unfit.goldLine() > 0 ? unfit.goldLine() : unfit.predictedLine();
      aside.add(new RowId(gold.toString(), position++), line, unfit.toString());
    }
    return aside;
  }

  private static List<TaggedSentence> counted(
      ConllResult read, StrictTags strict, Path gold, SetAside aside) {
    List<TaggedSentence> counted = new ArrayList<>();
    for (int i = 0; i < read.sentences().size(); i++) {
      TaggedSentence sentence = read.sentences().get(i);
      Optional<String> refused = strict.whyRefused(sentence);
      if (refused.isPresent()) {
        RowId id = new RowId(gold.toString(), read.setAside().size() + i);
        aside.add(id, read.lines().get(i), refused.get());
      } else {
        counted.add(sentence);
      }
    }
    return counted;
  }
}
