package io.github.finefettle.examples.language;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.dataset.Record;
import ai.djl.training.dataset.Sampler;
import java.util.List;

/**
 * {@link TokenizedExamples} as a DJL dataset, for {@code EasyTrain.fit} or a loop of one's own. A
 * {@link Sampler} decides which rows stand in which batch; each batch is filled up to its own
 * longest text.
 */
public final class TokenizedDataset extends PreparedDataset {
  private final TokenizedExamples examples;

  private TokenizedDataset(TokenizedExamples examples, Sampler sampler) {
    super(sampler);
    this.examples = examples;
  }

  /**
   * Makes a dataset.
   *
   * @param examples the rows
   * @param sampler the rows of each batch; asked anew for each epoch
   * @return the dataset
   */
  public static TokenizedDataset of(TokenizedExamples examples, Sampler sampler) {
    return new TokenizedDataset(examples, sampler);
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
  protected Record rows(NDManager manager, List<Long> indices) {
    int[] rows = indices.stream().mapToInt(Math::toIntExact).toArray();
    return new Record(examples.inputs(manager, rows), new NDList(examples.classes(manager, rows)));
  }

  @Override
  protected long availableSize() {
    return examples.size();
  }
}
