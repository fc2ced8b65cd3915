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
 * How much of what a model says stood in the texts that it was given, which are the references of a
 * pair here: documents to be summarised, prompts, or training texts.
 *
 * <ul>
 *   <li>{@code copy-n}: n-grams of the predictions that stand in a reference of the same row, each
 *       as often as it comes, over all n-grams of the predictions;
 *   <li>{@code novelty-n}: 1 less that, the share of novel n-grams (See, Liu and Manning, 2017).
 * </ul>
 *
 * <p>Both are of all rows together. Undefined if no prediction has n words. Which way is better
 * depends on the task; the direction says that of not copying. Both are measured from one state.
 * Immutable.
 */
@CheckReturnValue
public final class CopyRate extends TextQuotient {
  private static final String COPIED = "copy-";
  private static final String NOVEL = "novelty-";

  private final boolean novel;
  private final int order;
  private final WordRule rule;

  private CopyRate(boolean novel, int order, WordRule rule, Resampling resampling) {
    super(
        MetricSignature.of((novel ? NOVEL : COPIED) + GramOrder.checked(order))
            .with("tok", rule.key())
            .with("refs", "any"),
        new Scorer(rule, order),
        resampling);
    this.novel = novel;
    this.order = order;
    this.rule = rule;
  }

  /**
   * The share of n-grams that stand in a reference.
   *
   * @param order the words of an n-gram, 1 to 9
   * @return the metric, in [0, 1]
   */
  public static CopyRate copied(int order) {
    return new CopyRate(false, order, WordRule.ROUGE, Resampling.standard());
  }

  /**
   * The share of n-grams that stand in no reference.
   *
   * @param order the words of an n-gram, 1 to 9
   * @return the metric, in [0, 1]
   */
  public static CopyRate novel(int order) {
    return new CopyRate(true, order, WordRule.ROUGE, Resampling.standard());
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "copy-4"} or {@code "novelty-2|tok:unicode"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static CopyRate parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    reader.requireNoArgument();
    boolean novel = reader.id().startsWith(NOVEL);
    CopyRate read =
        new CopyRate(
            novel,
            GramOrder.of(reader, novel ? NOVEL : COPIED),
            WordRule.of(reader, WordRule.ROUGE),
            reader.resampling());
    reader.require("refs", "any");
    reader.requireNothingElse();
    return read;
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    List<String> ids = new ArrayList<>(GramOrder.ids(COPIED));
    ids.addAll(GramOrder.ids(NOVEL));
    return List.copyOf(ids);
  }

  /**
   * The same metric with another rule for words.
   *
   * @param words the rule; {@link WordRule#ROUGE} unless said otherwise
   * @return a new metric
   */
  public CopyRate words(WordRule words) {
    return new CopyRate(novel, order, words, resampling());
  }

  /**
   * The same metric with intervals made another way.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public CopyRate resampledBy(Resampling plan) {
    return new CopyRate(novel, order, rule, plan);
  }

  @Override
  public Direction direction() {
    return novel ? Direction.MAXIMIZE : Direction.MINIMIZE;
  }

  @Override
  protected double value(double[] sums, long n) {
    if (sums[Scorer.GRAMS] == 0) {
      return Double.NaN;
    }
    double of = novel ? sums[Scorer.GRAMS] - sums[Scorer.FOUND] : sums[Scorer.FOUND];
    return of / sums[Scorer.GRAMS];
  }

  @Override
  protected OptionalLong support(double[] sums, long n) {
    return OptionalLong.of((long) sums[Scorer.GRAMS]);
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    return "no prediction has " + order + " words under tok:" + rule.key();
  }

  /** N-grams of the prediction that stand in a reference, and all of them. */
  private static final class Scorer extends GramScorer {
    static final int FOUND = 0;
    static final int GRAMS = 1;

    Scorer(WordRule rule, int order) {
      super("copy-counts|tok:" + rule.key() + "|n:" + order, rule, order, 2);
    }

    @Override
    void count(TextPair row, GramText text, double[] out) {
      for (String reference : row.references()) {
        text.read(reference);
      }
      // Numbers are given in order, so those of the references lie below all new ones.
      int known = text.different();
      int grams = text.read(row.prediction());
      int found = 0;
      for (int i = 0; i < grams; i++) {
        if (text.grams()[i] < known) {
          found++;
        }
      }
      out[FOUND] = found;
      out[GRAMS] = grams;
    }
  }
}
