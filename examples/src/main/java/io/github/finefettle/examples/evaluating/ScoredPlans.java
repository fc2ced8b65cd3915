package io.github.finefettle.examples.evaluating;

import io.github.finefettle.dataprep.io.FieldPath;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.ValueKind;
import io.github.finefettle.metrics.MetricFamily;
import io.github.finefettle.metrics.calibration.ProbabilityRow;
import io.github.finefettle.metrics.ranking.ClassOrder;
import io.github.finefettle.metrics.ranking.ClassScores;
import io.github.finefettle.metrics.ranking.ScoredRow;
import io.github.finefettle.metrics.retrieval.RankedQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Rows with the numbers of a model: probabilities of labels, scores of rows, ranked documents. */
final class ScoredPlans {
  private static final Set<String> YES = Set.of("1", "1.0", "true", "yes", "positive");
  private static final Set<String> NO = Set.of("0", "0.0", "-1", "false", "no", "negative");

  private ScoredPlans() {}

  /** What can be measured of the scores beside labels; nothing where there are none. */
  static List<PartPlan<?>> ofLabels(RowFields fields, ScoreOptions options, List<FieldRow> first) {
    Optional<FieldRow> scored =
        first.stream().filter(row -> RowFields.isThere(row, fields.scores())).findFirst();
    if (scored.isEmpty()) {
      return List.of();
    }
    List<PartPlan<?>> plans = new ArrayList<>();
    boolean single = isSingle(scored.get(), fields.scores());
    if (single) {
      plans.add(
          new PartPlan<>(
              MetricFamily.PROBABILITY,
              List.of("log-loss", "brier", "ece", "smece"),
              row ->
                  ProbabilityRow.of(
                      isPositive(row, fields, options), RowFields.number(row, fields.scores()))));
      plans.add(
          new PartPlan<>(
              MetricFamily.RANKING,
              List.of("auroc", "average-precision"),
              row -> scored(row, fields, options)));
      return plans;
    }
    Optional<ClassOrder> order = order(first, fields, options);
    if (order.isPresent()) {
      ClassOrder classes = order.get();
      plans.add(
          new PartPlan<>(
              MetricFamily.PROBABILITY,
              List.of("log-loss", "brier", "ece", "smece"),
              row ->
                  ProbabilityRow.of(
                      classes,
                      RowFields.scalar(row, fields.truth(row)),
                      byClass(row, fields.scores(), classes))));
      plans.add(
          new PartPlan<>(
              MetricFamily.CLASS_RANKING,
              List.of("auroc-ovr"),
              row ->
                  ClassScores.of(
                      classes,
                      RowFields.scalar(row, fields.truth(row)),
                      byClass(row, fields.scores(), classes))));
    }
    return plans;
  }

  /** Scores of rows, or ranked documents of queries, by what the first rows hold. */
  static PartPlan<?> ofRanking(RowFields fields, ScoreOptions options, List<FieldRow> first) {
    boolean queries =
        first.stream()
            .anyMatch(
                row ->
                    row.kind(fields.prediction()) == ValueKind.ARRAY
                        || row.kind(fields.scores()) == ValueKind.ARRAY
                        || row.kind(fields.scores()) == ValueKind.OBJECT);
    return queries
        ? new PartPlan<>(
            MetricFamily.RETRIEVAL,
            List.of("mrr", "map", "ndcg", "ndcg(10)", "recall-at(10)", "hit-at(1)"),
            row -> query(row, fields))
        : new PartPlan<>(
            MetricFamily.RANKING,
            List.of("auroc", "average-precision"),
            row -> scored(row, fields, options));
  }

  private static ScoredRow scored(FieldRow row, RowFields fields, ScoreOptions options) {
    FieldPath score =
        RowFields.isThere(row, fields.scores()) ? fields.scores() : fields.prediction();
    return new ScoredRow(isPositive(row, fields, options), RowFields.number(row, score));
  }

