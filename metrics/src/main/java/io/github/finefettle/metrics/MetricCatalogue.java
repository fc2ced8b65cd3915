package io.github.finefettle.metrics;

import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import java.util.List;
import java.util.Optional;

/** Finds a metric by its id or signature, as it stands in a stored objective or result. */
public final class MetricCatalogue {
  private MetricCatalogue() {}

  /**
   * The ids of all metrics of all families; where one takes an argument, what that is stands in
   * parentheses behind it.
   *
   * @return an unmodifiable list, family by family
   */
  public static List<String> ids() {
    return MetricFamily.all().stream().flatMap(family -> family.ids().stream()).toList();
  }

  /**
   * A metric of any family.
   *
   * @param idOrSignature such as {@code "mcc"}, {@code "recall(spam)"} or {@code
   *     "bleu|tok:zh|v:1"}; what it leaves out has its default
   * @return the metric; its signature is the one given, if that was complete
   * @throws IllegalArgumentException if there is none
   */
  public static Metric<?> parse(String idOrSignature) {
    for (MetricFamily<?> family : MetricFamily.all()) {
      Optional<? extends Metric<?>> found = family.find(idOrSignature);
      if (found.isPresent()) {
        return found.get();
      }
    }
    throw new IllegalArgumentException(
        "There is no metric ("
            + idOrSignature
            + "). Known are "
            + String.join(", ", ids())
            + ", each with options such as |bs:200.");
  }

  /**
   * The ids of the metrics over pairs of labels that need no options; those of one label with
   * {@code (label)} after them.
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
