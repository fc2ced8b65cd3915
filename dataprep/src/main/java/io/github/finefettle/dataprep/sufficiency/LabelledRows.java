package io.github.finefettle.dataprep.sufficiency;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.duplicates.DuplicateSearch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rows in id order, with their labels and groups of look-alikes. */
final class LabelledRows {
  private final List<String> texts = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private final int[] groups;

  <R> LabelledRows(
      List<RowId> ids,
      List<R> rows,
      Function<R, String> input,
      Function<R, String> label,
      DuplicateSearch lookAlikes) {
    if (ids.size() != rows.size() || rows.isEmpty()) {
      throw new IllegalArgumentException(
          "There are "
              + ids.size()
              + " ids and "
              + rows.size()
              + " rows. Give each row one id, and at least one row.");
    }
    IntStream.range(0, ids.size())
        .boxed()
        .sorted(Comparator.comparing(ids::get))
        .forEach(
            i -> {
              texts.add(textOf(input, rows.get(i), ids.get(i), "input"));
              labels.add(textOf(label, rows.get(i), ids.get(i), "label"));
            });
    this.groups = lookAlikes.index(texts).groups();
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

  int size() {
    return texts.size();
  }

  List<String> texts() {
    return texts;
  }

  List<String> labels() {
    return labels;
  }

  /** For each row the first row of its group. */
  int group(int row) {
    return groups[row];
  }

  SortedMap<String, Integer> rowsPerClass() {
    SortedMap<String, Integer> counts = new TreeMap<>();
    labels.forEach(label -> counts.merge(label, 1, Integer::sum));
    return Collections.unmodifiableSortedMap(counts);
  }

  /** The first rows of the groups by the label of that row; every class is there. */
  SortedMap<String, List<Integer>> groupsPerClass() {
    SortedMap<String, List<Integer>> counts = new TreeMap<>();
    for (int row = 0; row < groups.length; row++) {
      List<Integer> ofClass = counts.computeIfAbsent(labels.get(row), l -> new ArrayList<>());
      if (groups[row] == row) {
        ofClass.add(row);
      }
    }
    return counts;
  }

  int rowsInGroupsOfSeveral() {
    int[] sizes = new int[groups.length];
    for (int group : groups) {
      sizes[group]++;
    }
    return IntStream.of(sizes).filter(size -> size > 1).sum();
  }
}
