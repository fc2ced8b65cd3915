package io.github.finefettle.metrics.multilabel;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A row that has any number of labels, none included.
 *
 * @param truth the true labels
 * @param predicted the labels that the model gave
 */
public record LabelSets(Set<String> truth, Set<String> predicted) {
  /** Copies both sets; their order is ascending (UTF-16 code units). */
  public LabelSets {
    truth = Collections.unmodifiableSet(new TreeSet<>(truth));
    predicted = Collections.unmodifiableSet(new TreeSet<>(predicted));
  }
}
