package io.github.finefettle.metrics.classification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One metric of every kind, those that need an option with one. */
final class MetricsWithOptions {
  private MetricsWithOptions() {}

  static List<ClassificationMetric> all() {
    List<ClassificationMetric> all = new ArrayList<>();
    for (String id : ClassificationMetric.ids()) {
      all.add(ClassificationMetric.parse(id.replace("(label)", "(label 1)")));
    }
    for (Averaging averaging : Averaging.values()) {
      all.add(averaging.fBeta(0.5));
      all.add(averaging.fBeta(Double.POSITIVE_INFINITY));
    }
    OneVersusRest one = OneVersusRest.of("label 1");
    all.add(one.fBeta(0));
    all.add(one.netBenefit(0.2));
    OrdinalScale scale = OrdinalScale.of("label 2", "label 0", "label 3", "label 1");
    all.addAll(
        List.of(
            scale.linearKappa(),
            scale.quadraticKappa(),
            scale.meanAbsoluteError(),
            scale.macroMeanAbsoluteError(),
            scale.kendallTauB(),
            scale.spearman(),
            scale.withinOneAccuracy()));
    CostMatrix costs =
        CostMatrix.of("label 0", "label 1", "label 2", "label 3").cost("label 1", "label 2", 4.5);
    CostMatrix elsewhere = costs.inProportions(Map.of("label 0", 1.0, "label 1", 2.0));
    all.addAll(
        List.of(
            costs.expectedCost(),
            costs.normalizedExpectedCost(),
            elsewhere.expectedCost(),
            elsewhere.normalizedExpectedCost()));
    return all;
  }
}
