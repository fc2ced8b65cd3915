package io.github.finefettle.examples.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Blocks;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.github.finefettle.djl.training.KeyedBatches;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SequenceClassifierTest {
  private static final List<String> LABELS = List.of("even", "odd");
  private static final List<String> TEXTS = List.of("abab", "", "cd cd cd", "a", "x".repeat(99));

  @TempDir private Path folder;

  /** Trains with EasyTrain.fit and gives the weights afterwards. */
  private static SortedMap<String, Tensor> train(int epochs, int frozenLayers) throws Exception {
    Engine engine = TorchRuntime.start();
    SequenceClassifier block =
        SequenceClassifier.fineTuning(TinyModel.checkpoint(), 2, 1, Blocks.identityBlock());
    block.freezeLowerLayers(frozenLayers);
    TokenizedExamples examples = TinyModel.examples();
    TokenizedDataset data =
        TokenizedDataset.of(
            examples, KeyedBatches.of(5, 1).bucketedBy(row -> examples.length((int) row), 20));
    try (Model model = Model.newInstance("tiny", engine.getEngineName())) {
      model.setBlock(block);
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(ClassificationLoss.unweighted())
              .optOptimizer(Optimizer.adamW().optLearningRateTracker(Tracker.fixed(0.02f)).build());
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(5, 16), new Shape(5, 16));
        EasyTrain.fit(trainer, epochs, data, data);
        return block.toTensors();
      }
    }
  }

  @Test
  void aFewEpochsLearnTheClassesAndTheSavedModelStillKnowsThem() throws Exception {
    SortedMap<String, Tensor> weights = train(15, 0);
    List<String> texts = List.of("abab a", "cdcd a", "ab a", "cd a");
    try (TextClassifier inMemory = TextClassifier.of(TinyModel.checkpoint(), weights, LABELS, 16)) {
      assertThat(inMemory.predict(texts))
          .extracting(Prediction::label)
          .containsExactly("even", "odd", "even", "odd");
      TextClassifier.save(folder, TinyModel.checkpoint(), weights, LABELS, 16);
      try (TextClassifier loaded = TextClassifier.load(folder)) {
        assertThat(loaded.labels()).isEqualTo(LABELS);
        assertThat(loaded.maxTokens()).isEqualTo(16);
        assertThat(loaded.predict(texts)).isEqualTo(inMemory.predict(texts));
      }
    }
  }

  @Test
  void frozenLayersKeepTheirWeightsAndOthersDoNot() throws Exception {
    SortedMap<String, Tensor> before = TinyModel.checkpoint().tensors();
    SortedMap<String, Tensor> after = train(1, 1);
    before.forEach(
        (name, tensor) -> {
          boolean frozen = name.equals(LlamaConfig.EMBEDDING) || name.contains("layers.0.");
          assertThat(tensor.equals(after.get(name))).as(name).isEqualTo(frozen);
        });
  }

  @Test
  void theAnswerDoesNotDependOnTheTextsBesideIt() throws Exception {
    try (TextClassifier classifier =
        TextClassifier.of(TinyModel.checkpoint(), train(1, 0), LABELS, 16)) {
      List<Prediction> together = classifier.predict(TEXTS);
      for (int row = 0; row < TEXTS.size(); row++) {
        Prediction alone = classifier.predict(List.of(TEXTS.get(row))).get(0);
        assertThat(alone.label()).isEqualTo(together.get(row).label());
        assertThat(alone.probabilities().get(0))
            .isCloseTo(together.get(row).probabilities().get(0), within(1e-5));
        assertThat(alone.probabilities().stream().mapToDouble(p -> p).sum())
            .isCloseTo(1, within(1e-12));
      }
      assertThat(classifier.predict(List.of())).isEmpty();
    }
  }

  @Test
  void severalThreadsGetTheSameAnswers() throws Exception {
    try (TextClassifier classifier =
        TextClassifier.of(TinyModel.checkpoint(), train(1, 0), LABELS, 16)) {
      List<Prediction> expected = classifier.predict(TEXTS);
      List<List<Prediction>> answers = new CopyOnWriteArrayList<>();
      List<Thread> threads =
          IntStream.range(0, 7)
              .mapToObj(i -> new Thread(() -> answers.add(classifier.predict(TEXTS))))
              .toList();
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(answers).hasSize(7).allMatch(expected::equals);
    }
  }

  @Test
  void theHeadIsDecidedByTheSeedAlone() {
    assertThat(head(1)).isEqualTo(head(1)).isNotEqualTo(head(2));
  }

  private static Tensor head(long seed) {
    TorchRuntime.start();
    SequenceClassifier block =
        SequenceClassifier.fineTuning(TinyModel.checkpoint(), 3, seed, Blocks.identityBlock());
    try (Model model = Model.newInstance("tiny", "PyTorch")) {
      Shape shape = new Shape(1, 4);
      block.initialize(model.getNDManager(), DataType.FLOAT32, shape, shape);
      return Objects.requireNonNull(block.toTensors().get(SequenceClassifier.HEAD_WEIGHT));
    }
  }

  @Test
  void impossibleChoicesAreRefused() {
    assertThatThrownBy(
            () ->
                SequenceClassifier.fineTuning(TinyModel.checkpoint(), 1, 1, Blocks.identityBlock()))
        .hasMessageContaining("(1) must be 2 or more");
    SequenceClassifier block =
        SequenceClassifier.fineTuning(TinyModel.checkpoint(), 2, 1, Blocks.identityBlock());
    assertThatThrownBy(() -> block.freezeLowerLayers(3)).hasMessageContaining("0 .. 2");
    assertThatThrownBy(() -> ClassificationLoss.weighted(1, Float.NaN)).hasMessageContaining("NaN");
  }
}
