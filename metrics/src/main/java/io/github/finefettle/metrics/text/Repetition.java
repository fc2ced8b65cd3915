package io.github.finefettle.metrics.text;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * How much a model repeats itself within a text; references play no part.
 *
 * <ul>
 *   <li>{@code seq-rep-n} (Welleck et al., 2020; usual is n = 4): the mean over texts of 1 -
 *       different n-grams / n-grams. Texts shorter than n words are left out.
 *   <li>{@code rep-n}: the same of all texts together, 1 - the sum of different n-grams of each
 *       text / the sum of n-grams, so that long texts weigh more.
 * </ul>
 *
 * <p>Undefined if no text has n words. Both are measured from one state. Immutable.
 */
@CheckReturnValue
public final class Repetition extends TextQuotient {
  private static final String OF_TEXTS = "seq-rep-";
  private static final String POOLED = "rep-";

  private final boolean pooled;
  private final int order;
  private final WordRule rule;

  private Repetition(boolean pooled, int order, WordRule rule, Resampling resampling) {
    super(
        MetricSignature.of((pooled ? POOLED : OF_TEXTS) + GramOrder.checked(order))
            .with("tok", rule.key()),
        new Scorer(rule, order),
        resampling);
    this.pooled = pooled;
    this.order = order;
    this.rule = rule;
  }

  /**
   * The mean over texts, {@code seq-rep-n}.
   *
   * @param order the words of an n-gram, 1 to 9
   * @return the metric, in [0, 1]; less is better
   */
  public static Repetition ofTexts(int order) {
    return new Repetition(false, order, WordRule.WHITE_SPACE, Resampling.standard());
  }

  /**
   * Of all texts together, {@code rep-n}.
   *
   * @param order the words of an n-gram, 1 to 9
   * @return the metric, in [0, 1]; less is better
   */
  public static Repetition pooled(int order) {
    return new Repetition(true, order, WordRule.WHITE_SPACE, Resampling.standard());
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "seq-rep-4"} or {@code "rep-2|tok:unicode"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static Repetition parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    reader.requireNoArgument();
    boolean pooled = !reader.id().startsWith(OF_TEXTS);
    Repetition read =
        new Repetition(
            pooled,
            GramOrder.of(reader, pooled ? POOLED : OF_TEXTS),
            WordRule.of(reader, WordRule.WHITE_SPACE),
            reader.resampling());
    reader.requireNothingElse();
    return read;
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    List<String> ids = new ArrayList<>(GramOrder.ids(OF_TEXTS));
    ids.addAll(GramOrder.ids(POOLED));
    return List.copyOf(ids);
  }

  /**
   * The same metric with another rule for words.
   *
   * @param words the rule; {@link WordRule#WHITE_SPACE} unless said otherwise
   * @return a new metric
   */
  public Repetition words(WordRule words) {
    return new Repetition(pooled, order, words, resampling());
  }

  /**
   * The same metric with intervals made another way.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public Repetition resampledBy(Resampling plan) {
    return new Repetition(pooled, order, rule, plan);
  }

  @Override
  public Direction direction() {
    return Direction.MINIMIZE;
  }

  @Override
  protected double value(double[] sums, long n) {
    if (sums[Scorer.TEXTS] == 0) {
      return Double.NaN;
    }
    return pooled
        ? sums[Scorer.REPEATED] / sums[Scorer.GRAMS]
        : sums[Scorer.SHARE] / sums[Scorer.TEXTS];
  }

  @Override
  protected OptionalLong support(double[] sums, long n) {
    return OptionalLong.of((long) sums[pooled ? Scorer.GRAMS : Scorer.TEXTS]);
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    return "no prediction has " + order + " words";
  }

  /** N-grams of a text that came before in it, all its n-grams, the quotient, and a 1. */
  private static final class Scorer extends GramScorer {
    static final int REPEATED = 0;
    static final int GRAMS = 1;
    static final int SHARE = 2;
    static final int TEXTS = 3;

    Scorer(WordRule rule, int order) {
      super("repetition-counts|tok:" + rule.key() + "|n:" + order, rule, order, 4);
    }

    @Override
    void count(TextPair row, GramText text, double[] out) {
      int grams = text.read(row.prediction());
      if (grams > 0) {
        out[REPEATED] = grams - text.different();
        out[GRAMS] = grams;
        out[SHARE] = out[REPEATED] / grams;
        out[TEXTS] = 1;
      }
    }
  }
}
