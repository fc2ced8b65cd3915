package io.github.finefettle.examples.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LengthBucketedBatchesTest {
  private static TokenizedExamples examples(int rows) {
    List<String> texts = IntStream.range(0, rows).mapToObj(i -> "x".repeat(i * 37 % 29)).toList();
    return TokenizedExamples.of(TinyModel.tokenizer(), texts, new int[rows], 20);
  }

  private static long paddedTokens(TokenizedExamples examples, List<List<Long>> batches) {
    return batches.stream()
        .mapToLong(
            batch ->
                batch.size()
                    * batch.stream()
                        .mapToLong(row -> examples.length(row.intValue()))
                        .max()
                        .orElse(0))
        .sum();
  }

  @Test
  void everyRowStandsInOneBatch() {
    TokenizedExamples examples = examples(1003);
    List<List<Long>> batches = LengthBucketedBatches.of(examples, 8, 5).batches(0);
    assertThat(batches).hasSize(126).allMatch(batch -> !batch.isEmpty() && batch.size() <= 8);
    assertThat(batches.stream().flatMap(List::stream).sorted().toList())
        .isEqualTo(IntStream.range(0, 1003).asLongStream().boxed().toList());
  }

  @Test
  void orderIsAFunctionOfSeedAndEpoch() {
    TokenizedExamples examples = examples(100);
    LengthBucketedBatches sampler = LengthBucketedBatches.of(examples, 8, 5);
    assertThat(sampler.batches(3)).isEqualTo(sampler.batches(3)).isNotEqualTo(sampler.batches(4));
    assertThat(LengthBucketedBatches.of(examples, 8, 6).batches(3))
        .isNotEqualTo(sampler.batches(3));
    TokenizedDataset dataset = TokenizedDataset.of(examples, sampler);
    List<List<Long>> first = new ArrayList<>();
    List<List<Long>> second = new ArrayList<>();
    sampler.sample(dataset).forEachRemaining(first::add);
    sampler.sample(dataset).forEachRemaining(second::add);
    assertThat(first).isEqualTo(sampler.batches(0));
    assertThat(second).isEqualTo(sampler.batches(1));
    List<List<Long>> resumed = new ArrayList<>();
    sampler.fromEpoch(1).sample(dataset).forEachRemaining(resumed::add);
    assertThat(resumed).isEqualTo(second);
  }

  @Test
  void littleIsSpentOnPadding() {
    TokenizedExamples examples = examples(1600);
    long needed = IntStream.range(0, 1600).mapToLong(examples::length).sum();
    long spent = paddedTokens(examples, LengthBucketedBatches.of(examples, 8, 5).batches(0));
    assertThat(spent).isBetween(needed, needed * 11 / 10);
  }

  @Test
  void rowsAreCutAndCounted() {
    TokenizedExamples examples = examples(29);
    assertThat(IntStream.range(0, 29).map(examples::length).max()).hasValue(20);
    // A text of n letters has n + 2 tokens: the begin token and the space.
    assertThat(examples.truncated()).isEqualTo(10);
  }

  @Test
  void aBatchSizeBelowOneIsRefused() {
    assertThatThrownBy(() -> LengthBucketedBatches.of(examples(3), 0, 5))
        .hasMessageContaining("(0) must be 1 or more");
  }
}
