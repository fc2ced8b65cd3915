package io.github.finefettle.examples.language;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Record;
import ai.djl.training.dataset.Sampler;
import ai.djl.translate.Batchifier;
import ai.djl.util.Progress;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * {@link TokenizedExamples} as a DJL dataset, for {@code EasyTrain.fit} or a loop of one's own. A
 * {@link Sampler} decides which rows stand in which batch; each batch is made in one piece and
 * filled up to its own longest text, which DJL's way over single records would do more slowly.
 */
public final class TokenizedDataset extends RandomAccessDataset {
  private final TokenizedExamples examples;

  private TokenizedDataset(Builder builder) {
    super(builder);
    this.examples = builder.examples;
  }

  /**
   * Makes a dataset.
   *
   * @param examples the rows
   * @param sampler the rows of each batch; asked anew for each epoch
   * @return the dataset
   */
  public static TokenizedDataset of(TokenizedExamples examples, Sampler sampler) {
    return new TokenizedDataset(new Builder(examples).setSampling(sampler));
  }

  /**
   * The rows.
   *
   * @return as given
   */
  public TokenizedExamples examples() {
    return examples;
  }

  @Override
  public Record get(NDManager manager, long index) {
    int row = Math.toIntExact(index);
    NDList inputs = examples.inputs(manager, row);
    return new Record(
        new NDList(inputs.get(0).squeeze(0), inputs.get(1).squeeze(0)),
        new NDList(examples.classes(manager, row).squeeze(0)));
  }

  @Override
  public Iterable<Batch> getData(
      NDManager manager, Sampler sampler, @Nullable ExecutorService executorService) {
    return () -> {
      Iterator<List<Long>> rows = sampler.sample(this);
      return new Iterator<>() {
        private long progress;

        @Override
        public boolean hasNext() {
          return rows.hasNext();
        }

        @Override
        public Batch next() {
          return batch(manager.newSubManager(), rows.next(), progress++);
        }
      };
    };
  }

  private Batch batch(NDManager manager, List<Long> indices, long progress) {
    int[] rows = indices.stream().mapToInt(Math::toIntExact).toArray();
    NDArray classes = examples.classes(manager, rows);
    return new Batch(
        manager,
        examples.inputs(manager, rows),
        new NDList(classes),
        rows.length,
        Batchifier.STACK,
        Batchifier.STACK,
        progress,
        -1,
        indices);
  }

  @Override
  protected long availableSize() {
    return examples.size();
  }

  @Override
  public void prepare(@Nullable Progress progress) {
    // The rows are tokenized already.
  }

  private static final class Builder extends BaseBuilder<Builder> {
    private final TokenizedExamples examples;

    private Builder(TokenizedExamples examples) {
      this.examples = examples;
    }

    @Override
    protected Builder self() {
      return this;
    }
  }
}
