package io.github.finefettle.examples.language;

import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Sampler;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;

/**
 * Batches of texts of about the same length, so that little is computed for padding: the rows are
 * shuffled, sorted by length within windows of twenty batches, cut into batches, and the batches
 * shuffled. Most of the order stays random, and the work falls to less than half.
 *
 * <p>The order of an epoch is a function of seed and epoch alone. Each call of {@link #sample} is
 * the next epoch; a training that goes on from an earlier state names the epoch to go on with. Not
 * safe for use by several threads.
 */
public final class LengthBucketedBatches implements Sampler {
  private static final int BATCHES_IN_WINDOW = 20;

  private final TokenizedExamples examples;
  private final int batchSize;
  private final long seed;
  private long epoch;

  private LengthBucketedBatches(TokenizedExamples examples, int batchSize, long seed, long epoch) {
    this.examples = examples;
    this.batchSize = batchSize;
    this.seed = seed;
    this.epoch = epoch;
  }

  /**
   * Makes a sampler.
   *
   * @param examples the rows, for their lengths
   * @param batchSize rows in a batch, 1 or more; the last one may have fewer
   * @param seed decides the order
   * @return the sampler, at epoch 0
   * @throws IllegalArgumentException if the batch size is below 1
   */
  public static LengthBucketedBatches of(TokenizedExamples examples, int batchSize, long seed) {
    if (batchSize < 1) {
      throw new IllegalArgumentException(
          "The batch size (" + batchSize + ") must be 1 or more. Small models like 16 or 32.");
    }
    return new LengthBucketedBatches(examples, batchSize, seed, 0);
  }

  /**
   * The same sampler at another epoch.
   *
   * @param nextEpoch the epoch of the next call of {@link #sample}, 0 or more
   * @return a new sampler
   */
  public LengthBucketedBatches fromEpoch(long nextEpoch) {
    return new LengthBucketedBatches(examples, batchSize, seed, nextEpoch);
  }

  /**
   * The batches of the next epoch.
   *
   * @param dataset not looked at; the rows are those given before
   * @return the rows of each batch; every row stands in exactly one
   */
  @Override
  public Iterator<List<Long>> sample(RandomAccessDataset dataset) {
    return batches(epoch++).iterator();
  }

  List<List<Long>> batches(long ofEpoch) {
    RandomSequence draws = RandomStream.of(seed, "length-bucketed batches").at(ofEpoch).sequence();
    int[] order = draws.permutation(examples.size());
    List<List<Long>> batches = new ArrayList<>();
    int window = batchSize * BATCHES_IN_WINDOW;
    for (int begin = 0; begin < order.length; begin += window) {
      List<Long> rows =
          Arrays.stream(order, begin, Math.min(begin + window, order.length))
              .asLongStream()
              .boxed()
              .sorted(Comparator.comparingInt(row -> examples.length(row.intValue())))
              .toList();
      for (int first = 0; first < rows.size(); first += batchSize) {
        batches.add(rows.subList(first, Math.min(first + batchSize, rows.size())));
      }
    }
    int[] places = draws.permutation(batches.size());
    return Arrays.stream(places).mapToObj(batches::get).toList();
  }

  @Override
  public int getBatchSize() {
    return batchSize;
  }
}
