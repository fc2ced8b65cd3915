package io.github.finefettle.djl.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.statistics.RandomStream;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KeyedBatchesTest {
  private static final int ROWS = 103;

  private static int length(long row) {
    return (int) (RandomStream.of(9, "length").at(row).uniformAt(0) * 100);
  }

  /** Numbers that padding adds: for each batch, rows times the longest less their sum. */
  private static long padding(List<List<Long>> batches) {
    long padding = 0;
    for (List<Long> batch : batches) {
      int longest = batch.stream().mapToInt(KeyedBatchesTest::length).max().orElse(0);
      padding += batch.stream().mapToInt(row -> longest - length(row)).sum();
    }
    return padding;
  }

  @Test
  void everyRowComesOnceAnEpoch() {
    KeyedBatches plain = KeyedBatches.of(8, 1);
    for (KeyedBatches batches : List.of(plain, plain.bucketedBy(KeyedBatchesTest::length, 4))) {
      List<List<Long>> epoch = batches.batches(ROWS, 0);
      assertThat(epoch).hasSize(13).allSatisfy(b -> assertThat(b).hasSizeBetween(1, 8));
      assertThat(epoch.stream().flatMap(List::stream))
          .containsExactlyInAnyOrderElementsOf(LongStream.range(0, ROWS).boxed().toList());
    }
  }

  @Test
  void theOrderDependsOnSeedAndEpochAlone() {
    KeyedBatches batches = KeyedBatches.of(8, 1);
    List<List<Long>> first = batches.batches(ROWS, 0);
    assertThat(KeyedBatches.of(8, 1).batches(ROWS, 0)).isEqualTo(first);
    assertThat(batches.batches(ROWS, 1)).isNotEqualTo(first);
    assertThat(KeyedBatches.of(8, 2).batches(ROWS, 0)).isNotEqualTo(first);
  }

  @Test
  void bucketsCutThePadding() {
    KeyedBatches plain = KeyedBatches.of(8, 1);
    long bucketed = padding(plain.bucketedBy(KeyedBatchesTest::length, 6).batches(ROWS, 0));
    assertThat(bucketed).isLessThan(padding(plain.batches(ROWS, 0)) / 2);
  }

  @Test
  void bucketedBatchesDoNotComeInOrderOfLength() {
    List<List<Long>> batches =
        KeyedBatches.of(8, 1).bucketedBy(KeyedBatchesTest::length, 13).batches(ROWS, 0);
    List<Integer> shortest =
        batches.stream()
            .map(b -> b.stream().mapToInt(KeyedBatchesTest::length).min().orElse(0))
            .toList();
    assertThat(shortest).isNotEqualTo(shortest.stream().sorted().toList());
  }

  @Test
  void goesOnWithTheEpochOfItsState() {
    KeyedBatches batches = KeyedBatches.of(8, 1);
    batches.resume(
        CheckpointSection.of(
            io.github.finefettle.core.definition.JsonValue.object().put("epoch", 3).toJson()));
    assertThat(batches.epoch()).isEqualTo(3);
    assertThat(batches.capture().values().integer("epoch")).isEqualTo(3);
  }

  @Test
  void aBatchSizeOfZeroIsRefused() {
    assertThatThrownBy(() -> KeyedBatches.of(0, 1)).hasMessageContaining("batch size (0)");
    assertThatThrownBy(() -> KeyedBatches.of(1, 1).bucketedBy(row -> 1, 0).getBatchSize())
        .hasMessageContaining("window (0)");
  }
}
