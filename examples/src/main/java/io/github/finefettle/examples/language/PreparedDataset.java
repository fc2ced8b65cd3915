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
 * A DJL dataset of rows that lie ready in memory. Each batch is made in one piece, which DJL's way
 * over single records does more slowly.
 */
public abstract class PreparedDataset extends RandomAccessDataset {
  /**
   * A dataset.
   *
   * @param sampler the rows of each batch; asked anew for each epoch
   */
  protected PreparedDataset(Sampler sampler) {
    super(new Builder().setSampling(sampler));
  }

  /**
   * Some rows in one piece.
   *
   * @param manager owns the arrays
   * @param indices the rows
   * @return inputs and labels, whose arrays have the rows as their first dimension
   */
  protected abstract Record rows(NDManager manager, List<Long> indices);

  @Override
  public Record get(NDManager manager, long index) {
    Record row = rows(manager, List.of(index));
    return new Record(withoutRows(row.getData()), withoutRows(row.getLabels()));
  }

  private static NDList withoutRows(NDList arrays) {
    NDList single = new NDList(arrays.size());
    for (NDArray array : arrays) {
      single.add(array.squeeze(0));
    }
    return single;
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
    Record rows = rows(manager, indices);
    return new Batch(
        manager,
        rows.getData(),
        rows.getLabels(),
        indices.size(),
        Batchifier.STACK,
        Batchifier.STACK,
        progress,
        -1,
        indices);
  }

  @Override
  public void prepare(@Nullable Progress progress) {
    // The rows lie ready.
  }

  private static final class Builder extends BaseBuilder<Builder> {
    @Override
    protected Builder self() {
      return this;
    }
  }
}
