package io.github.finefettle.examples.finetune;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.HasEvidence;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.search.StudyResult;
import io.github.finefettle.core.search.TrialState;
import io.github.finefettle.core.search.TrialSummary;
import io.github.finefettle.core.split.Splits;
import io.github.finefettle.core.stopping.OverfittingDiagnosis;
import io.github.finefettle.core.stopping.StoppingOutcome;
import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.dataprep.splitting.Leak;
import io.github.finefettle.dataprep.sufficiency.SufficiencyReport;
import io.github.finefettle.examples.Console;
import io.github.finefettle.examples.language.Checkpoint;
import io.github.finefettle.examples.language.TextClassifier;
import io.github.finefettle.metrics.classification.ConfusionMatrix;
import io.github.finefettle.metrics.classification.MajorityBaseline;
import io.github.finefettle.metrics.selection.MetricRecommendation;
import io.github.finefettle.metrics.selection.MetricSelector;
import io.github.finefettle.metrics.selection.Refusal;
import io.github.finefettle.metrics.selection.TaskProfile;
import io.github.finefettle.report.FineTuningAudit;
import io.github.finefettle.validation.load.LatencyMeasurement;
import io.github.finefettle.validation.verdict.Verdict;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The main job, step by step: clean, enough?, split, choose the metric, tune, stop early, test
 * once, validate, audit. Each step leaves a line on the console, its numbers in {@code result.json}
 * and its evidence in the audit.
 *
 * <p>Everything in {@code result.json} is decided by the input, the checkpoint and the seed; what a
 * clock measured goes to {@code timings.json}.
 */
final class FineTuneJob implements AutoCloseable {
  private static final int STEPS = 9;

  private final FineTuneOptions options;
  private final Workspace workspace;
  private final Console console;
  private final Timings timings = new Timings();
  private final JsonObjectBuilder result = JsonValue.object();
  private final List<HasEvidence> evidence = new ArrayList<>();

  FineTuneJob(FineTuneOptions options) throws java.io.IOException {
    this.options = options;
    this.workspace = Workspace.open(options);
    this.console = new Console(new PrintStream(System.err, true, StandardCharsets.UTF_8), STEPS);
  }

  @Override
  public void close() throws java.io.IOException {
    workspace.close();
  }

  /** Runs all steps and writes the results. */
  void run() throws Exception {
    // An unreadable checkpoint is said at once, not after the data was cleaned.
    Checkpoint.read(workspace.checkpoint());
    result.put("job", workspace.identity());
    DataPreparation data = clean();
    enough(data);
    Splits<LabelledText> splits = split(data);
    TaskProfile profile = profile(data, splits);
    MetricRecommendation advice = chooseMetric(profile, splits);
    TrainingTask task =
        new TrainingTask(
            workspace.checkpoint(),
            data.labels(),
            advice.objective(),
            options.seed(),
            splits.train(),
            splits.validation());
    Path careless = workspace.work("careless/model");
    CarelessTwin twin =
        CarelessTwin.of(data.raw(), splits.test().ids(), workspace.checkpoint(), options.seed());
    try (TwinTraining training = TwinTraining.begin(options, twin, workspace)) {
      TrialSearch search =
          new TrialSearch(task, workspace.work("task"), workspace.work("study.journal"));
      StudyResult study = tune(search);
      Path winner = search.model(study.best());
      try (TextClassifier model = TextClassifier.load(winner)) {
        StoppingOutcome stopping = stop(task, study.best(), model);
        evidence.add(OverfittingDiagnosis.of(stopping.history()));
        List<String> answers = evaluate(data, advice, model, splits);
        training.join(console);
        if (options.carelessTwin()) {
          judgeTwin(twin, careless, advice, splits, answers);
        }
        validate(rarest(splits), model, splits);
        ModelFolder.copy(winner, workspace.result("model"));
      }
    }
    audit(splits);
  }

  private DataPreparation clean() throws Exception {
    Holder<DataPreparation> holder = new Holder<>();
    step(
        "Clean",
        progress -> {
          DataPreparation data = DataPreparation.of(workspace, options, progress);
          holder.set(data);
          data.cleaned().ledger().writeTo(workspace.result("ledger.jsonl"));
          result.put("cleaning", CleaningJson.of(data.cleaned()));
          evidence.add(data.cleaned());
          return CleaningJson.sentence(data.cleaned());
        });
    return holder.get();
  }

