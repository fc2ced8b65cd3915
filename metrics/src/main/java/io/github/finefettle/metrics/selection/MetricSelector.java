package io.github.finefettle.metrics.selection;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Chooses the metric before training, from what is declared about the task and what the labels
 * show, and refuses those that a model could win without learning anything. Immutable.
 *
 * <pre>{@code
 * MetricRecommendation advice =
 *     MetricSelector.forTask(TaskProfile.binaryClassification("spam"))
 *         .labels(trainingRows, Sms::label)
 *         .recommend();
 * }</pre>
 */
@CheckReturnValue
public final class MetricSelector {
  private final TaskProfile profile;
  private final ClassCounts counts;
  private final SelectionThresholds thresholds;
  private final OptionalLong evaluationRows;

  private MetricSelector(
      TaskProfile profile,
      ClassCounts counts,
      SelectionThresholds thresholds,
      OptionalLong evaluationRows) {
    this.profile = profile;
    this.counts = counts;
    this.thresholds = thresholds;
    this.evaluationRows = evaluationRows;
  }

  /**
   * Begins with the task.
   *
   * @param profile what is declared about it
   * @return a selector without labels
   */
  public static MetricSelector forTask(TaskProfile profile) {
    return new MetricSelector(
        profile,
        new ClassCounts(new TreeMap<>(), 0),
        SelectionThresholds.standard(),
        OptionalLong.empty());
  }

  /**
   * The same selector with the labels of these rows; labels given before are forgotten. Rows
   * without a label are counted apart.
   *
   * @param <T> the type of a row
   * @param rows the rows, best those of the training split; their order does not matter
   * @param labelOf says which label a row has
   * @return a new selector
   * @throws IllegalArgumentException if the function fails, naming the row
   */
  public <T> MetricSelector labels(Iterable<? extends T> rows, LabelFunction<? super T> labelOf) {
    SortedMap<String, Long> byLabel = new TreeMap<>();
    long without = 0;
    long position = 0;
    for (T row : rows) {
      String label = labelOf(labelOf, row, position++);
      if (label == null) {
        without++;
      } else {
        byLabel.merge(label, 1L, Math::addExact);
      }
    }
    return new MetricSelector(
        profile, new ClassCounts(byLabel, without), thresholds, evaluationRows);
  }

  /**
   * The same selector with labels counted elsewhere; labels given before are forgotten.
   *
   * @param rowsByLabel how many rows each label has, 1 or more
   * @return a new selector
   */
  public MetricSelector labelCounts(Map<String, Long> rowsByLabel) {
    for (Map.Entry<String, Long> entry : new TreeMap<>(rowsByLabel).entrySet()) {
      if (entry.getValue() < 1) {
        throw new IllegalArgumentException(
            "The count ("
                + entry.getValue()
                + ") of the label \""
                + entry.getKey()
                + "\" must be 1 or more. Leave out labels that do not occur.");
      }
    }
    return new MetricSelector(profile, new ClassCounts(rowsByLabel, 0), thresholds, evaluationRows);
  }

  /**
   * The same selector for an evaluation on so many rows, with classes in the same proportions.
   * Without this the rows given are taken as those that will be evaluated on.
   *
   * @param rows 1 or more, such as the size of the validation split
   * @return a new selector
   */
  public MetricSelector evaluatingOn(long rows) {
    if (rows < 1) {
      throw new IllegalArgumentException(
          "The number of rows (" + rows + ") to evaluate on must be 1 or more.");
    }
    return new MetricSelector(profile, counts, thresholds, OptionalLong.of(rows));
  }

  /**
   * The same selector with its lines drawn elsewhere.
   *
   * @param lines the thresholds
   * @return a new selector
   */
  public MetricSelector thresholds(SelectionThresholds lines) {
    return new MetricSelector(profile, counts, lines, evaluationRows);
  }

  /**
   * Chooses.
   *
   * @return the recommendation with its reasons
   * @throws IllegalArgumentException if there are no labels, only one, or not those that the task
   *     declares
   */
  public MetricRecommendation recommend() {
    requireLabels();
    return MetricRecommendation.of(
        profile, counts, thresholds, evaluationRows.orElse(counts.total()));
  }

  private void requireLabels() {
    if (counts.classes() == 0) {
      throw new IllegalArgumentException(
          "There are no labels: "
              + counts.withoutLabel()
              + " rows were given, none with a label."
              + " Call labels(rows, Row::label) with the rows of the training split.");
    }
    if (counts.classes() == 1) {
      throw new IllegalArgumentException(
          "All "
              + counts.total()
              + " rows have the same label (\""
              + counts.byLabel().firstKey()
              + "\"), so no metric can tell a model from one that always answers it."
              + " Check the label column, and add rows of the other classes.");
    }
    if (profile.positive().isEmpty()) {
      return;
    }
    String positive = profile.positive().get();
    if (counts.classes() > 2) {
      throw new IllegalArgumentException(
          "The task has two labels, but the rows have "
              + counts.classes()
              + ": "
              + shown()
              + ". Use TaskProfile.multiClassClassification(), or clean the spellings of the labels"
              + " first.");
    }
    if (!counts.byLabel().containsKey(positive)) {
      throw new IllegalArgumentException(
          "No row has the positive label (\""
              + positive
              + "\"); the labels are "
              + shown()
              + ". Give the label as it is spelled in the rows.");
    }
  }

  /** The first labels; a column of free texts would fill pages. */
  private String shown() {
    int most = 10;
    String first = String.join(", ", counts.byLabel().keySet().stream().limit(most).toList());
    return counts.classes() > most ? first + ", ..." : first;
  }

  private static <T> @org.jspecify.annotations.Nullable String labelOf(
      LabelFunction<? super T> labelOf, T row, long position) {
    try {
      return labelOf.labelOf(row);
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalArgumentException(
          "The label function failed at row "
              + position
              + " (counted from 0) with "
              + e.getClass().getSimpleName()
              + ". Let it give null for rows without a label.",
          e);
    }
  }
}
