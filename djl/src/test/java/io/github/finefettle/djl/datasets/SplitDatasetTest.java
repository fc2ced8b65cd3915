package io.github.finefettle.djl.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.ArrayDataset;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.BatchSampler;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Sampler;
import ai.djl.training.dataset.SequenceSampler;
import ai.djl.training.listener.TrainingListenerAdapter;
import ai.djl.training.loss.Loss;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.split.Splits;
import io.github.finefettle.core.split.TrainSplit;
import io.github.finefettle.core.split.ValidationSplit;
import io.github.finefettle.dataprep.splitting.SplitPlan;
import io.github.finefettle.djl.training.CheckpointSection;
import io.github.finefettle.djl.training.KeyedBatches;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Views of a real DJL data set whose one feature is the number of the row. */
class SplitDatasetTest {
  private static final int ROWS = 200;
  private static final List<RowId> IDS =
      IntStream.range(0, ROWS).mapToObj(i -> new RowId("rows", i)).toList();

  private final NDManager manager = NDManager.newBaseManager("PyTorch");
  private final Splits<Integer> splits =
      SplitPlan.of(0.6, 0.2, 0.2)
          .seed(4)
          .split(IDS, IntStream.range(0, ROWS).boxed().toList(), r -> "text " + r, r -> "");

  @AfterEach
  void close() {
    manager.close();
  }

  private ArrayDataset dataset(Sampler sampler) {
    float[] numbers = new float[ROWS];
    for (int row = 0; row < ROWS; row++) {
      numbers[row] = row;
    }
    return new ArrayDataset.Builder()
        .setData(manager.create(numbers, new Shape(ROWS, 1)))
        .optLabels(manager.create(numbers, new Shape(ROWS, 1)))
        .setSampling(sampler)
        .build();
  }

  private SplitDataset views(Sampler sampler) {
    return SplitDataset.of(dataset(sampler), IDS);
  }

  private static Sampler inOrder() {
    return new BatchSampler(new SequenceSampler(), 7);
  }

  private static List<Long> numbers(Batch batch) {
    List<Long> read = new ArrayList<>();
    for (float number : batch.getData().head().toFloatArray()) {
      read.add((long) number);
    }
    return read;
  }

  private List<Long> read(RandomAccessDataset view) throws Exception {
    List<Long> read = new ArrayList<>();
    for (Batch batch : view.getData(manager)) {
      read.addAll(numbers(batch));
      batch.close();
    }
    return read;
  }

  private static List<Long> positions(List<RowId> ids) {
    return ids.stream().map(RowId::position).toList();
  }

  @Test
  void eachViewGivesTheRowsOfItsSideAndNoOther() throws Exception {
    SplitDataset views = views(inOrder());
    assertThat(read(views.train(splits.train()))).isEqualTo(positions(splits.train().ids()));
    assertThat(read(views.validation(splits.validation())))
        .isEqualTo(positions(splits.validation().ids()));
    assertThat(read(views.test(splits.test(), "read"))).isEqualTo(positions(splits.test().ids()));
    assertThat(splits.test().looks()).containsExactly("read");
    assertThat(read(views.rows(IDS.subList(5, 9)))).containsExactly(5L, 6L, 7L, 8L);
  }

  @Test
  void theIndicesAreAViewThatCannotBeChanged() {
    List<Long> indices = views(inOrder()).indices().indicesOf(splits.train().ids());
    assertThat(indices).isEqualTo(positions(splits.train().ids()));
    assertThatThrownBy(() -> indices.set(0, 1L)).isInstanceOf(UnsupportedOperationException.class);
    assertThat(RowIndices.of(List.of()).indicesOf(List.of())).isEmpty();
  }

  @Test
  void shufflingTrainsInAnotherOrderEachEpochAndNeverBringsInATestRow() throws Exception {
    RandomAccessDataset train = views(KeyedBatches.of(16, 1)).train(splits.train());
    List<Long> first = read(train);
    List<Long> second = read(train);
    assertThat(first).isNotEqualTo(second).containsExactlyInAnyOrderElementsOf(second);
    assertThat(new HashSet<>(first)).isEqualTo(new HashSet<>(positions(splits.train().ids())));
    assertThat(first).doesNotContainAnyElementsOf(positions(splits.test().ids()));
    assertThat(read(views(KeyedBatches.of(16, 1)).train(splits.train()))).isEqualTo(first);
    assertThat(read(views(KeyedBatches.of(16, 2)).train(splits.train()))).isNotEqualTo(first);
  }