  private void enough(DataPreparation data) throws Exception {
    step(
        "Enough?",
        progress -> {
          SufficiencyReport report = data.sufficiency(options.seed(), progress);
          result.put("sufficiency", report.toJson());
          evidence.add(report);
          return report.evidence().summary();
        });
  }

  private Splits<LabelledText> split(DataPreparation data) throws Exception {
    Holder<Splits<LabelledText>> holder = new Holder<>();
    step(
        "Split",
        progress -> {
          Splits<LabelledText> splits = data.split(options.seed());
          Leak leak = data.naiveLeak(options.seed());
          holder.set(splits);
          result.put("split", DataPreparation.json(splits, leak));
          evidence.add(
              splits
                  .evidence()
                  .withFact(
                      "Leaked by a random split of the rows as they came",
                      leak.count() + " of " + leak.testRows() + " test rows"));
          return splits.train().size()
              + " to train, "
              + splits.validation().size()
              + " to choose, "
              + splits.test().size()
              + " to test; a random split of the rows as they came would have leaked "
              + leak.count()
              + " of "
              + leak.testRows()
              + " test rows";
        });
    return holder.get();
  }

  /** Two labels: the rarer one is what is looked for. More: all matter. */
  private static TaskProfile profile(DataPreparation data, Splits<LabelledText> splits) {
    return data.labels().size() > 2
        ? TaskProfile.multiClassClassification()
        : TaskProfile.binaryClassification(rarest(splits));
  }

