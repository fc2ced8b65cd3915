package io.github.finefettle.dataprep.splitting;

import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.split.TrainSplit;
import io.github.finefettle.core.split.ValidationSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Rows of which only the text counts, with a name for them all.
 *
 * @param name what they are called in a report, such as {@code "train"} or {@code "benchmark X"}
 * @param ids the id of each row
 * @param texts the text of each row, as many
 */
public record TextRows(String name, List<RowId> ids, List<String> texts) {
  /** Copies the lists. */
  public TextRows {
    ids = List.copyOf(ids);
    texts = List.copyOf(texts);
    if (ids.size() != texts.size()) {
      throw new IllegalArgumentException(
          "There are "
              + ids.size()
              + " ids but "
              + texts.size()
              + " texts of the rows \""
              + name
              + "\". Give each row one id.");
    }
  }

  /**
   * Texts without ids of their own; they get their places in the list.
   *
   * @param name what they are called, and the source in the ids
   * @param texts the texts
   * @return the rows
   */
  public static TextRows of(String name, List<String> texts) {
    List<RowId> ids = new ArrayList<>(texts.size());
    for (int i = 0; i < texts.size(); i++) {
      ids.add(new RowId(name, i));
    }
    return new TextRows(name, ids, texts);
  }

  /**
   * The texts of training rows.
   *
   * @param <R> the type of a row
   * @param split the rows
   * @param text the text of a row
   * @return the rows, called train
   */
  public static <R> TextRows of(TrainSplit<R> split, Function<R, String> text) {
    return new TextRows("train", split.ids(), split.rows().stream().map(text).toList());
  }

  /**
   * The texts of validation rows.
   *
   * @param <R> the type of a row
   * @param split the rows
   * @param text the text of a row
   * @return the rows, called validation
   */
  public static <R> TextRows of(ValidationSplit<R> split, Function<R, String> text) {
    return new TextRows("validation", split.ids(), split.rows().stream().map(text).toList());
  }

  int size() {
    return texts.size();
  }
}
