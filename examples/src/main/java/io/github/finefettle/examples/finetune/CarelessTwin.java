package io.github.finefettle.examples.finetune;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.HasEvidence;
import io.github.finefettle.core.evidence.Mistake;
import io.github.finefettle.core.evidence.Table;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.objective.Objective;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.split.TrainSplit;
import io.github.finefettle.core.split.ValidationSplit;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.dataprep.io.SourceRows;
import io.github.finefettle.examples.language.TextClassifier;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.classification.ConfusionMatrix;
import io.github.finefettle.metrics.comparison.ComparisonResult;
import io.github.finefettle.metrics.comparison.PairedComparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What the same data and the same checkpoint give to someone who makes all six mistakes: no
 * cleaning, a random split, default hyperparameters, a fixed number of epochs, accuracy, no
 * validation.
 *
 * <p>It is a fair twin. The clusters of the honest test split are taken out of its rows, as they
 * are out of the careful recipe's, so that both meet the honest test split unprepared.
 */
final class CarelessTwin {
  /** A file in the model's folder that says what it was made from. */
  static final String ORIGIN = "made-from.txt";

  private static final double TRAIN_SHARE = 0.8;

  private final TrainingTask task;
  private final List<LabelledText> ownTest;
  private final int removedForFairness;

  private CarelessTwin(TrainingTask task, List<LabelledText> ownTest, int removedForFairness) {
    this.task = task;
    this.ownTest = ownTest;
    this.removedForFairness = removedForFairness;
  }

  /**
   * Splits the rows as they came.
   *
   * @param raw all rows, before any cleaning
   * @param honestTest the rows of the honest test split
   * @param checkpoint the base checkpoint, the same as the careful recipe's
   * @param seed decides the split and the training
   */
  static CarelessTwin of(
      SourceRows<LabelledText> raw, Collection<RowId> honestTest, Path checkpoint, long seed) {
    List<Integer> rows = withoutClustersOf(raw, honestTest);
    int[] order = RandomStream.of(seed, "careless-split").sequence().permutation(rows.size());
    int trained = (int) Math.floor(TRAIN_SHARE * rows.size());
    List<RowId> trainIds = new ArrayList<>();
    List<LabelledText> train = new ArrayList<>();
    List<LabelledText> test = new ArrayList<>();
    Set<String> labels = new TreeSet<>();
    for (int i = 0; i < order.length; i++) {
      int row = rows.get(order[i]);
      LabelledText text = raw.rows().get(row);
      labels.add(text.label());
      if (i < trained) {
        trainIds.add(raw.ids().get(row));
        train.add(text);
      } else {
        test.add(text);
      }
    }
    TrainingTask task =
        new TrainingTask(
            checkpoint,
            List.copyOf(labels),
            Objective.maximize("accuracy"),
            seed,
            new TrainSplit<>(trainIds, train),
            new ValidationSplit<>(List.of(), List.of()));
    return new CarelessTwin(task, test, raw.rows().size() - rows.size());
  }

  private static List<Integer> withoutClustersOf(
      SourceRows<LabelledText> raw, Collection<RowId> honestTest) {
    int[] groups =
        NearDuplicates.atSimilarity(0.8)
            .withoutGuards()
            .groups(raw.rows().stream().map(LabelledText::text).toList());
    Set<RowId> test = new HashSet<>(honestTest);
    Set<Integer> forbidden = new HashSet<>();
    for (int row = 0; row < groups.length; row++) {
      if (test.contains(raw.ids().get(row))) {
        forbidden.add(groups[row]);
      }
    }
    List<Integer> kept = new ArrayList<>();
    for (int row = 0; row < groups.length; row++) {
      if (!forbidden.contains(groups[row])) {
        kept.add(row);
      }
    }
    return kept;
  }

  /** Starts training in a process of its own, unless an earlier start has finished it. */
  WorkerProcess train(Path taskFolder, Path model, Consumer<String> progress) {
    task.write(taskFolder);
    return WorkerProcess.start(
        progress,
        List.of("twin-worker", "--task", taskFolder.toString(), "--model", model.toString()));
  }

