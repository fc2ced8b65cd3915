package io.github.finefettle.examples.evaluating;

import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.metrics.MetricFamily;
import io.github.finefettle.metrics.answering.AnsweredQuestion;
import java.util.List;

/** Questions that may have no answer: an empty array of references, or none that is not empty. */
final class AnswerPlan {
  private AnswerPlan() {}

  static PartPlan<AnsweredQuestion> of(RowFields fields, List<String> defaults) {
    return new PartPlan<>(MetricFamily.ANSWERING, defaults, row -> question(row, fields));
  }

  private static AnsweredQuestion question(FieldRow row, RowFields fields) {
    List<String> answers = RowFields.references(row, fields.truth(row));
    boolean none = answers.stream().allMatch(String::isEmpty);
    double noAnswer =
        RowFields.isThere(row, fields.scores()) ? RowFields.number(row, fields.scores()) : 0;
    return new AnsweredQuestion(
        none ? List.of() : answers, RowFields.scalar(row, fields.prediction()), noAnswer);
  }
}
