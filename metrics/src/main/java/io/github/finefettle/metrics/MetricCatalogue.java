package io.github.finefettle.metrics;

import io.github.finefettle.metrics.classification.ClassificationMetric;
import java.util.List;

/** Finds a metric by its id or signature, as it stands in a stored objective or result. */
public final class MetricCatalogue {
  private MetricCatalogue() {}

  /**
   * The ids of all metrics over pairs of labels; those of one label with {@code (label)} after
   * them.
   *
   * @return an unmodifiable list
   */
  public static List<String> classificationIds() {
    return ClassificationMetric.ids();
  }

  /**
   * A metric over pairs of labels.
   *
   * @param idOrSignature such as {@code "mcc"} or {@code "macro-f1|labels:seen|v:1"}; what it
   *     leaves out has its default
   * @return the metric; its signature is the one given, if that was complete
   * @throws IllegalArgumentException if there is none, with the list of those that there are
   */
  public static ClassificationMetric classification(String idOrSignature) {
    return ClassificationMetric.parse(idOrSignature);
  }
}
