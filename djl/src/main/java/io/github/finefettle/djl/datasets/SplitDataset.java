package io.github.finefettle.djl.datasets;

import ai.djl.training.dataset.RandomAccessDataset;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.split.TestSplit;
import io.github.finefettle.core.split.TrainSplit;
import io.github.finefettle.core.split.ValidationSplit;
import java.util.List;

/**
 * The three sides of a split as views of one DJL data set. No row is copied.
 *
 * <p>Two traps of DJL are kept away. A view shares the sampler of the data set that it is of, so
 * the batches are asked for with a sampler of one's own: {@code dataset.getData(manager, sampler)},
 * or one data set for each side; the order in which a side is read then never depends on the other,
 * and shuffling moves rows within a side alone. And a view of no rows at all fails deep inside DJL:
 * here it is refused with the side's name.
 *
 * <p>The test rows are reached through their {@link TestSplit}, which counts the look and refuses
 * inside training.
 */
public final class SplitDataset {
  private final RandomAccessDataset dataset;
  private final RowIndices indices;

  private SplitDataset(RandomAccessDataset dataset, RowIndices indices) {
    this.dataset = dataset;
    this.indices = indices;
  }

  /**
   * A data set with the ids of its rows.
   *
   * @param dataset all rows; prepared by the caller, if it needs that
   * @param ids the id of the row at each index
   * @return the views to be made of it
   * @throws IllegalArgumentException if there are not as many ids as rows, or one is given twice
   */
  public static SplitDataset of(RandomAccessDataset dataset, List<RowId> ids) {
    if (dataset.size() != ids.size()) {
      throw new IllegalArgumentException(
          "The data set has "
              + dataset.size()
              + " rows, but there are "
              + ids.size()
              + " ids. Give the id of the row at each index; a limit on the data set hides rows.");
    }
    return new SplitDataset(dataset, RowIndices.of(ids));
  }

  /**
   * The training rows.
   *
   * @param split of the same rows
   * @return a view
   * @throws IllegalArgumentException if the split is empty or holds another row
   */
  public RandomAccessDataset train(TrainSplit<?> split) {
    return view("train", split.ids());
  }

  /**
   * The validation rows.
   *
   * @param split of the same rows
   * @return a view
   * @throws IllegalArgumentException if the split is empty or holds another row
   */
  public RandomAccessDataset validation(ValidationSplit<?> split) {
    return view("validation", split.ids());
  }

  /**
   * The test rows; the look is counted.
   *
   * @param split of the same rows
   * @param purpose why, in a few words; it stands in the audit
   * @return a view
   * @throws IllegalStateException inside a running trial or training listener
   * @throws IllegalArgumentException if the split is empty or holds another row, or the purpose is
   *     blank
   */
  public RandomAccessDataset test(TestSplit<?> split, String purpose) {
    List<?> opened = split.open(purpose);
    if (opened.size() != split.ids().size()) {
      throw new IllegalStateException("The test split has not one row for each id.");
    }
    return view("test", split.ids());
  }

  /**
   * Some rows, such as those that a cleaning kept.
   *
   * @param rows ids of rows of the data set, no two equal
   * @return a view in the order given
   * @throws IllegalArgumentException if there is none, or the data set has no such row
   */
  public RandomAccessDataset rows(List<RowId> rows) {
    return view("list of", rows);
  }

  /**
   * The places of the rows.
   *
   * @return where each row stands in the data set
   */
  public RowIndices indices() {
    return indices;
  }

  private RandomAccessDataset view(String side, List<RowId> rows) {
    if (rows.isEmpty()) {
      throw new IllegalArgumentException(
          "The "
              + side
              + " rows are none, and DJL cannot make a data set of no rows. Give the"
              + " split more rows or another share.");
    }
    return dataset.subDataset(indices.indicesOf(rows));
  }
}