  @Test
  void aRunThatStoppedInsideAnEpochGoesOnWithTheNextBatch() throws Exception {
    List<Long> straight = new ArrayList<>();
    RandomAccessDataset whole = views(KeyedBatches.of(16, 1)).train(splits.train());
    straight.addAll(read(whole));
    straight.addAll(read(whole));
    for (int stopped = 0; stopped <= 8; stopped++) {
      KeyedBatches sampler = KeyedBatches.of(16, 1);
      List<Long> pieces = new ArrayList<>();
      int batches = 0;
      if (stopped > 0) {
        for (Batch batch : views(sampler).train(splits.train()).getData(manager)) {
          pieces.addAll(numbers(batch));
          batch.close();
          if (++batches == stopped) {
            break;
          }
        }
      }
      KeyedBatches resumed = KeyedBatches.of(16, 1);
      resumed.resume(sampler.capture());
      RandomAccessDataset rest = views(resumed).train(splits.train());
      while (pieces.size() < straight.size()) {
        pieces.addAll(read(rest));
      }
      assertThat(pieces).as("stopped behind batch %s", stopped).isEqualTo(straight);
    }
  }

  @Test
  void aPositionThatDoesNotFitTheRowsIsRefused() {
    KeyedBatches sampler = KeyedBatches.of(16, 1);
    sampler.resume(
        CheckpointSection.of(JsonValue.object().put("epoch", 1).put("batch", 99).toJson()));
    assertThatThrownBy(() -> read(views(sampler).train(splits.train())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("batch 99");
  }

  @Test
  void theTestViewDoesNotOpenInsideATrainingListener() throws Exception {
    SplitDataset views = views(inOrder());
    List<String> refused = new ArrayList<>();
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(Loss.l2Loss())
            .addTrainingListeners(
                GuardedListener.around(
                    new TrainingListenerAdapter() {
                      @Override
                      public void onEpoch(Trainer trainer) {
                        peek();
                      }

                      @Override
                      public void onTrainingBatch(Trainer trainer, BatchData batch) {
                        peek();
                      }

                      @Override
                      public void onValidationBatch(Trainer trainer, BatchData batch) {
                        peek();
                      }

                      private void peek() {
                        try {
                          views.test(splits.test(), "peek");
                        } catch (IllegalStateException e) {
                          refused.add(String.valueOf(e.getMessage()));
                        }
                      }
                    }));
    try (Model model = Model.newInstance("line", "PyTorch")) {
      model.setBlock(Linear.builder().setUnits(1).build());
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(1, 1));
        EasyTrain.fit(
            trainer, 1, views.train(splits.train()), views.validation(splits.validation()));
      }
    }
    int batches = (splits.train().size() + 6) / 7 + (splits.validation().size() + 6) / 7;
    assertThat(refused)
        .hasSize(batches + 1)
        .allSatisfy(message -> assertThat(message).contains("the training listener"));
    assertThat(splits.test().looks()).isEmpty();
    assertThat(splits.test().open("after training")).isNotEmpty();
  }

  @Test
  void whatDoesNotFitIsRefusedInAClearSentence() {
    SplitDataset views = views(inOrder());
    assertThatThrownBy(() -> SplitDataset.of(dataset(inOrder()), IDS.subList(0, 10)))
        .hasMessageContaining("200 rows")
        .hasMessageContaining("10 ids");
    assertThatThrownBy(() -> views.rows(List.of(new RowId("other", 0))))
        .hasMessageContaining("other#0");
    assertThatThrownBy(() -> views.rows(List.of(IDS.get(3), IDS.get(3))))
        .hasMessageContaining("given twice");
    assertThatThrownBy(() -> views.validation(new ValidationSplit<>(List.of(), List.of())))
        .hasMessageContaining("validation rows are none");
    assertThatThrownBy(() -> RowIndices.of(List.of(IDS.get(0), IDS.get(0))))
        .hasMessageContaining("indices 0 and 1");
    assertThat(views.train(new TrainSplit<>(List.of(IDS.get(199)), List.of(1))).size())
        .isEqualTo(1);
  }
}
