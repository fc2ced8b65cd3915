package io.github.finefettle.examples.evaluating;

import io.github.finefettle.dataprep.io.FieldPath;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.ValueKind;
import io.github.finefettle.metrics.MetricFamily;
import io.github.finefettle.metrics.language.TextLoss;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of a language model: {@code scores} holds the natural log-likelihood of each token, or their
 * sum beside a field {@code tokens}; losses, which are their negatives, are taken as well. The text
 * is the reference or, without one, the prediction.
 */
final class LossPlan {
  private static final FieldPath TOKENS = FieldPath.of("tokens");

  /** A log-likelihood in single precision may end this far on the wrong side of 0. */
  private static final double ROUNDING = 1e-5;

  private LossPlan() {}

  static PartPlan<TextLoss> of(RowFields fields, List<FieldRow> first) {
    List<String> defaults = new ArrayList<>(List.of("perplexity", "bits-per-token"));
    if (first.stream().anyMatch(row -> hasText(row, fields))) {
      defaults.addAll(List.of("bits-per-byte", "word-perplexity"));
    }
    return new PartPlan<>(MetricFamily.LANGUAGE, defaults, row -> loss(row, fields));
  }

  private static boolean hasText(FieldRow row, RowFields fields) {
    return RowFields.isThere(row, fields.reference())
        || RowFields.isThere(row, fields.prediction());
  }

  private static TextLoss loss(FieldRow row, RowFields fields) {
    if (!RowFields.isThere(row, fields.scores())) {
      throw new UnfitRowException(
          "it has no \""
              + fields.scores()
              + "\", the log-likelihoods of its tokens; its fields are "
              + row.names());
    }
    double[] scores = RowFields.numbers(row, fields.scores());
    long tokens = scores.length;
    if (row.kind(fields.scores()) != ValueKind.ARRAY) {
      tokens = tokens(row);
    }
    double sum = 0;
    boolean positive = false;
    boolean negative = false;
    for (double score : scores) {
      sum += score;
      positive |= score > ROUNDING;
      negative |= score < -ROUNDING;
    }
    if (positive && negative) {
      throw new UnfitRowException(
          "\""
              + fields.scores()
              + "\" holds numbers above and below 0; log-likelihoods are never above, losses never"
              + " below");
    }
    double loss = negative ? -sum : sum;
    if (!hasText(row, fields)) {
      return new TextLoss(Math.max(0, loss), tokens, 0, 0);
    }
    FieldPath text =
        RowFields.isThere(row, fields.reference()) ? fields.reference() : fields.prediction();
    return TextLoss.of(loss, tokens, RowFields.scalar(row, text));
  }

  private static long tokens(FieldRow row) {
    if (!RowFields.isThere(row, TOKENS)) {
      throw new UnfitRowException(
          "it has one sum of log-likelihoods but no field \"tokens\" that says of how many");
    }
    double tokens = RowFields.number(row, TOKENS);
    if (tokens < 0 || tokens != Math.rint(tokens)) {
      throw new UnfitRowException("\"tokens\" must be a whole number from 0 up");
    }
    return (long) tokens;
  }
}
