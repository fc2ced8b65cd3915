package io.github.finefettle.metrics.text;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

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
public final class CopyRate extends ItemMetric<TextPair> {
  private static final String COPIED = "copy-";
  private static final String NOVEL = "novelty-";

  private final boolean novel;
  private final int order;
  private final WordRule rule;
  private final Resampling resampling;
  private final Scorer scorer;
  private final String signature;

  private CopyRate(boolean novel, int order, WordRule rule, Resampling resampling) {
    this.novel = novel;
    this.order = GramOrder.checked(order);
    this.rule = rule;
    this.resampling = resampling;
    this.scorer = new Scorer(rule, order);
    this.signature =
        MetricSignature.of((novel ? NOVEL : COPIED) + order)
            .with("tok", rule.key())
            .with("refs", "any")
            .with(resampling)
            .toString();
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
    return new CopyRate(novel, order, words, resampling);
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
  public String signature() {
    return signature;
  }

  @Override
  public Direction direction() {
    return novel ? Direction.MAXIMIZE : Direction.MINIMIZE;
  }

  @Override
  public double lowest() {
    return 0;
  }

  @Override
  public double highest() {
    return 1;
  }

  @Override
  public Set<MetricInput> needs() {
    return Set.of(MetricInput.TEXT);
  }

  @Override
  protected ItemScorer<TextPair> scorer() {
    return scorer;
  }

  @Override
  protected Resampling resampling() {
    return resampling;
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
  private static class Scorer implements ItemScorer<TextPair> {
    static final int FOUND = 0;
    static final int GRAMS = 1;

    private final WordRule rule;
    private final int order;
    private final GramText text;

    Scorer(WordRule rule, int order) {
      this.rule = rule;
      this.order = order;
      this.text = new GramText(rule, order);
    }

    @Override
    public String id() {
      return "copy-counts|tok:" + rule.key() + "|n:" + order;
    }

    @Override
    public int columns() {
      return 2;
    }

    @Override
    public void score(TextPair row, double[] out) {
      forState().score(row, out);
    }

    @Override
    public ItemScorer<TextPair> forState() {
      return new Scorer(rule, order) {
        @Override
        public void score(TextPair row, double[] out) {
          count(row, out);
        }
      };
    }

    final void count(TextPair row, double[] out) {
      text.clear();
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
