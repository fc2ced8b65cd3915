package io.github.finefettle.metrics.text;

import com.google.errorprone.annotations.CheckReturnValue;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * BLEU with all that it is made of. Immutable.
 *
 * @param score 0 to 100
 * @param precisions the smoothed precision of each n-gram order in percent; all 0 where nothing
 *     matched at all
 * @param counts the clipped matches of each order, before smoothing
 * @param totals the n-grams of each order in the predictions, before smoothing
 * @param brevityPenalty 0 to 1; 1 where the predictions are at least as long as the references
 * @param length how many tokens the predictions have
 * @param referenceLength how many tokens the references have, of several the closest in length
 */
@CheckReturnValue
public record BleuScore(
    double score,
    List<Double> precisions,
    List<Long> counts,
    List<Long> totals,
    double brevityPenalty,
    long length,
    long referenceLength) {
  /** Copies the lists. */
  public BleuScore {
    precisions = List.copyOf(precisions);
    counts = List.copyOf(counts);
    totals = List.copyOf(totals);
  }

  /**
   * How long the predictions are, as a part of the references.
   *
   * @return the ratio of the lengths, 0 where the references are empty
   */
  public double ratio() {
    return referenceLength == 0 ? 0 : (double) length / referenceLength;
  }

  /**
   * The line that sacrebleu prints.
   *
   * @return such as {@code "BLEU = 48.53 82.4/50.0/45.5/37.5 (BP = 0.943 ratio = 0.944 hyp_len = 17
   *     ref_len = 18)"}
   */
  public String verbose() {
    return "BLEU = "
        + fixed(score, 2)
        + " "
        + precisions.stream().map(p -> fixed(p, 1)).collect(Collectors.joining("/"))
        + " (BP = "
        + fixed(brevityPenalty, 3)
        + " ratio = "
        + fixed(ratio(), 3)
        + " hyp_len = "
        + length
        + " ref_len = "
        + referenceLength
        + ")";
  }

  /** Python's {@code f"{value:.2f}"}: the exact value of the double, a tie to the even digit. */
  private static String fixed(double value, int digits) {
    return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
  }
}
