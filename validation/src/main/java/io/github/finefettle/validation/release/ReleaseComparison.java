package io.github.finefettle.validation.release;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.core.statistics.ExactBinomial;

/**
 * How a model's answers on unchanged texts differ from those of the model in use. A negative flip
 * is a case that the old model answered rightly and the new one does not: users feel it even where
 * the score went up.
 *
 * @param labelled how many cases had a label and so could be right or wrong
 * @param negativeFlips right before, wrong now
 * @param positiveFlips wrong before, right now
 * @param cases how many cases both models answered
 * @param differentAnswers how many of them they answered differently, labelled or not
 */
public record ReleaseComparison(
    long labelled, long negativeFlips, long positiveFlips, long cases, long differentAnswers) {
  private static final double LEVEL = 0.05;

  /** Checks that the parts fit into the wholes. */
  public ReleaseComparison {
    if (negativeFlips < 0
        || positiveFlips < 0
        || negativeFlips + positiveFlips > labelled
        || labelled > cases
        || negativeFlips + positiveFlips > differentAnswers
        || differentAnswers > cases) {
      throw new IllegalArgumentException(
          "The counts do not fit: flips are labelled cases with different answers, but there are "
              + negativeFlips
              + " and "
              + positiveFlips
              + " flips among "
              + labelled
              + " labelled and "
              + differentAnswers
              + " different of "
              + cases
              + " cases.");
    }
  }

  /**
   * The exact two-sided test of McNemar (1947) on the flips.
   *
   * @return the probability of flips as lopsided as these if neither model were better; 1 without
   *     flips
   */
  public double pValue() {
    return ExactBinomial.mcNemar(negativeFlips, positiveFlips);
  }

  /**
   * Whether the new model is right more often than the old one.
   *
   * @return met or not met where the test is significant at 5 %, else undecided
   */
  public ClaimState better() {
    if (pValue() > LEVEL) {
      return ClaimState.UNDECIDED;
    }
    return positiveFlips > negativeFlips ? ClaimState.MET : ClaimState.NOT_MET;
  }

  /**
   * The JSON form.
   *
   * @return an object with the counts and the p-value
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("cases", cases)
        .put("differentAnswers", differentAnswers)
        .put("labelled", labelled)
        .put("negativeFlips", negativeFlips)
        .put("positiveFlips", positiveFlips)
        .put("pValue", pValue())
        .put("better", better().name())
        .toJson();
  }
}
