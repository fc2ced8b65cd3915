package io.github.finefettle.metrics.classification;

import java.util.Arrays;
import java.util.Optional;

/**
 * The mean cost of a row, and that over the cost of the best constant answer. NaN means undefined.
 *
 * <p>With shares p_i given, a row of true label i weighs p_i / n_i; without, each weighs 1 / n.
 * Sums run over the labels in their order, so equal matrices give equal bits.
 */
final class CostFormulas {
  private CostFormulas() {}

  static double value(MetricKind kind, ConfusionMatrix m, CostMatrix costs) {
    if (m.total() == 0 || strange(m, costs).isPresent()) {
      return Double.NaN;
    }
    double[] weights = weights(m, costs);
    double cost = expected(m, costs, weights);
    if (kind == MetricKind.EXPECTED_COST) {
      return cost;
    }
    double naive = bestConstant(m, costs, weights);
    return naive == 0 ? Double.NaN : cost / naive;
  }

  static String whyUndefined(ConfusionMatrix m, CostMatrix costs) {
    Optional<String> strange = strange(m, costs);
    if (strange.isPresent()) {
      return "the label \"" + strange.get() + "\" has no costs";
    }
    for (int i = 0; i < costs.labels().size(); i++) {
      String label = costs.labels().get(i);
      if (costs.priors().isPresent() && costs.priors().get()[i] > 0 && m.truthTotal(label) == 0) {
        return "the label \"" + label + "\" has a share but no rows";
      }
    }
    return "one answer costs nothing for every row";
  }

  /** Whether every label with rows has costs, and every label with a share has rows. */
  static boolean canBeWeighed(ConfusionMatrix m, CostMatrix costs) {
    return strange(m, costs).isEmpty() && Arrays.stream(weights(m, costs)).noneMatch(Double::isNaN);
  }

  private static Optional<String> strange(ConfusionMatrix m, CostMatrix costs) {
    for (int i = 0; i < m.size(); i++) {
      if (m.isSeen(i) && costs.position(m.name(i)) < 0) {
        return Optional.of(m.name(i));
      }
    }
    return Optional.empty();
  }

  /** What a row of each true label weighs; NaN for one that has a share but no rows. */
  private static double[] weights(ConfusionMatrix m, CostMatrix costs) {
    double[] weights = new double[costs.labels().size()];
    for (int i = 0; i < weights.length; i++) {
      long rows = m.truthTotal(costs.labels().get(i));
      double share = costs.priors().isPresent() ? costs.priors().get()[i] : Double.NaN;
      if (!Double.isNaN(share)) {
        weights[i] = rows > 0 ? share / rows : share > 0 ? Double.NaN : 0;
      } else {
        weights[i] = 1.0 / m.total();
      }
    }
    return weights;
  }

  private static double expected(ConfusionMatrix m, CostMatrix costs, double[] weights) {
    double[] ofTruth = new double[weights.length];
    for (int cell = 0; cell < m.cells(); cell++) {
      if (m.cellCount(cell) > 0) {
        int truth = costs.position(m.name(m.cellTruth(cell)));
        int predicted = costs.position(m.name(m.cellPredicted(cell)));
        ofTruth[truth] += m.cellCount(cell) * costs.cost(truth, predicted);
      }
    }
    return weightedSum(ofTruth, weights, m, costs);
  }

  private static double bestConstant(ConfusionMatrix m, CostMatrix costs, double[] weights) {
    double best = Double.POSITIVE_INFINITY;
    for (int answer = 0; answer < weights.length; answer++) {
      double[] ofTruth = new double[weights.length];
      for (int truth = 0; truth < weights.length; truth++) {
        ofTruth[truth] = m.truthTotal(costs.labels().get(truth)) * costs.cost(truth, answer);
      }
      best = Math.min(best, weightedSum(ofTruth, weights, m, costs));
    }
    return best;
  }

  /** Without shares all weights are 1 / n: one division of the sum loses fewer bits. */
  private static double weightedSum(
      double[] ofTruth, double[] weights, ConfusionMatrix m, CostMatrix costs) {
    double sum = 0;
    for (int i = 0; i < ofTruth.length; i++) {
      sum += costs.priors().isPresent() ? ofTruth[i] * weights[i] : ofTruth[i];
    }
    return costs.priors().isPresent() ? sum : sum / m.total();
  }
}