  /** Whether an earlier start has left the finished model of just this task and recipe. */
  boolean isTrained(Path model) {
    Path origin = model.resolve(ORIGIN);
    try {
      return Files.isRegularFile(origin)
          && Files.readString(origin, StandardCharsets.UTF_8).equals(origin(task));
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + origin + " could not be read.", e);
    }
  }

  /** What a trained twin was made from: the same text, the same model. */
  static String origin(TrainingTask task) {
    return task.fingerprint().hex() + " " + Recipe.careless().fingerprint().hex() + "\n";
  }

  /** Holds the twin's model to its own claim and to the honest test split. */
  Outcome judge(
      Path modelFolder,
      ClassificationMetric primary,
      List<LabelledText> honestTest,
      List<String> carefulAnswers) {
    try (TextClassifier model = TextClassifier.load(modelFolder)) {
      List<String> ownAnswers =
          BatchClassifier.labels(model, ownTest.stream().map(LabelledText::text).toList());
      List<String> honestAnswers =
          BatchClassifier.labels(model, honestTest.stream().map(LabelledText::text).toList());
      List<String> truths = honestTest.stream().map(LabelledText::label).toList();
      ConfusionMatrix own =
          ConfusionMatrix.of(ownTest.stream().map(LabelledText::label).toList(), ownAnswers);
      ConfusionMatrix honest = ConfusionMatrix.of(truths, honestAnswers);
      return new Outcome(
          ClassificationMetric.accuracy().measure(own),
          ClassificationMetric.accuracy().measure(honest),
          primary.measure(honest),
          PairedComparison.of(primary).compare(truths, carefulAnswers, honestAnswers),
          task.train().size(),
          removedForFairness);
    }
  }

  /**
   * What the twin claims and what it honestly scores.
   *
   * @param claimed accuracy on its own random split
   * @param honestAccuracy the same metric on the honest test split
   * @param honest the chosen metric on the honest test split
   * @param carefulMinusCareless the careful model's lead on the honest test split, row by row
   * @param trainRows the rows it trained on
   * @param removedForFairness the rows that were near the honest test split
   */
  record Outcome(
      Measurement claimed,
      Measurement honestAccuracy,
      Measurement honest,
      ComparisonResult carefulMinusCareless,
      int trainRows,
      int removedForFairness)
      implements HasEvidence {

    JsonValue.JsonObject toJson() {
      return JsonValue.object()
          .put("claimed", claimed.toJson())
          .put(
              "honest",
              JsonValue.object()
                  .put(honestAccuracy.id(), honestAccuracy.toJson())
                  .put(honest.id(), honest.toJson())
                  .toJson())
          .put("carefulMinusCareless", carefulMinusCareless.toJson())
          .put("trainRows", trainRows)
          .put("rowsTakenOutForFairness", removedForFairness)
          .put("recipe", Recipe.careless().toJson())
          .toJson();
    }

    @Override
    public Evidence evidence() {
      return Evidence.of(
              "Careless twin",
              Mistake.WRONG_METRIC,
              "A twin that makes all six mistakes claims "
                  + Wording.of(claimed)
                  + " on its own random split; on the honest test split it reaches "
                  + Wording.of(honestAccuracy)
                  + " and "
                  + Wording.of(honest)
                  + ".")
          .with(notWorse())
          .with(
              new Table(
                  "Careful and careless on the same honest test rows",
                  List.of("recipe", honest.id()),
                  List.of(
                      List.of("careful", Wording.of(carefulMinusCareless.valueA())),
                      List.of("careless", Wording.of(carefulMinusCareless.valueB())),
                      List.of("difference", difference()))));
    }

    private Claim notWorse() {
      ClaimState state =
          carefulMinusCareless
              .interval()
              .map(i -> i.high() < 0 ? ClaimState.NOT_MET : ClaimState.MET)
              .orElse(ClaimState.UNDECIDED);
      Claim claim =
          Claim.advisory(
                  "twin.careful-not-worse",
                  "On the honest test split the careful recipe is not significantly worse.",
                  state)
              .withN(carefulMinusCareless.n());
      if (carefulMinusCareless.difference().isPresent()) {
        claim = claim.withValue(carefulMinusCareless.difference().getAsDouble());
      }
      return carefulMinusCareless.interval().isPresent()
          ? claim.withInterval(carefulMinusCareless.interval().get())
          : claim;
    }

    /** The careful lead with its interval, in words. */
    String difference() {
      String value = Wording.of(carefulMinusCareless.difference());
      return carefulMinusCareless
          .interval()
          .map(i -> value + " [" + Wording.of(i.low()) + ", " + Wording.of(i.high()) + "]")
          .orElse(value);
    }
  }
}
