package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.split.RowId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows in id order with what a split looks at.
 *
 * @param ids ascending, all different
 * @param rows as many
 * @param texts the input of each row
 * @param labels the class of each row
 */
record SortedRows<R>(List<RowId> ids, List<R> rows, List<String> texts, List<String> labels) {
  static <R> SortedRows<R> of(
      List<RowId> ids, List<R> rows, Function<R, String> input, Function<R, String> label) {
    if (ids.size() != rows.size()) {
      throw new IllegalArgumentException(
          "There are " + ids.size() + " ids but " + rows.size() + " rows. Give each row one id.");
    }
    int[] order =
        IntStream.range(0, ids.size())
            .boxed()
            .sorted(Comparator.comparing(ids::get))
            .mapToInt(Integer::intValue)
            .toArray();
    List<RowId> sortedIds = new ArrayList<>(order.length);
    List<R> sortedRows = new ArrayList<>(order.length);
    List<String> texts = new ArrayList<>(order.length);
    List<String> labels = new ArrayList<>(order.length);
    for (int i : order) {
      requireNew(sortedIds, ids.get(i));
      R row = rows.get(i);
      sortedIds.add(ids.get(i));
      sortedRows.add(row);
      texts.add(textOf(input, row, ids.get(i), "input"));
      labels.add(textOf(label, row, ids.get(i), "label"));
    }
    return new SortedRows<>(sortedIds, sortedRows, texts, labels);
  }

  private static <R> String textOf(Function<R, String> reader, R row, RowId id, String what) {
    // The annotation of the function's type cannot bind a user's code.
    @Nullable String text = reader.apply(row);
    if (text == null) {
      throw new IllegalArgumentException(
          "The "
              + what
              + " of the row "
              + id
              + " is null. Give empty text where there is none, or leave the row out.");
    }
    return text;
  }

  private static void requireNew(List<RowId> sorted, RowId id) {
    if (!sorted.isEmpty() && sorted.get(sorted.size() - 1).equals(id)) {
      throw new IllegalArgumentException(
          "The row id (" + id + ") is given twice. Ids decide the side of a row and must differ.");
    }
  }

  int size() {
    return ids.size();
  }
}
