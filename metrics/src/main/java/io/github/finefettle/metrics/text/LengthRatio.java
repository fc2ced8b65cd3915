package io.github.finefettle.metrics.text;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.List;
import java.util.OptionalLong;

/**
 * The words of all predictions over the words of their references: 1 where the lengths agree, less
 * where the model says too little. Of several references, the one nearest in length counts, the
 * shorter of two equally near ones, as for the brevity penalty of BLEU. Undefined if no reference
 * has a word.
 *
 * <p>A diagnosis rather than a goal: neither direction is better in itself. As something to improve
 * it counts as "more is better", so set no goal by it where models talk too much. Immutable.
 */
@CheckReturnValue
public final class LengthRatio extends TextQuotient {
  private static final String ID = "length-ratio";

  private final WordRule rule;

  private LengthRatio(WordRule rule, Resampling resampling) {
    super(
        MetricSignature.of(ID).with("tok", rule.key()).with("refs", "nearest-length"),
        new Scorer(rule),
        resampling);
    this.rule = rule;
  }

  /**
   * The metric, with words between white space.
   *
   * @return the metric, 0 or more
   */
  public static LengthRatio standard() {
    return new LengthRatio(WordRule.WHITE_SPACE, Resampling.standard());
  }

  /**
   * Finds the metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "length-ratio|tok:unicode"}
   * @return the metric
   * @throws IllegalArgumentException if it is another one
   */
  public static LengthRatio parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    reader.requireNoArgument();
    if (!reader.id().equals(ID)) {
      throw reader.malformed(reader.id() + " is not " + ID);
    }
    LengthRatio read =
        new LengthRatio(WordRule.of(reader, WordRule.WHITE_SPACE), reader.resampling());
    reader.require("refs", "nearest-length");
    reader.requireNothingElse();
    return read;
  }

  /**
   * The id of the metric here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return List.of(ID);
  }

  /**
   * The same metric with another rule for words.
   *
   * @param words the rule; {@link WordRule#WHITE_SPACE} unless said otherwise
   * @return a new metric
   */
  public LengthRatio words(WordRule words) {
    return new LengthRatio(words, resampling());
  }

  /**
   * The same metric with intervals made another way.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public LengthRatio resampledBy(Resampling plan) {
    return new LengthRatio(rule, plan);
  }

  @Override
  public Direction direction() {
    return Direction.MAXIMIZE;
  }

  @Override
  public double highest() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  protected double value(double[] sums, long n) {
    return sums[1] == 0 ? Double.NaN : sums[0] / sums[1];
  }

  @Override
  protected OptionalLong support(double[] sums, long n) {
    return OptionalLong.of((long) sums[1]);
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    return "no reference has a word under tok:" + rule.key();
  }

  /** Words of the prediction, then of the reference nearest in length. */
  private static final class Scorer extends GramScorer {
    Scorer(WordRule rule) {
      super("length-counts|tok:" + rule.key(), rule, 1, 2);
    }

    @Override
    void count(TextPair row, GramText text, double[] out) {
      int predicted = text.read(row.prediction());
      int nearest = -1;
      for (String reference : row.references()) {
        int words = text.read(reference);
        int closer = Math.abs(words - predicted) - Math.abs(nearest - predicted);
        if (nearest < 0 || closer < 0 || (closer == 0 && words < nearest)) {
          nearest = words;
        }
      }
      out[0] = predicted;
      out[1] = nearest;
    }
  }
}
