package io.github.finefettle.metrics.classification;

import com.google.errorprone.annotations.CheckReturnValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is scored without looking at the input, by giving the same answer to every row. A metric
 * that such an answer wins says nothing about a model. Immutable.
 */
@CheckReturnValue
public final class MajorityBaseline {
  private final SortedMap<String, Long> classes;

  private MajorityBaseline(SortedMap<String, Long> classes) {
    this.classes = classes;
  }

  /**
   * The baseline of the true labels of evaluated rows.
   *
   * @param matrix their matrix
   * @return the baseline
   */
  public static MajorityBaseline of(ConfusionMatrix matrix) {
    TreeMap<String, Long> classes = new TreeMap<>();
    for (String label : matrix.labels()) {
      classes.put(label, matrix.truthTotal(label));
    }
    return ofCounts(classes);
  }

  /**
   * The baseline of labels counted elsewhere.
   *
   * @param counts how many rows each label has, 0 or more
   * @return the baseline
   */
  public static MajorityBaseline ofCounts(Map<String, Long> counts) {
    TreeMap<String, Long> classes = new TreeMap<>(counts);
    for (Map.Entry<String, Long> entry : classes.entrySet()) {
      if (entry.getValue() < 0) {
        throw new IllegalArgumentException(
            "The count ("
                + entry.getValue()
                + ") of the label \""
                + entry.getKey()
                + "\" must be 0 or more.");
      }
    }
    classes.values().removeIf(count -> count == 0);
    return new MajorityBaseline(classes);
  }

  /**
   * The most frequent label; of equally frequent ones the first in ascending order.
   *
   * @return the label, or empty without rows
   */
  public Optional<String> label() {
    return classes.entrySet().stream()
        .reduce((a, b) -> b.getValue() > a.getValue() ? b : a)
        .map(Map.Entry::getKey);
  }

  /**
   * What always answering the most frequent label scores.
   *
   * @param metric any metric
   * @return the score, or empty where it is undefined for such answers
   */
  public OptionalDouble score(ClassificationMetric metric) {
    Optional<String> majority = label();
    return majority.isPresent() ? metric.of(answering(majority.get())) : OptionalDouble.empty();
  }

  /**
   * The label that scores best when it is always answered, which for a metric of one label need not
   * be the most frequent one. Of equally good ones the first in ascending order.
   *
   * @param metric any metric
   * @return the answer and its score, or empty where the metric is undefined for all such answers
   */
  public Optional<ConstantAnswer> best(ClassificationMetric metric) {
    Optional<ConstantAnswer> best = Optional.empty();
    for (String label : different(metric)) {
      OptionalDouble score = metric.of(answering(label));
      if (score.isPresent()
          && (best.isEmpty()
              || metric.direction().isBetter(score.getAsDouble(), best.get().score()))) {
        best = Optional.of(new ConstantAnswer(label, score.getAsDouble()));
      }
    }
    return best;
  }

  /**
   * The labels to try: of those that score the same, the first. A metric without a scale or costs
   * tells two labels apart by how frequent they are and by whether it names them.
   */
  private List<String> different(ClassificationMetric metric) {
    if (metric.kind().asksFor(Option.SCALE) || metric.kind().asksFor(Option.COSTS)) {
      return List.copyOf(classes.keySet());
    }
    Set<String> named = new HashSet<>();
    metric.label().ifPresent(named::add);
    if (metric.choices().labels().isGiven()) {
      named.addAll(metric.choices().labels().among(new TreeSet<>(classes.keySet()), l -> true));
    }
    Set<Long> tried = new HashSet<>();
    Set<Long> triedOfNamed = new HashSet<>();
    List<String> labels = new ArrayList<>();
    classes.forEach(
        (label, count) -> {
          if ((named.contains(label) ? triedOfNamed : tried).add(count)) {
            labels.add(label);
          }
        });
    return labels;
  }

  private ConfusionMatrix answering(String answer) {
    Map<LabelPair, Long> counts = new TreeMap<>();
    classes.forEach((truth, count) -> counts.put(new LabelPair(truth, answer), count));
    return ConfusionMatrix.ofCounts(counts);
  }
}
