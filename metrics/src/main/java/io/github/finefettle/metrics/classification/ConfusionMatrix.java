package io.github.finefettle.metrics.classification;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Figure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How often each true label met each predicted label: all that the metrics of single-label
 * classification need to know about the rows.
 *
 * <p>Counts are whole numbers, so matrices of parts add up to the matrix of the whole, in any
 * order. Labels are those seen, ascending (UTF-16 code units). Only cells that occur are held, so a
 * model that answers with thousands of different texts does no harm. Immutable.
 */
@CheckReturnValue
public final class ConfusionMatrix {
  private static final int VERSION = 1;

  private final List<String> labels;
  private final int[] cellTruth;
  private final int[] cellPredicted;
  private final long[] cellCount;
  private final long[] truthTotals;
  private final long[] predictedTotals;
  private final long[] hits;
  private final long total;

  private ConfusionMatrix(
      List<String> labels, int[] cellTruth, int[] cellPredicted, long[] cellCount) {
    this.labels = labels;
    this.cellTruth = cellTruth;
    this.cellPredicted = cellPredicted;
    this.cellCount = cellCount;
    this.truthTotals = new long[labels.size()];
    this.predictedTotals = new long[labels.size()];
    this.hits = new long[labels.size()];
    long sum = 0;
    for (int i = 0; i < cellCount.length; i++) {
      long count = cellCount[i];
      truthTotals[cellTruth[i]] += count;
      predictedTotals[cellPredicted[i]] += count;
      if (cellTruth[i] == cellPredicted[i]) {
        hits[cellTruth[i]] += count;
      }
      sum = Math.addExact(sum, count);
    }
    this.total = sum;
  }

  /**
   * Counts rows.
   *
   * @param rows the rows; their order does not matter
   * @return the matrix
   */
  public static ConfusionMatrix of(Iterable<LabelPair> rows) {
    ConfusionCounts counts = ConfusionCounts.of();
    rows.forEach(row -> counts.add(row.truth(), row.predicted()));
    return counts.matrix();
  }

  /**
   * Counts rows given as two lists.
   *
   * @param truths the true labels
   * @param predictions the predicted labels, row by row the same
   * @return the matrix
   * @throws IllegalArgumentException if the lists differ in length
   */
  public static ConfusionMatrix of(List<String> truths, List<String> predictions) {
    if (truths.size() != predictions.size()) {
      throw new IllegalArgumentException(
          "There are "
              + truths.size()
              + " true labels but "
              + predictions.size()
              + " predictions. Give one of each for every row, in the same order.");
    }
    ConfusionCounts counts = ConfusionCounts.of();
    Iterator<String> predicted = predictions.iterator();
    for (String truth : truths) {
      counts.add(truth, predicted.next());
    }
    return counts.matrix();
  }

  /**
   * A matrix of counts made elsewhere.
   *
   * @param counts how often each pair occurred, 0 or more
   * @return the matrix
   */
  public static ConfusionMatrix ofCounts(Map<LabelPair, Long> counts) {
    SortedMap<LabelPair, Long> sorted = new TreeMap<>(counts);
    sorted.values().removeIf(count -> requireCount(count) == 0);
    return ofCellsAsGiven(sorted);
  }

  /** A matrix that keeps the cells without rows, for {@link #withCounts} to fill. */
  static ConfusionMatrix ofCellsAsGiven(SortedMap<LabelPair, Long> sorted) {
    TreeSet<String> seen = new TreeSet<>();
    for (LabelPair pair : sorted.keySet()) {
      seen.add(pair.truth());
      seen.add(pair.predicted());
    }
    List<String> labels = List.copyOf(seen);
    int[] truth = new int[sorted.size()];
    int[] predicted = new int[sorted.size()];
    long[] count = new long[sorted.size()];
    int cell = 0;
    for (Map.Entry<LabelPair, Long> entry : sorted.entrySet()) {
      truth[cell] = Collections.binarySearch(labels, entry.getKey().truth());
      predicted[cell] = Collections.binarySearch(labels, entry.getKey().predicted());
      count[cell++] = entry.getValue();
    }
    return new ConfusionMatrix(labels, truth, predicted, count);
  }

