package io.github.finefettle.metrics.selection;

import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.classification.ConstantAnswer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The decision itself: which metric leads, which stand beside it, which are refused.
 *
 * @param primary the metric to improve
 * @param alongside the metrics to report with it
 * @param refused the metrics that should not decide
 * @param rules the rules that applied, in the order of their weight
 */
record MetricChoice(
    ClassificationMetric primary,
    List<ClassificationMetric> alongside,
    List<Refusal> refused,
    List<SelectionRule> rules) {
  /** So many recalls stand beside the primary metric; of more classes, those of the rarest. */
  private static final int MOST_RECALLS = 10;

  MetricChoice {
    alongside = List.copyOf(alongside);
    refused = List.copyOf(refused);
    rules = List.copyOf(rules);
  }

  static MetricChoice of(TaskProfile profile, ClassCounts counts, SelectionThresholds lines) {
    Optional<String> positive = profile.positive();
    boolean imbalanced = counts.imbalanceRatio() >= lines.imbalance();
    MetricChoice choice;
    if (positive.isPresent() && profile.hasOneClassOfInterest()) {
      boolean isLarger = imbalanced && counts.share(positive.get()) > 0.5;
      choice =
          isLarger
              ? ofMajorityOfInterest(positive.get(), counts)
              : ofOneClass(positive.get(), counts);
    } else {
      choice = imbalanced ? ofImbalanced(positive, counts) : ofBalanced(counts);
    }
    boolean rare = positive.map(p -> counts.share(p) < lines.rarePositive()).orElse(false);
    return rare ? choice.alsoBy(SelectionRule.RARE_POSITIVE) : choice;
  }

  private static MetricChoice ofBalanced(ClassCounts counts) {
    SelectionRule rule = SelectionRule.BALANCED_CLASSES;
    return new MetricChoice(
        ClassificationMetric.accuracy(),
        List.of(ClassificationMetric.macroF1(), ClassificationMetric.mcc()),
        List.of(
            refusal(
                ClassificationMetric.microF1(),
                rule,
                counts,
                false,
                "It always equals accuracy where each row has one label, so it adds nothing.")),
        List.of(rule));
  }

  private static MetricChoice ofImbalanced(Optional<String> positive, ClassCounts counts) {
    SelectionRule rule = SelectionRule.IMBALANCED_CLASSES;
    List<ClassificationMetric> alongside = new ArrayList<>();
    alongside.add(ClassificationMetric.mcc());
    alongside.add(ClassificationMetric.balancedAccuracy());
    rarestFirst(counts).forEach(label -> alongside.add(ClassificationMetric.recall(label)));
    positive.ifPresent(label -> alongside.add(ClassificationMetric.precision(label)));
    return new MetricChoice(
        ClassificationMetric.macroF1(),
        alongside,
        List.of(
            accuracy(rule, counts),
            refusal(
                ClassificationMetric.weightedF1(),
                rule,
                counts,
                true,
                "Rare classes hardly count in it."),
            refusal(
                ClassificationMetric.microF1(),
                rule,
                counts,
                true,
                "It always equals accuracy where each row has one label.")),
        List.of(rule));
  }

  private static MetricChoice ofOneClass(String positive, ClassCounts counts) {
    SelectionRule rule = SelectionRule.ONE_CLASS_OF_INTEREST;
    return new MetricChoice(
        ClassificationMetric.f1(positive),
        List.of(
            ClassificationMetric.recall(positive),
            ClassificationMetric.precision(positive),
            ClassificationMetric.mcc()),
        List.of(
            accuracy(rule, counts),
            refusal(
                ClassificationMetric.macroF1(),
                rule,
                counts,
                false,
                "It mixes in the class that does not matter.")),
        List.of(rule));
  }

  private static MetricChoice ofMajorityOfInterest(String positive, ClassCounts counts) {
    SelectionRule rule = SelectionRule.MAJORITY_OF_INTEREST;
    return new MetricChoice(
        ClassificationMetric.mcc(),
        List.of(
            ClassificationMetric.recall(positive),
            ClassificationMetric.precision(positive),
            ClassificationMetric.specificity(positive)),
        List.of(
            refusal(
                ClassificationMetric.f1(positive),
                rule,
                counts,
                true,
                "The class of interest is the larger one."),
            accuracy(rule, counts)),
        List.of(rule));
  }

  private MetricChoice alsoBy(SelectionRule rule) {
    List<SelectionRule> all = new ArrayList<>(rules);
    all.add(rule);
    return new MetricChoice(primary, alongside, refused, all);
  }

  private static Refusal accuracy(SelectionRule rule, ClassCounts counts) {
    return refusal(
        ClassificationMetric.accuracy(),
        rule,
        counts,
        true,
        "It hides whether rare classes are found.");
  }

  private static Refusal refusal(
      ClassificationMetric metric,
      SelectionRule rule,
      ClassCounts counts,
      boolean wonTrivially,
      String because) {
    Optional<ConstantAnswer> trivial = counts.baseline().best(metric);
    String number =
        trivial
            .map(
                answer ->
                    "Always answering \""
                        + answer.label()
                        + "\" scores "
                        + Decimals.three(answer.score())
                        + " "
                        + metric.id()
                        + ". ")
            .orElse("");
    OptionalDouble score =
        trivial.map(answer -> OptionalDouble.of(answer.score())).orElse(OptionalDouble.empty());
    return new Refusal(metric, rule, number + because, wonTrivially, score);
  }

  private static List<String> rarestFirst(ClassCounts counts) {
    return counts.byLabel().entrySet().stream()
        .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
        .limit(MOST_RECALLS)
        .map(Map.Entry::getKey)
        .toList();
  }
}
