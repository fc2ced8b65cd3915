package io.github.finefettle.metrics.classification;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.metrics.description.SignatureList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What it costs to answer one label where another is true, with the metrics that follow. Begins
 * with 0 for right and 1 for wrong answers.
 *
 * <p>A row with a label that has no costs makes these metrics undefined. Immutable.
 */
@CheckReturnValue
public final class CostMatrix {
  private final List<String> labels;
  private final double[] costs;
  private final Optional<double[]> priors;

  private CostMatrix(List<String> labels, double[] costs, Optional<double[]> priors) {
    this.labels = labels;
    this.costs = costs;
    this.priors = priors;
  }

  /**
   * Costs of 0 for right and 1 for wrong answers.
   *
   * @param labels two or more labels, each once; the order does not matter
   * @return the costs
   */
  public static CostMatrix of(String... labels) {
    return of(List.of(labels));
  }

  /**
   * Costs of 0 for right and 1 for wrong answers.
   *
   * @param labels two or more labels, each once; the order does not matter
   * @return the costs
   */
  public static CostMatrix of(List<String> labels) {
    List<String> sorted = labels.stream().sorted().distinct().toList();
    if (sorted.size() < 2 || sorted.size() < labels.size()) {
      throw new IllegalArgumentException(
          "The labels ("
              + String.join(", ", labels)
              + ") must be two or more, each once. Name every label that a row can have.");
    }
    double[] costs = new double[sorted.size() * sorted.size()];
    Arrays.fill(costs, 1);
    for (int i = 0; i < sorted.size(); i++) {
      costs[i * sorted.size() + i] = 0;
    }
    return new CostMatrix(sorted, costs, Optional.empty());
  }

  /**
   * The same costs but for one kind of answer.
   *
   * @param truth the true label
   * @param predicted the label that is answered
   * @param cost of each such row, finite, 0 or more
   * @return new costs
   */
  public CostMatrix cost(String truth, String predicted, double cost) {
    if (!(cost >= 0) || Double.isInfinite(cost)) {
      throw new IllegalArgumentException(
          "The cost ("
              + cost
              + ") of answering \""
              + predicted
              + "\" for \""
              + truth
              + "\" must be a finite number of 0 or more. Write a gain as the lack of a cost:"
              + " subtract the best case from all.");
    }
    double[] changed = costs.clone();
    changed[require(truth) * labels.size() + require(predicted)] = cost == 0 ? 0 : cost;
    return new CostMatrix(labels, changed, priors);
  }

  /**
   * The same costs for a deployment in which labels occur in other proportions than in the rows
   * measured: the costs of each true label are averaged over its rows and weighted with its share.
   *
   * @param shares the share of each label, 0 or more; they are divided by their sum
   * @return new costs
   */
  public CostMatrix inProportions(Map<String, Double> shares) {
    double[] weights = new double[labels.size()];
    double sum = 0;
    for (Map.Entry<String, Double> share : new TreeMap<>(shares).entrySet()) {
      double weight = share.getValue();
      if (!(weight >= 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException(
            "The share ("
                + weight
                + ") of \""
                + share.getKey()
                + "\" must be 0 or more. Give each label's share of the rows to come.");
      }
      weights[require(share.getKey())] = weight;
      sum += weight;
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException(
          "The shares add up to " + sum + " but must add up to more than 0.");
    }
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
    }
    return new CostMatrix(labels, costs, Optional.of(weights));
  }

  /**
   * The mean cost of a row. Less is better.
   *
   * @return the metric, from 0 to the highest cost; undefined if a label has no costs, or a share
   *     but no rows
   */
  public ClassificationMetric expectedCost() {
    return of(MetricKind.EXPECTED_COST);
  }

  /**
   * The mean cost of a row over that of the best answer that never looks at the input (Ferrer,
   * "Analysis and comparison of classification metrics", 2022): below 1 a model is of use. Less is
   * better.
   *
   * @return the metric, 0 or more; undefined also where one answer costs nothing for every row
   */
  public ClassificationMetric normalizedExpectedCost() {
    return of(MetricKind.NORMALIZED_EXPECTED_COST);
  }

  /**
   * The labels that have costs.
   *
   * @return an unmodifiable list, ascending
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * What an answer costs.
   *
   * @param truth the true label
   * @param predicted the label that is answered
   * @return 0 or more
   */
  public double cost(String truth, String predicted) {
    return costs[require(truth) * labels.size() + require(predicted)];
  }

  /** Labels, costs (true label by true label) and shares in their order. */
  @Override
  public String toString() {
    return SignatureList.write(labels)
        + ": "
        + costsText()
        + priors.map(p -> " in proportions " + text(p)).orElse("");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CostMatrix that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  static CostMatrix parse(String labels, String costs, String shares) {
    List<String> names = SignatureList.read(labels);
    List<String> numbers = SignatureList.read(costs);
    CostMatrix read = of(names);
    if (!read.labels.equals(names) || numbers.size() != names.size() * names.size()) {
      throw new IllegalArgumentException(
          "classes must be ascending, and costs as many numbers as pairs of them");
    }
    for (int i = 0; i < numbers.size(); i++) {
      read =
          read.cost(
              names.get(i / names.size()),
              names.get(i % names.size()),
              Double.parseDouble(numbers.get(i)));
    }
    if (shares.isEmpty()) {
      return read;
    }
    double[] weights =
        SignatureList.read(shares).stream().mapToDouble(Double::parseDouble).toArray();
    if (weights.length != names.size()) {
      throw new IllegalArgumentException("shares must be as many numbers as classes");
    }
    // As they were written: dividing by their sum again could change a last bit.
    Map<String, Double> checked = new TreeMap<>();
    for (int i = 0; i < weights.length; i++) {
      checked.put(names.get(i), weights[i]);
    }
    CostMatrix valid = read.inProportions(checked);
    return new CostMatrix(valid.labels, valid.costs, Optional.of(weights));
  }

  String labelsText() {
    return SignatureList.write(labels);
  }

  String costsText() {
    return text(costs);
  }

  Optional<String> sharesText() {
    return priors.map(CostMatrix::text);
  }

  int position(String label) {
    return Collections.binarySearch(labels, label);
  }

  double cost(int truth, int predicted) {
    return costs[truth * labels.size() + predicted];
  }

  Optional<double[]> priors() {
    return priors;
  }

  double highest() {
    return Arrays.stream(costs).max().orElse(0);
  }

  private int require(String label) {
    int position = position(label);
    if (position < 0) {
      throw new IllegalArgumentException(
          "The label ("
              + label
              + ") is none of those that have costs: "
              + String.join(", ", labels)
              + ". Name it among them.");
    }
    return position;
  }

  private ClassificationMetric of(MetricKind kind) {
    return ClassificationMetric.of(kind, MetricChoices.DEFAULT.withCosts(this));
  }

  private static String text(double[] numbers) {
    List<String> texts = new ArrayList<>();
    for (double number : numbers) {
      texts.add(JsonValue.of(number).toCanonicalString());
    }
    return SignatureList.write(texts);
  }
}
