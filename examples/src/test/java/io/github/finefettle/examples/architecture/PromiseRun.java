package io.github.finefettle.examples.architecture;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.search.Hyperparameter;
import io.github.finefettle.core.search.HyperparameterGrid;
import io.github.finefettle.core.search.Study;
import io.github.finefettle.core.search.TrialReport;
import io.github.finefettle.core.search.pruning.SuccessiveHalving;
import io.github.finefettle.core.split.Splits;
import io.github.finefettle.core.statistics.ExactSum;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.cleaning.CleaningResult;
import io.github.finefettle.dataprep.cleaning.DatasetCleaner;
import io.github.finefettle.dataprep.cleaning.LedgerEntry;
import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.io.LabelledTextReader;
import io.github.finefettle.dataprep.linear.LinearTextClassifier;
import io.github.finefettle.dataprep.splitting.SplitPlan;
import io.github.finefettle.dataprep.sufficiency.DataSufficiency;
import io.github.finefettle.metrics.selection.MetricRecommendation;
import io.github.finefettle.metrics.selection.MetricSelector;
import io.github.finefettle.metrics.selection.TaskProfile;
import io.github.finefettle.report.FineTuningAudit;
import io.github.finefettle.validation.RealWorldValidation;
import io.github.finefettle.validation.ValidationExample;
import io.github.finefettle.validation.behaviours.FailureRate;
import io.github.finefettle.validation.behaviours.ValidationSuite;
import io.github.finefettle.validation.perturbations.Perturbations;
import io.github.finefettle.validation.verdict.Verdict;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs every block but the engine on a file, and prints all it came to: bytes to compare. */
public final class PromiseRun {
  private static final Hyperparameter<Double> RATE = Hyperparameter.logUniform("rate", 1e-4, 1e-1);

  private PromiseRun() {}

  /** Arguments: the file of labelled texts, the number of threads. */
  public static void main(String[] args) {
    int threads = Integer.parseInt(args[1]);
    CleaningResult<LabelledText> cleaned =
        DatasetCleaner.withDefaultsForClassification(LabelledText.schema())
            .runner()
            .threads(threads)
            .clean(LabelledTextReader.detecting().read(Path.of(args[0])));
    Splits<LabelledText> splits =
        cleaned.split(
            SplitPlan.of(0.8, 0.1, 0.1)
                .stratifiedBy(Role.LABEL)
                .keepingDuplicatesTogether()
                .seed(42));
    MetricRecommendation advice =
        MetricSelector.forTask(TaskProfile.multiClassClassification())
            .labels(splits.train().rows(), LabelledText::label)
            .recommend();
    var study =
        Study.optimizing(advice.objective())
            .over(HyperparameterGrid.of(RATE.values(1e-4, 1e-3, 1e-2, 1e-1)))
            .prunedBy(SuccessiveHalving.inGenerationsOf(4).reductionFactor(2).rungs(1, 2))
            .seed(42)
            .runner()
            .threads(threads)
            .run(
                trial ->
                    TrialReport.reached(
                        trial.resourceTarget(),
                        StrictMath.sin(trial.get(RATE) * trial.resourceTarget())));
    Verdict verdict = validate(splits, threads);
    List<JsonValue> all = new ArrayList<>();
    all.add(cleaned.evidence().toJson());
    for (LedgerEntry entry : cleaned.ledger().entries()) {
      all.add(JsonValue.of(entry.toString()));
    }
    all.add(JsonValue.strings(splits.test().ids().stream().map(Object::toString).toList()));
    all.add(
        DataSufficiency.forClassification()
            .repeats(2)
            .seed(42)
            .assess(cleaned.keptIds(), cleaned.kept(), LabelledText::text, LabelledText::label)
            .toJson());
    all.add(advice.toJson());
    all.add(study.toJson());
    all.add(verdict.toJson());
    all.add(JsonValue.of(sums()));
    all.add(JsonValue.of(FineTuningAudit.of(cleaned, splits, advice, study, verdict).toHtml()));
    new PrintStream(System.out, true, StandardCharsets.UTF_8)
        .print(JsonValue.array(all).toPrettyString());
  }

  private static Verdict validate(Splits<LabelledText> splits, int threads) {
    LinearTextClassifier model =
        LinearTextClassifier.train(
            splits.train().rows().stream().map(LabelledText::text).toList(),
            splits.train().rows().stream().map(LabelledText::label).toList());
    List<ValidationExample<String>> examples = new ArrayList<>();
    List<LabelledText> test = splits.test().open("the promise");
    for (int i = 0; i < test.size(); i++) {
      examples.add(
          ValidationExample.of(
              splits.test().ids().get(i), test.get(i).text(), test.get(i).label()));
    }
    return RealWorldValidation.of(
            ValidationSuite.named("promise", String.class)
                .invariantUnder(Perturbations.all())
                .requireAtMost(FailureRate.ofInvariance(), 0.1),
            (List<String> texts) -> texts.stream().map(model::predict).toList())
        .threads(threads)
        .seed(42)
        .runExamples(examples);
  }

  private static double sums() {
    ExactSum sum = new ExactSum();
    RandomSequence random = RandomStream.of(42, "promise").sequence();
    for (int i = 0; i < 10_000; i++) {
      sum.addProduct(random.nextGaussian(), StrictMath.pow(10, random.nextInt(40) - 20));
    }
    return sum.value();
  }
}
