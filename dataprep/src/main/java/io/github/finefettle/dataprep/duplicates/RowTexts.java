package io.github.finefettle.dataprep.duplicates;

import java.util.List;

/**
 * The texts of rows, to be folded. What lies on disk as bytes is folded as bytes, and no string is
 * made of it.
 */
final class RowTexts {
  private final List<String> texts;

  RowTexts(List<String> texts) {
    this.texts = texts;
  }

  /** Is told rows one after the other. */
  interface Visitor {
    void row(int row, FoldedText text);
  }

  /** Folds rows in their order, each in place of the one before. */
  void forEach(int from, int to, FoldedText folder, Visitor visitor) {
    if (texts instanceof SpooledTexts spooled) {
      spooled.forEach(
          from, to, (row, bytes, start, end) -> visitor.row(row, folder.fold(bytes, start, end)));
      return;
    }
    for (int row = from; row < to; row++) {
      visitor.row(row, folder.fold(texts.get(row)));
    }
  }

  /** Folds one row. */
  FoldedText fold(int row, FoldedText folder) {
    if (texts instanceof SpooledTexts spooled) {
      byte[] bytes = spooled.utf8(row);
      return folder.fold(bytes, 0, bytes.length);
    }
    return folder.fold(texts.get(row));
  }
}
