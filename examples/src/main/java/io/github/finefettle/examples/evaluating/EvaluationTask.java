package io.github.finefettle.examples.evaluating;

import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.ValueKind;
import io.github.finefettle.metrics.MetricFamily;
import io.github.finefettle.metrics.classification.LabelPair;
import io.github.finefettle.metrics.regression.NumberPair;
import io.github.finefettle.metrics.sequence.TaggedSentence;
import io.github.finefettle.metrics.text.TextPair;
import java.util.ArrayList;
import java.util.List;

/** The tasks by name: which kinds of rows their files hold, and what is measured by default. */
enum EvaluationTask {
  CLASSIFICATION("classification") {
    @Override
    List<PartPlan<?>> plans(RowFields fields, ScoreOptions options, List<FieldRow> first) {
      List<PartPlan<?>> plans = new ArrayList<>();
      plans.add(
          new PartPlan<>(
              MetricFamily.CLASSIFICATION,
              List.of(
                  "accuracy",
                  "balanced-accuracy",
                  "macro-precision",
                  "macro-recall",
                  "macro-f1",
                  "weighted-f1",
                  "mcc",
                  "cohen-kappa"),
              row ->
                  new LabelPair(
                      RowFields.scalar(row, fields.truth(row)),
                      RowFields.scalar(row, fields.prediction()))));
      plans.addAll(ScoredPlans.ofLabels(fields, options, first));
      return plans;
    }
  },
  NER("ner") {
    @Override
    List<PartPlan<?>> plans(RowFields fields, ScoreOptions options, List<FieldRow> first) {
      return List.of(
          sentences(
              row ->
                  TaggedSentence.of(
                      RowFields.words(row, fields.truth(row)),
                      RowFields.words(row, fields.prediction()))));
    }
  },
  TRANSLATION("translation") {
    @Override
    List<PartPlan<?>> plans(RowFields fields, ScoreOptions options, List<FieldRow> first) {
      return List.of(texts(fields, "bleu", "chrf", "chrf++", "ter"));
    }
  },
  SUMMARIZATION("summarization") {
    @Override
    List<PartPlan<?>> plans(RowFields fields, ScoreOptions options, List<FieldRow> first) {
      return List.of(texts(fields, "rouge1", "rouge2", "rougeL", "rougeLsum", "length-ratio"));
    }
  },
  QA("qa") {
    @Override
    List<PartPlan<?>> plans(RowFields fields, ScoreOptions options, List<FieldRow> first) {
      boolean unanswerable =
          first.stream()
              .anyMatch(
                  row ->
                      row.kind(fields.references()) == ValueKind.ARRAY
                          && row.elements(fields.references()).isEmpty());
      PartPlan<?> answered =
          AnswerPlan.of(
              fields,
              unanswerable
                  ? List.of(
                      "squad2-exact-match",
                      "squad2-f1",
                      "squad2-f1(answerable)",
                      "squad2-f1(unanswerable)")
                  : List.of());
      return unanswerable
          ? List.of(answered, texts(fields))
          : List.of(texts(fields, "squad-exact-match", "squad-f1"), answered);
    }
  },
  REGRESSION("regression") {
    @Override
    List<PartPlan<?>> plans(RowFields fields, ScoreOptions options, List<FieldRow> first) {
      return List.of(
          new PartPlan<>(
              MetricFamily.REGRESSION,
              List.of("mae", "rmse", "r2", "pearson", "spearman", "kendall-tau-b"),
              row ->
                  new NumberPair(
                      RowFields.number(row, fields.truth(row)),
                      RowFields.number(row, fields.prediction()))));
    }
  },
  RANKING("ranking") {
    @Override
    List<PartPlan<?>> plans(RowFields fields, ScoreOptions options, List<FieldRow> first) {
      return List.of(ScoredPlans.ofRanking(fields, options, first));
    }
  },
  SPEECH("speech") {
    @Override
    List<PartPlan<?>> plans(RowFields fields, ScoreOptions options, List<FieldRow> first) {
      return List.of(texts(fields, "wer", "cer", "mer", "wil"));
    }
  },
  LANGUAGE_MODEL("language-model") {
    @Override
    List<PartPlan<?>> plans(RowFields fields, ScoreOptions options, List<FieldRow> first) {
      return List.of(LossPlan.of(fields, first));
    }
  };

  static final List<String> ENTITY_DEFAULTS =
      List.of(
          "entity-precision",
          "entity-recall",
          "entity-f1",
          "macro-entity-f1",
          "weighted-entity-f1",
          "token-accuracy");

  private final String key;

  EvaluationTask(String key) {
    this.key = key;
  }

  /** What stands behind {@code --task}. */
  String key() {
    return key;
  }

  /**
   * The kinds of rows of this task.
   *
   * @param first the first rows, to tell by what the fields hold
   */
  abstract List<PartPlan<?>> plans(RowFields fields, ScoreOptions options, List<FieldRow> first);

  static PartPlan<TaggedSentence> sentences(
      java.util.function.Function<FieldRow, TaggedSentence> reader) {
    return new PartPlan<>(MetricFamily.SEQUENCE, ENTITY_DEFAULTS, reader);
  }

  private static PartPlan<TextPair> texts(RowFields fields, String... defaults) {
    return new PartPlan<>(
        MetricFamily.TEXT,
        List.of(defaults),
        row ->
            new TextPair(
                RowFields.references(row, fields.truth(row)),
                RowFields.scalar(row, fields.prediction())));
  }
}
