package io.github.finefettle.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.search.Hyperparameter;
import io.github.finefettle.core.search.HyperparameterGrid;
import io.github.finefettle.core.search.Study;
import io.github.finefettle.core.search.StudyResult;
import io.github.finefettle.core.search.Trial;
import io.github.finefettle.core.search.TrialReport;
import io.github.finefettle.core.search.pruning.SuccessiveHalving;
import io.github.finefettle.core.split.Splits;
import io.github.finefettle.dataprep.cleaning.CleaningResult;
import io.github.finefettle.dataprep.cleaning.DatasetCleaner;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.linear.LinearTextClassifier;
import io.github.finefettle.dataprep.splitting.SplitPlan;
import io.github.finefettle.examples.messages.CustomerMessages;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.classification.ConfusionMatrix;
import io.github.finefettle.metrics.selection.MetricRecommendation;
import io.github.finefettle.metrics.selection.MetricSelector;
import io.github.finefettle.metrics.selection.TaskProfile;
import io.github.finefettle.report.FineTuningAudit;
import io.github.finefettle.validation.ModelUnderTest;
import io.github.finefettle.validation.RealWorldValidation;
import io.github.finefettle.validation.behaviours.FailureRate;
import io.github.finefettle.validation.behaviours.ValidationSuite;
import io.github.finefettle.validation.perturbations.Perturbations;
import io.github.finefettle.validation.verdict.Verdict;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the README, compiled and run; the README shows the lines between the marks. */
class ReadmeExampleTest {
  private static final Hyperparameter<Double> THRESHOLD = Hyperparameter.uniform("threshold", 0, 1);

  @TempDir Path folder;

  /** A user's own record. */
  record Sms(String text, String label) {}

  @Test
  void theExampleRuns() throws Exception {
    List<Sms> messages = someMessages();
    ExampleSchema<Sms> schema = ExampleSchema.ofRecord(Sms.class).input("text").label("label");
    HyperparameterGrid grid =
        HyperparameterGrid.of(THRESHOLD.values(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8));
    ValidationSuite<String> suite =
        ValidationSuite.named("sms", String.class)
            .invariantUnder(Perturbations.typos(), Perturbations.homoglyphs())
            .requireAtMost(FailureRate.ofInvariance(), 0.05);
    Path journal = folder.resolve("study.journal");
    Path audit = folder.resolve("audit");
    // README: begin
    CleaningResult<Sms> cleaned =
        DatasetCleaner.withDefaultsForClassification(schema).clean(messages);
    Splits<Sms> splits =
        cleaned.split(
            SplitPlan.of(0.8, 0.1, 0.1)
                .stratifiedBy(Role.LABEL)
                .keepingDuplicatesTogether()
                .seed(42));
    MetricRecommendation advice =
        MetricSelector.forTask(TaskProfile.binaryClassification("spam"))
            .labels(splits.train().rows(), Sms::label)
            .recommend(); // on 87:13 labels it refuses accuracy
    StudyResult tuned =
        Study.optimizing(advice.objective())
            .over(grid)
            .prunedBy(SuccessiveHalving.inGenerationsOf(4))
            .seed(42)
            .runner()
            .storedIn(journal)
            .run(trial -> fineTune(trial, splits)); // your training code
    Verdict verdict = RealWorldValidation.of(suite, modelOf(tuned, splits)).run(productionLike());
    FineTuningAudit.of(cleaned, splits, advice, tuned, verdict).writeTo(audit);
    // README: end
    assertThat(advice.refused()).isNotEmpty();
    assertThat(tuned.isFinished()).isTrue();
    assertThat(audit.resolve("report.html")).exists();
    assertThat(FineTuningAudit.read(audit.resolve("audit.json")).mistakes()).hasSize(6);
  }

  @Test
  void theReadmeShowsTheLinesThatRun() throws IOException {
    String source =
        read(Path.of("src/test/java", getClass().getName().replace('.', '/') + ".java"));
    String shown = between(read(Path.of("../README.md")), "```java\n", "```");
    String run = between(source, "    // README: begin\n", "    // README: end");
    assertThat(withoutSpace(shown)).isEqualTo(withoutSpace(run));
  }

  private static TrialReport fineTune(Trial trial, Splits<Sms> splits) {
    List<Sms> rows = splits.validation().rows();
    ConfusionMatrix matrix =
        ConfusionMatrix.of(
            rows.stream().map(Sms::label).toList(),
            answers(linear(splits), trial.get(THRESHOLD), rows.stream().map(Sms::text).toList()));
    return TrialReport.ended(1, ClassificationMetric.macroF1().of(matrix).orElse(Double.NaN));
  }

  private static ModelUnderTest<String, String> modelOf(StudyResult tuned, Splits<Sms> splits) {
    LinearTextClassifier model = linear(splits);
    double threshold = tuned.best().assignment().get(THRESHOLD);
    return texts -> answers(model, threshold, texts);
  }

  private static LinearTextClassifier linear(Splits<Sms> splits) {
    List<Sms> rows = splits.train().rows();
    return LinearTextClassifier.train(
        rows.stream().map(Sms::text).toList(), rows.stream().map(Sms::label).toList());
  }

  private static List<String> answers(
      LinearTextClassifier model, double threshold, List<String> texts) {
    int spam = model.labels().indexOf("spam");
    return texts.stream()
        .map(text -> model.probabilities(text)[spam] > threshold ? "spam" : "ham")
        .toList();
  }

  /** Two of the topics stand in for ham and spam, about 87 to 13. */
  private static List<Sms> someMessages() {
    return CustomerMessages.generate(42).rows().stream()
        .filter(row -> row.label().equals("delivery") || row.label().equals("praise"))
        .map(row -> new Sms(row.text(), row.label().equals("praise") ? "spam" : "ham"))
        .toList();
  }

  private static List<String> productionLike() {
    return CustomerMessages.generate(43).rows().stream().limit(200).map(row -> row.text()).toList();
  }

  static String read(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  /** The formatter breaks lines as it likes; the README breaks them for people. */
  static String withoutSpace(String code) {
    return code.replaceAll("\\s+", "");
  }

  static String between(String text, String begin, String end) {
    int from = text.indexOf(begin) + begin.length();
    return text.substring(from, text.indexOf(end, from));
  }
}
