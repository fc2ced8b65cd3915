package io.github.finefettle.metrics.ranking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The classes of a task in the order in which a model gives its scores or probabilities. Stated
 * once, it keeps the third number of one row from meaning another class than that of the next.
 * Immutable and safe for use by several threads.
 */
public final class ClassOrder {
  private static final int MOST_NAMED = 12;

  private final List<String> labels;
  private final Map<String, Integer> places = new HashMap<>();

  private ClassOrder(List<String> labels) {
    this.labels = labels;
    for (int i = 0; i < labels.size(); i++) {
      if (places.putIfAbsent(labels.get(i), i) != null) {
        throw new IllegalArgumentException(
            "The class \""
                + labels.get(i)
                + "\" stands twice in the order. Name each class once, in the order of the model's"
                + " outputs.");
      }
    }
    if (labels.size() < 2) {
      throw new IllegalArgumentException(
          "The order has "
              + labels.size()
              + " classes but must have 2 or more. Name them in the order of the model's outputs.");
    }
  }

  /**
   * An order.
   *
   * @param labels two or more, each once
   * @return the order
   */
  public static ClassOrder of(String... labels) {
    return new ClassOrder(List.of(labels));
  }

  /**
   * An order.
   *
   * @param labels two or more, each once
   * @return the order
   */
  public static ClassOrder ofAll(List<String> labels) {
    return new ClassOrder(List.copyOf(labels));
  }

  /**
   * The labels in order.
   *
   * @return an unmodifiable list
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * How many classes there are.
   *
   * @return 2 or more
   */
  public int size() {
    return labels.size();
  }

  /**
   * The place of a label.
   *
   * @param label one of the classes
   * @return from 0
   * @throws IllegalArgumentException if it is none of them
   */
  public int indexOf(String label) {
    Integer place = places.get(label);
    if (place == null) {
      throw new IllegalArgumentException(
          "The label \""
              + label
              + "\" is none of the classes "
              + labels.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
              + (size() > MOST_NAMED ? " and " + (size() - MOST_NAMED) + " more" : "")
              + ". Set the row aside, or state the class in the order.");
    }
    return place;
  }

  /**
   * Whether a label is one of the classes.
   *
   * @param label any text
   * @return true if {@link #indexOf} has a place for it
   */
  public boolean contains(String label) {
    return places.containsKey(label);
  }

  @Override
  public boolean equals(Object other) {
    // Rows share one order, so the first comparison is nearly always the last.
    return other == this || (other instanceof ClassOrder that && labels.equals(that.labels));
  }

  @Override
  public int hashCode() {
    return labels.hashCode();
  }

  @Override
  public String toString() {
    return labels.toString();
  }
}
