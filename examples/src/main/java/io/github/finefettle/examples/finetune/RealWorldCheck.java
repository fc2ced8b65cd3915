package io.github.finefettle.examples.finetune;

import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.examples.language.TextClassifier;
import io.github.finefettle.validation.ModelUnderTest;
import io.github.finefettle.validation.RealWorldValidation;
import io.github.finefettle.validation.ValidationExample;
import io.github.finefettle.validation.behaviours.FailureRate;
import io.github.finefettle.validation.behaviours.ValidationSuite;
import io.github.finefettle.validation.load.LatencyMeasurement;
import io.github.finefettle.validation.load.LatencyProfile;
import io.github.finefettle.validation.perturbations.Perturbations;
import io.github.finefettle.validation.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** The finished model on texts as people really write them. */
final class RealWorldCheck {
  /** Everyday noise may change few answers, hostile spelling some more. */
  private static final double EVERYDAY = 0.05;

  private static final double HEAVY = 0.10;
  private static final int MEASURED_TEXTS = 200;

  private RealWorldCheck() {}

  /**
   * What is required of a classifier of short messages.
   *
   * @param watched the label whose misses and false alarms are told apart
   */
  static ValidationSuite<String> suite(String watched) {
    ValidationSuite<String> suite =
        ValidationSuite.named("short-messages", String.class)
            .invariantUnder(
                Perturbations.typos(),
                Perturbations.casing(),
                Perturbations.punctuation(),
                Perturbations.whitespace(),
                Perturbations.truncation(),
                Perturbations.homoglyphs(),
                Perturbations.leet())
            .requireAtMost(FailureRate.ofInvariance("typos"), HEAVY)
            .requireAtMost(FailureRate.ofInvariance("casing"), HEAVY)
            .requireAtMost(FailureRate.ofInvariance("punctuation"), EVERYDAY)
            .requireAtMost(FailureRate.ofInvariance("whitespace"), EVERYDAY)
            .requireAtMost(FailureRate.ofInvariance("truncation"), HEAVY)
            .requireAtMost(FailureRate.ofInvariance("homoglyphs"), HEAVY)
            .requireAtMost(FailureRate.ofInvariance("leet"), HEAVY);
    // Both sides apart: a spelling that raises recall can drown the reader in false alarms.
    return suite
        .adviseAtMost(FailureRate.ofMisses(watched), HEAVY)
        .adviseAtMost(FailureRate.ofFalseAlarms(watched), HEAVY);
  }

  /** Runs the suite on labelled rows. */
  static Verdict run(
      TextClassifier model,
      String watched,
      List<RowId> ids,
      List<LabelledText> rows,
      long seed,
      ProgressListener progress) {
    List<ValidationExample<String>> examples = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      examples.add(ValidationExample.of(ids.get(i), rows.get(i).text(), rows.get(i).label()));
    }
    return RealWorldValidation.of(suite(watched), underTest(model))
        .seed(seed)
        .progress(progress)
        .runExamples(examples);
  }

  /** How long an answer takes: a measured figure, which decides nothing. */
  static LatencyMeasurement latency(TextClassifier model, List<LabelledText> rows) {
    return LatencyProfile.of(underTest(model))
        .measure(rows.stream().limit(MEASURED_TEXTS).map(LabelledText::text).toList());
  }

  private static ModelUnderTest<String, String> underTest(TextClassifier model) {
    return texts -> BatchClassifier.labels(model, texts);
  }
}
