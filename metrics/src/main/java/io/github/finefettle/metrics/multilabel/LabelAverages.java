package io.github.finefettle.metrics.multilabel;

import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Normal;
import io.github.finefettle.metrics.classification.LabelChoice;
import io.github.finefettle.metrics.description.ZeroRule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Averages over labels, with the delta method's interval (Oehlert, 1992): the value is linear near
 * the counts, so that its variance follows from how outcomes vary and meet in rows.
 *
 * <p>With gradient g, counts S over n rows and P how often two outcomes met, the variance is n / (n
 * - 1) times (sum of g_i g_j P_ij - (sum of g_i S_i)^2 / n). Sums run over labels in their order.
 */
final class LabelAverages {
  private static final String METHOD = "delta";

  private final MultilabelKind kind;
  private final ZeroRule zeroRule;
  private final LabelCounts counts;
  private final List<String> labels;
  private final long[] totals;
  private final long totalSupport;

  LabelAverages(MultilabelKind kind, LabelChoice choice, ZeroRule zeroRule, LabelCounts counts) {
    this.kind = kind;
    this.zeroRule = zeroRule;
    this.counts = counts;
    this.labels = choice.among(counts.labels(), label -> counts.support(label) > 0);
    this.totals = new long[Outcome.COUNT];
    for (String label : labels) {
      long[] own = counts.of(label);
      for (int outcome = 0; outcome < totals.length; outcome++) {
        totals[outcome] += own[outcome];
      }
    }
    this.totalSupport = totals[Outcome.HIT] + totals[Outcome.MISS];
  }

  double value() {
    return switch (kind.family()) {
      case MICRO -> ruled(kind.ratio().of(totals));
      case MACRO -> macro();
      case WEIGHTED -> weighted();
      default -> hamming();
    };
  }

  String whyUndefined() {
    if (labels.isEmpty()) {
      return "no row has a true or a predicted label that takes part";
    }
    if (kind.family() == MultilabelKind.Family.WEIGHTED && totalSupport == 0) {
      return "no row has one of the labels that take part";
    }
    boolean isMicro = kind.family() == MultilabelKind.Family.MICRO;
    for (String label : isMicro ? List.<String>of() : labels) {
      boolean hasWeight = kind.family() == MultilabelKind.Family.MACRO || support(label) > 0;
      if (hasWeight && Double.isNaN(quotient(label))) {
        return switch (kind.ratio()) {
          case PRECISION -> "no row was given the label \"" + label + "\"";
          case RECALL -> "no row has the label \"" + label + "\"";
          default -> "no row has or was given the label \"" + label + "\"";
        };
      }
    }
    return switch (kind.ratio()) {
      case PRECISION -> "no row was given one of the labels that take part";
      case RECALL -> "no row has one of the labels that take part";
      default -> "no row has or was given one of the labels that take part";
    };
  }

  Optional<Interval> interval(double confidence, double value, OutcomeTable outcomes) {
    long n = counts.rows();
    if (n < 2 || !outcomes.isPaired()) {
      return Optional.empty();
    }
    Map<String, double[]> gradient = new HashMap<>();
    double mean = 0;
    for (String label : labels) {
      double[] g = gradient(label, value);
      gradient.put(label, g);
      for (int outcome = 0; outcome < g.length; outcome++) {
        mean += g[outcome] * counts.of(label)[outcome];
      }
    }
    double variance = -mean * mean / n;
    for (OutcomeTable.Pair pair : outcomes.pairs()) {
      double[] a = gradient.get(pair.a());
      double[] b = gradient.get(pair.b());
      if (a != null && b != null) {
        double product = a[pair.outcomeA()] * b[pair.outcomeB()] * pair.rows();
        variance += pair.isSingle() ? product : 2 * product;
      }
    }
    double half =
        Normal.quantile(0.5 + confidence / 2)
            * Math.sqrt(Math.max(0, variance) * ((double) n / (n - 1)));
    // Where no answer varies rounding leaves a width of some 1e-9; it means none.
    return half > 1e-7
        ? Optional.of(
            new Interval(Math.max(0, value - half), Math.min(1, value + half), confidence, METHOD))
        : Optional.empty();
  }

  private double[] gradient(String label, double value) {
    double[] g = new double[Outcome.COUNT];
    for (int outcome = 0; outcome < g.length; outcome++) {
      g[outcome] =
          switch (kind.family()) {
            case MICRO -> kind.ratio().derivative(totals, outcome);
            case MACRO -> kind.ratio().derivative(counts.of(label), outcome) / labels.size();
            case WEIGHTED -> weightedDerivative(label, outcome, value);
            default -> outcome == Outcome.HIT ? 0 : 1.0 / ((double) counts.rows() * labels.size());
          };
    }
    return g;
  }

  private double weightedDerivative(String label, int outcome, double value) {
    long weight = support(label);
    double ofWeight = outcome == Outcome.FALSE_ALARM ? 0 : 1;
    double own = weight == 0 ? 0 : ruled(quotient(label));
    double slope = kind.ratio().derivative(counts.of(label), outcome);
    return (ofWeight * (own - value) + weight * slope) / totalSupport;
  }

  private double macro() {
    double sum = 0;
    for (String label : labels) {
      sum += ruled(quotient(label));
    }
    return labels.isEmpty() ? zeroRule.replacement() : sum / labels.size();
  }

  private double weighted() {
    double sum = 0;
    for (String label : labels) {
      long weight = support(label);
      sum += weight == 0 ? 0 : weight * ruled(quotient(label));
    }
    if (totalSupport == 0) {
      // As in scikit-learn 1.9: weights that are all 0 are ignored, if there is a rule at all.
      return zeroRule == ZeroRule.UNDEFINED ? Double.NaN : macro();
    }
    return sum / totalSupport;
  }

  private double hamming() {
    long wrong = totals[Outcome.FALSE_ALARM] + totals[Outcome.MISS];
    return labels.isEmpty() ? Double.NaN : (double) wrong / (counts.rows() * labels.size());
  }

  private double quotient(String label) {
    return kind.ratio().of(counts.of(label));
  }

  private long support(String label) {
    return counts.support(label);
  }

  private double ruled(double quotient) {
    return Double.isNaN(quotient) ? zeroRule.replacement() : quotient;
  }
}
