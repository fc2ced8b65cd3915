package io.github.finefettle.dataprep.io;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Whether the first record of CSV or TSV is a header, and how many columns there are. */
final class HeaderRule {
  private static final int FEWEST_ROWS_TO_DOUBT = 3;
  private static final int FEWEST_NUMBERS = 2;

  private final List<String> first;
  private final List<List<String>> all;
  private final Optional<String> textColumn;
  private final Optional<String> labelColumn;

  /**
   * Looks at records.
   *
   * @param first the first one that could be parsed; no cells if there is none
   * @param all the cells of all records, the first among them; no cells for one that is broken
   * @param textColumn a name or number that was asked for
   * @param labelColumn a name or number that was asked for
   */
  HeaderRule(
      List<String> first,
      List<List<String>> all,
      Optional<String> textColumn,
      Optional<String> labelColumn) {
    this.first = first;
    this.all = all;
    this.textColumn = textColumn;
    this.labelColumn = labelColumn;
  }

  /** By what was asked for, usual names, or blank cells beside a label of its own. */
  boolean isHeaderOfLabelledText() {
    return ColumnNames.isName(textColumn)
        || ColumnNames.isName(labelColumn)
        || (ColumnNames.text(first).isPresent() && ColumnNames.label(first).isPresent())
        || (first.stream().anyMatch(String::isBlank) && hasLabelOfItsOwn(labelByNumber()));
  }

  /** As above, or by two usual names, or by a word above a column of numbers. */
  boolean isHeader() {
    long usual = first.stream().filter(ColumnNames::isUsual).count();
    return isHeaderOfLabelledText()
        || (usual > 0 && usual >= Math.min(2, first.size()))
        || standsAboveNumbers();
  }

  private int labelByNumber() {
    return labelColumn.map(ColumnNames::number).orElse(OptionalInt.of(1)).orElse(1) - 1;
  }

  /** Whether the first row has a label, as a header does, that occurs nowhere below it. */
  boolean hasLabelOfItsOwn(int column) {
    if (column >= first.size() || first.get(column).isBlank()) {
      return false;
    }
    String label = first.get(column);
    List<String> labels =
        all.stream()
            .filter(cells -> cells.size() > column)
            .map(cells -> cells.get(column))
            .toList();
    return labels.size() >= FEWEST_ROWS_TO_DOUBT
        && labels.stream().filter(label::equals).count() == 1
        && labels.stream().distinct().count() < labels.size();
  }

  private boolean standsAboveNumbers() {
    for (int column = 0; column < first.size(); column++) {
      int numbers = 0;
      int others = 0;
      for (List<String> cells : all) {
        if (cells != first && cells.size() > column && !cells.get(column).isBlank()) {
          boolean number = isNumber(cells.get(column));
          numbers += number ? 1 : 0;
          others += number ? 0 : 1;
        }
      }
      String name = first.get(column);
      if (others == 0 && numbers >= FEWEST_NUMBERS && !name.isBlank() && !isNumber(name)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNumber(String text) {
    return text.strip().matches("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
  }

  /** The most frequent number of cells, so that one bad row does not decide; ties: the smaller. */
  int usualWidth() {
    Map<Integer, Integer> counts = new TreeMap<>();
    for (List<String> cells : all) {
      if (!cells.isEmpty()) {
        counts.merge(cells.size(), 1, Integer::sum);
      }
    }
    int usual = 0;
    int most = 0;
    for (Map.Entry<Integer, Integer> entry : counts.entrySet()) {
      if (entry.getValue() > most) {
        most = entry.getValue();
        usual = entry.getKey();
      }
    }
    return usual;
  }
}