  /** A matrix of cells that are in order and have rows, of labels that are ascending and seen. */
  static ConfusionMatrix ofOrdered(
      List<String> labels, int[] truth, int[] predicted, long[] count) {
    return new ConfusionMatrix(labels, truth, predicted, count);
  }

  /**
   * The matrix of these and another's rows together.
   *
   * @param other another matrix
   * @return a new matrix
   */
  public ConfusionMatrix plus(ConfusionMatrix other) {
    Map<LabelPair, Long> counts = counts();
    other.counts().forEach((pair, count) -> counts.merge(pair, count, Math::addExact));
    return ofCounts(counts);
  }

  /**
   * The same cells with other counts, as a bootstrap draws them. Labels that no longer occur count
   * as unseen.
   *
   * @param counts one for each entry of {@link #counts()}, in its order, 0 or more
   * @return a new matrix
   */
  public ConfusionMatrix withCounts(long... counts) {
    if (counts.length != cellCount.length) {
      throw new IllegalArgumentException(
          "There are "
              + counts.length
              + " counts, but the matrix has "
              + cellCount.length
              + " cells. Give one count for each entry of counts(), in its order.");
    }
    for (long count : counts) {
      requireCount(count);
    }
    return new ConfusionMatrix(labels, cellTruth, cellPredicted, counts.clone());
  }