  /** The label that the model meets least often, and loses first. */
  private static String rarest(Splits<LabelledText> splits) {
    Map<String, Long> counts = new TreeMap<>();
    splits.train().rows().forEach(row -> counts.merge(row.label(), 1L, Long::sum));
    return counts.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  private MetricRecommendation chooseMetric(TaskProfile profile, Splits<LabelledText> splits)
      throws Exception {
    MetricRecommendation advice =
        MetricSelector.forTask(profile)
            .labels(splits.train().rows(), LabelledText::label)
            .evaluatingOn(splits.test().size())
            .recommend();
    step(
        "Metric",
        progress -> {
          result.put("metric", metricJson(advice));
          evidence.add(advice);
          return advice.evidence().summary();
        });
    return advice;
  }

  private static JsonValue.JsonObject metricJson(MetricRecommendation advice) {
    return JsonValue.object()
        .put("primary", advice.primary().id())
        .put("refused", JsonValue.strings(advice.refused().stream().map(Refusal::id).toList()))
        .put("recommendation", advice.toJson())
        .toJson();
  }

  private StudyResult tune(TrialSearch search) throws Exception {
    Holder<StudyResult> holder = new Holder<>();
    step(
        "Tune",
        progress -> {
          StudyResult study = search.run(options.workers(), progress);
          holder.set(study);
          result.put("study", studyJson(study));
          evidence.add(study);
          TrialSummary best = study.best();
          return study.trials().size()
              + " trials, "
              + study.pruned().size()
              + " pruned, "
              + failed(study)
              + study.resourceSpent()
              + " epochs; best: "
              + best.assignment()
              + " with "
              + Wording.of(best.value());
        });
    return holder.get();
  }

  private static String failed(StudyResult study) {
    int failed = study.trials(TrialState.FAILED).size();
    return failed == 0 ? "" : failed + " FAILED, ";
  }

  private static JsonValue.JsonObject studyJson(StudyResult study) {
    return JsonValue.object()
        .put("trials", study.trials().size())
        .put("pruned", study.pruned().size())
        .put("failed", study.trials(TrialState.FAILED).size())
        .put("epochsSpent", study.resourceSpent())
        .put("best", study.best().number())
        .put("recipe", Tuning.recipe(study.best().assignment()).toJson())
        .put("definition", study.study().toJson())
        .put("result", study.toJson())
        .toJson();
  }

  private StoppingOutcome stop(TrainingTask task, TrialSummary best, TextClassifier model)
      throws Exception {
    Holder<StoppingOutcome> holder = new Holder<>();
    step(
        "Stop",
        progress -> {
          double again = validationValue(task, model);
          StoppingOutcome outcome =
              ClassifierTraining.outcome(task, best.memory().orElseThrow()).reevaluatedAs(again);
          holder.set(outcome);
          result.put("stopping", outcome.toJson());
          evidence.add(outcome);
          return "best epoch "
              + outcome.bestEpoch().orElse(0)
              + " of "
              + outcome.epochsRun()
              + " ("
              + outcome.reasonEvidence()
              + "); its weights, evaluated again: "
              + Wording.of(again);
        });
    return holder.get();
  }

  /** The objective on the validation split, by the saved model: the best value must come again. */
  private static double validationValue(TrainingTask task, TextClassifier model) {
    List<LabelledText> rows = task.validation().rows();
    ConfusionMatrix matrix =
        ConfusionMatrix.of(
            rows.stream().map(LabelledText::label).toList(),
            BatchClassifier.labels(model, rows.stream().map(LabelledText::text).toList()));
    return Tuning.metric(task.objective()).of(matrix).orElse(Double.NaN);
  }

  private List<String> evaluate(
      DataPreparation data,
      MetricRecommendation advice,
      TextClassifier model,
      Splits<LabelledText> splits)
      throws Exception {
    Holder<List<String>> holder = new Holder<>();
    step(
        "Test",
        progress -> {
          List<LabelledText> test = splits.test().open("the winner's one evaluation");
          List<String> answers =
              BatchClassifier.labels(model, test.stream().map(LabelledText::text).toList());
          List<String> truths = test.stream().map(LabelledText::label).toList();
          TestEvaluation evaluation = TestEvaluation.of(advice, data.labels(), truths, answers);
          holder.set(answers);
          result.put("test", evaluation.toJson());
          result.put("confusion", evaluation.matrix().toJson());
          result.put("baseline", baseline(evaluation));
          evidence.add(evaluation);
          return Wording.of(evaluation.primaryValue())
              + ", "
              + Wording.of(evaluation.get("accuracy"))
              + "; always the most frequent label: "
              + Wording.of(evaluation.primaryValue().baseline())
              + ", "
              + Wording.of(evaluation.get("accuracy").baseline());
        });
    return holder.get();
  }

  private static JsonValue.JsonObject baseline(TestEvaluation evaluation) {
    return JsonValue.object()
        .putIfPresent("label", MajorityBaseline.of(evaluation.matrix()).label().map(JsonValue::of))
        .put("values", evaluation.baselineJson())
        .toJson();
  }

  private void judgeTwin(
      CarelessTwin twin,
      Path model,
      MetricRecommendation advice,
      Splits<LabelledText> splits,
      List<String> answers) {
    List<LabelledText> test = splits.test().open("the careless twin's one evaluation");
    CarelessTwin.Outcome outcome = twin.judge(model, advice.primary(), test, answers);
    result.put("careless", outcome.toJson());
    evidence.add(outcome);
    console.line("      " + outcome.evidence().summary());
    console.line("      careful minus careless on the same rows: " + outcome.difference());
  }

  private void validate(String watched, TextClassifier model, Splits<LabelledText> splits)
      throws Exception {
    step(
        "Validate",
        progress -> {
          List<LabelledText> test = splits.test().open("the validation of the finished model");
          Verdict verdict =
              RealWorldCheck.run(
                  model, watched, splits.test().ids(), test, options.seed(), progress);
          result.put("validation", ValidationJson.of(verdict));
          evidence.add(verdict);
          LatencyMeasurement latency = RealWorldCheck.latency(model, test);
          timings.measured("latency", latency.toJson());
          return verdict.toString();
        });
  }

  private void audit(Splits<LabelledText> splits) throws Exception {
    step(
        "Audit",
        progress -> {
          FineTuningAudit audit =
              FineTuningAudit.of(evidence)
                  .withTitle("Fine-tuning audit: " + workspace.input().getFileName());
          audit.writeTo(workspace.result(""));
          result.put("testLooks", JsonValue.strings(splits.test().looks()));
          result.put("audit", audit.mistakes().stream().map(m -> m.toJson()).toList());
          workspace.write("result.json", result.toJson());
          timings.write(workspace.result("timings.json"));
          return audit.outcome();
        });
    console.line("Open " + workspace.result("report.html"));
    console.line(
        "Ask the model: examples/run classify --model " + workspace.result("model") + " \"...\"");
  }

  private void step(String name, Console.Step work) throws Exception {
    console.step(
        name,
        (ProgressListener progress) -> {
          long begin = System.nanoTime();
          String outcome = work.run(progress);
          timings.spent(name, System.nanoTime() - begin);
          return outcome;
        });
  }

  /** What a step leaves for the next. */
  private static final class Holder<T> {
    private final List<T> value = new ArrayList<>(1);

    void set(T made) {
      value.add(made);
    }

    T get() {
      return value.get(0);
    }
  }
}