  private static boolean isPositive(FieldRow row, RowFields fields, ScoreOptions options) {
    String label = RowFields.scalar(row, fields.truth(row));
    if (options.positive().isPresent()) {
      return label.equals(options.positive().get());
    }
    String plain = label.toLowerCase(java.util.Locale.ROOT);
    if (YES.contains(plain) || NO.contains(plain)) {
      return YES.contains(plain);
    }
    throw new UnfitRowException(
        "one score cannot be told to be for or against the label \""
            + label
            + "\"; name the label that it speaks for by --positive");
  }

  private static boolean isSingle(FieldRow row, FieldPath scores) {
    return switch (row.kind(scores)) {
      case ARRAY -> row.elements(scores).size() == 1;
      case OBJECT -> false;
      default -> true;
    };
  }

  /** The classes as the user named them, or as the first rows do. */
  private static Optional<ClassOrder> order(
      List<FieldRow> first, RowFields fields, ScoreOptions options) {
    if (options.classes().size() > 1) {
      return Optional.of(ClassOrder.ofAll(options.classes()));
    }
    TreeSet<String> named = new TreeSet<>();
    for (FieldRow row : first) {
      if (row.kind(fields.scores()) == ValueKind.OBJECT) {
        for (FieldPath member : row.members(fields.scores())) {
          named.add(member.name().orElse(""));
        }
      }
    }
    return named.size() > 1 ? Optional.of(ClassOrder.ofAll(List.copyOf(named))) : Optional.empty();
  }

  private static double[] byClass(FieldRow row, FieldPath scores, ClassOrder classes) {
    double[] values = new double[classes.size()];
    if (row.kind(scores) == ValueKind.ARRAY) {
      double[] given = RowFields.numbers(row, scores);
      if (given.length != values.length) {
        throw new UnfitRowException(
            "it has "
                + given.length
                + " scores for "
                + values.length
                + " classes ("
                + String.join(", ", classes.labels())
                + ")");
      }
      return given;
    }
    Map<String, Double> byName = RowFields.numbersByName(row, scores);
    for (int i = 0; i < values.length; i++) {
      // A class that the model leaves out has no probability.
      values[i] = byName.getOrDefault(classes.labels().get(i), 0.0);
    }
    for (String name : byName.keySet()) {
      if (!classes.labels().contains(name)) {
        throw new UnfitRowException(
            "it scores the class \""
                + name
                + "\", which no row before had; name all classes by --classes");
      }
    }
    return values;
  }

  private static RankedQuery query(FieldRow row, RowFields fields) {
    FieldPath truth = fields.truth(row);
    boolean hasDocuments = row.kind(fields.prediction()) == ValueKind.ARRAY;
    if (!hasDocuments && row.kind(fields.scores()) == ValueKind.ARRAY) {
      return RankedQuery.ofGrades(
          RowFields.numbers(row, truth), RowFields.numbers(row, fields.scores()));
    }
    Map<String, Double> judgements = judgements(row, truth);
    if (row.kind(fields.scores()) == ValueKind.OBJECT) {
      Map<String, Double> scores = RowFields.numbersByName(row, fields.scores());
      return RankedQuery.of(
          List.copyOf(scores.keySet()),
          scores.values().stream().mapToDouble(Double::doubleValue).toArray(),
          judgements);
    }
    List<String> documents = RowFields.texts(row, fields.prediction());
    return row.kind(fields.scores()) == ValueKind.ARRAY
        ? RankedQuery.of(documents, RowFields.numbers(row, fields.scores()), judgements)
        : RankedQuery.ofRanking(documents, judgements);
  }

  private static Map<String, Double> judgements(FieldRow row, FieldPath truth) {
    if (row.kind(truth) == ValueKind.OBJECT) {
      return RowFields.numbersByName(row, truth);
    }
    Map<String, Double> judgements = new HashMap<>();
    for (String document : RowFields.texts(row, truth)) {
      judgements.put(document, 1.0);
    }
    return judgements;
  }
}