  /**
   * The labels seen among true or predicted labels.
   *
   * @return an unmodifiable list, ascending
   */
  public List<String> labels() {
    List<String> seen = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      if (isSeen(i)) {
        seen.add(labels.get(i));
      }
    }
    return List.copyOf(seen);
  }

  /**
   * The counts of the pairs that occur.
   *
   * @return a new map in the order of the pairs
   */
  public SortedMap<LabelPair, Long> counts() {
    SortedMap<LabelPair, Long> counts = new TreeMap<>();
    for (int i = 0; i < cellCount.length; i++) {
      if (cellCount[i] > 0) {
        counts.put(
            new LabelPair(labels.get(cellTruth[i]), labels.get(cellPredicted[i])), cellCount[i]);
      }
    }
    return counts;
  }

  /**
   * How often a pair occurred.
   *
   * @param truth a true label, seen or not
   * @param predicted a predicted label, seen or not
   * @return 0 or more
   */
  public long count(String truth, String predicted) {
    int row = indexOf(truth);
    int column = indexOf(predicted);
    for (int i = 0; i < cellCount.length; i++) {
      if (cellTruth[i] == row && cellPredicted[i] == column) {
        return cellCount[i];
      }
    }
    return 0;
  }

  /**
   * How many rows have this true label.
   *
   * @param label a label, seen or not
   * @return 0 or more
   */
  public long truthTotal(String label) {
    int index = indexOf(label);
    return index < 0 ? 0 : truthTotals[index];
  }

  /**
   * How many rows have this predicted label.
   *
   * @param label a label, seen or not
   * @return 0 or more
   */
  public long predictedTotal(String label) {
    int index = indexOf(label);
    return index < 0 ? 0 : predictedTotals[index];
  }

  /**
   * How many rows of this true label were predicted as it.
   *
   * @param label a label, seen or not
   * @return 0 or more
   */
  public long hits(String label) {
    int index = indexOf(label);
    return index < 0 ? 0 : hits[index];
  }

  /**
   * How many rows there are.
   *
   * @return 0 or more
   */
  public long total() {
    return total;
  }

  /**
   * How many rows were predicted right.
   *
   * @return 0 or more
   */
  public long totalHits() {
    return Arrays.stream(hits).sum();
  }

  /**
   * The JSON form: labels, and for each cell the positions of both labels and the count.
   *
   * @return an object of kind "confusion-matrix"
   */
  public JsonValue.JsonObject toJson() {
    List<String> seen = labels();
    List<JsonValue> cells = new ArrayList<>();
    counts()
        .forEach(
            (pair, count) ->
                cells.add(
                    JsonValue.array(
                        List.of(
                            JsonValue.of((long) Collections.binarySearch(seen, pair.truth())),
                            JsonValue.of((long) Collections.binarySearch(seen, pair.predicted())),
                            JsonValue.of((long) count)))));
    return JsonValue.object()
        .put("kind", "confusion-matrix")
        .put("version", VERSION)
        .put("labels", JsonValue.strings(seen))
        .put("cells", cells)
        .toJson();
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return the matrix
   * @throws JsonFormatException if it is of another kind or version, or a position has no label
   */
  public static ConfusionMatrix fromJson(JsonValue json) {
    JsonValue.JsonObject object = json.asObject();
    object.requireKind("confusion-matrix", VERSION);
    List<String> names = object.array("labels").stream().map(JsonValue::asString).toList();
    Map<LabelPair, Long> counts = new TreeMap<>();
    for (JsonValue cell : object.array("cells")) {
      List<JsonValue> parts = cell.asArray();
      if (parts.size() != 3) {
        throw new JsonFormatException(
            "A cell of a confusion matrix must be [true, predicted, count], but found "
                + cell.toCanonicalString()
                + ".");
      }
      LabelPair pair = new LabelPair(name(names, parts.get(0)), name(names, parts.get(1)));
      counts.merge(pair, parts.get(2).asLong(), Math::addExact);
    }
    return ofCounts(counts);
  }

  /**
   * The matrix as a figure, true labels down, predicted labels across.
   *
   * @param title what it shows
   * @return the figure
   */
  public Figure.Matrix figure(String title) {
    List<String> seen = labels();
    SortedMap<LabelPair, Long> counts = counts();
    List<List<Long>> rows = new ArrayList<>();
    for (String truth : seen) {
      rows.add(seen.stream().map(p -> counts.getOrDefault(new LabelPair(truth, p), 0L)).toList());
    }
    return new Figure.Matrix(title, "true label", "predicted label", seen, seen, rows);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix that && counts().equals(that.counts());
  }

  @Override
  public int hashCode() {
    return counts().hashCode();
  }

  @Override
  public String toString() {
    return toJson().toCanonicalString();
  }

  // What follows serves the formulas, which walk over label positions.

  int size() {
    return labels.size();
  }

  String name(int label) {
    return labels.get(label);
  }

  /** Where a label stands, seen or not; negative if it has no place. */
  int position(String label) {
    return indexOf(label);
  }

  boolean isSeen(int label) {
    return truthTotals[label] + predictedTotals[label] > 0;
  }

  long truthTotal(int label) {
    return truthTotals[label];
  }

  long predictedTotal(int label) {
    return predictedTotals[label];
  }

  long hits(int label) {
    return hits[label];
  }

  long[] cellCounts() {
    return cellCount.clone();
  }

  int cells() {
    return cellCount.length;
  }

  int cellTruth(int cell) {
    return cellTruth[cell];
  }

  int cellPredicted(int cell) {
    return cellPredicted[cell];
  }

  long cellCount(int cell) {
    return cellCount[cell];
  }

  private int indexOf(String label) {
    return Collections.binarySearch(labels, label);
  }

  private static String name(List<String> names, JsonValue position) {
    long index = position.asLong();
    if (index < 0 || index >= names.size()) {
      throw new JsonFormatException(
          "The label position (" + index + ") must lie in 0 .. " + (names.size() - 1) + ".");
    }
    return names.get((int) index);
  }

  @CanIgnoreReturnValue
  private static long requireCount(long count) {
    if (count < 0) {
      throw new IllegalArgumentException("The count (" + count + ") must be 0 or more.");
    }
    return count;
  }
}
