package io.github.finefettle.metrics.text;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.items.ItemState;
import io.github.finefettle.metrics.items.ItemStatistics;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * BLEU (Papineni et al., 2002) as sacrebleu 2.6.0 computes it: the geometric mean of the clipped
 * n-gram precisions of a corpus, times a penalty for predictions shorter than their references. 0
 * to 100, more is better.
 *
 * <p>The matches of a segment are clipped by the most that one reference has; its reference length
 * is the one closest to the prediction's, the shorter of two as close. Where nothing matches, or an
 * order has no n-grams at all and {@link #effectiveOrder} is off, BLEU is 0: also where predictions
 * or references are empty. It is undefined only without rows.
 *
 * <p>The signature says all that decides the value, the n-gram order included, which sacrebleu's
 * leaves out (sacrebleu#251). Immutable, safe for use by several threads.
 */
@CheckReturnValue
public final class Bleu extends ItemMetric<TextPair> {
  private static final String ID = "bleu";
  private static final int STANDARD_ORDER = 4;
  private static final int MOST_ORDERS = 12;
  private static final Map<String, String> SHORT_KEYS =
      Map.of("c", "case", "e", "eff", "s", "smooth", "t", "test");

  private final BleuTokenizer tokenizer;
  private final BleuSmoothing smoothing;
  private final boolean lowercase;
  private final boolean effectiveOrder;
  private final int order;
  private final Resampling resampling;
  private final BleuScorer scorer;
  private final BleuFormula formula;
  private final String signature;

  private Bleu(
      BleuTokenizer tokenizer,
      BleuSmoothing smoothing,
      boolean lowercase,
      boolean effectiveOrder,
      int order,
      Resampling resampling) {
    if (order < 1 || order > MOST_ORDERS) {
      throw new IllegalArgumentException(
          "The n-gram order ("
              + order
              + ") must be 1 to "
              + MOST_ORDERS
              + "; try 4, the usual one.");
    }
    this.tokenizer = tokenizer;
    this.smoothing = smoothing;
    this.lowercase = lowercase;
    this.effectiveOrder = effectiveOrder;
    this.order = order;
    this.resampling = resampling;
    this.scorer = new BleuScorer(tokenizer, lowercase, order);
    this.formula = new BleuFormula(order, smoothing, effectiveOrder);
    this.signature =
        MetricSignature.of(ID)
            .with("case", lowercase ? "lc" : "mixed")
            .with("eff", effectiveOrder)
            .with("order", order)
            .with("smooth", smoothing.toString())
            .with("tok", tokenizer.key())
            .with(resampling)
            .toString();
  }

  /**
   * BLEU of a corpus with the choices of sacrebleu: 13a, exponential smoothing, order 4, mixed
   * case.
   *
   * @return the metric
   */
  public static Bleu corpus() {
    return new Bleu(
        BleuTokenizer.mteval13a(),
        BleuSmoothing.exponential(),
        false,
        false,
        STANDARD_ORDER,
        Resampling.standard());
  }

  /**
   * BLEU for single segments: as {@link #corpus()} with {@link #effectiveOrder} on.
   *
   * @return the metric, whose {@link #score(TextPair)} is to be asked
   */
  public static Bleu sentence() {
    return corpus().effectiveOrder(true);
  }

  /**
   * The ids that {@link #parse} knows.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return List.of(ID);
  }

  /**
   * Reads a signature of ours or one of sacrebleu, long or short.
   *
   * @param signature such as {@code "bleu|tok:intl|v:1"} or {@code
   *     "nrefs:1|case:mixed|eff:no|tok:13a|smooth:exp|version:2.6.0"}, with {@code BLEU|} before it
   *     or without
   * @return the metric; what is left out has its default, what is said of references is passed over
   * @throws IllegalArgumentException if it names no BLEU, or a tokeniser that is not built in
   */
  public static Bleu parse(String signature) {
    return parse(signature, Registry.empty());
  }

  /**
   * Reads a signature with a tokeniser of one's own.
   *
   * @param signature such as {@code "bleu|tok:my.tokenizer@1|v:1"}
   * @param tokenizers where the tokeniser is found
   * @return the metric
   * @throws IllegalArgumentException if it names no BLEU, or a tokeniser that is not there
   */
  public static Bleu parse(String signature, Registry tokenizers) {
    return SacrebleuSignatureReader.isOne(signature)
        ? ofSacrebleu(signature, tokenizers)
        : ofOurs(signature, tokenizers);
  }

  private static Bleu ofOurs(String signature, Registry tokenizers) {
    SignatureReader reader = SignatureReader.of(signature);
    if (!reader.id().equals(ID)) {
      throw reader.malformed("the id must be " + ID);
    }
    reader.requireNoArgument();
    Bleu metric =
        new Bleu(
            BleuTokenizer.parse(reader.text("tok", "13a"), tokenizers),
            BleuSmoothing.parse(reader.text("smooth", "exp")),
            reader.choice("case", Map.of("lc", true, "mixed", false), false),
            reader.yes("eff", false),
            (int) Math.max(-1, Math.min(Integer.MAX_VALUE, reader.whole("order", STANDARD_ORDER))),
            reader.resampling());
    reader.requireNothingElse();
    return metric;
  }

  private static Bleu ofSacrebleu(String signature, Registry tokenizers) {
    SacrebleuSignatureReader reader = SacrebleuSignatureReader.of(signature, SHORT_KEYS);
    if (!reader.name().isEmpty() && !reader.name().equals("BLEU")) {
      throw reader.malformed("the name must be BLEU");
    }
    Bleu metric =
        new Bleu(
            BleuTokenizer.parse(reader.text("tok", "13a"), tokenizers),
            BleuSmoothing.parse(reader.text("smooth", "exp")),
            reader.choice("case", "lc", "mixed", false),
            reader.choice("eff", "yes", "no", false),
            STANDARD_ORDER,
            reader.resampling());
    reader.requireNothingElse();
    return metric;
  }

  /**
   * This metric with another tokeniser.
   *
   * @param with the tokeniser
   * @return a new metric
   */
  public Bleu tokenizer(BleuTokenizer with) {
    return new Bleu(with, smoothing, lowercase, effectiveOrder, order, resampling);
  }

  /**
   * This metric with another smoothing.
   *
   * @param with the rule for orders without matches
   * @return a new metric
   */
  public Bleu smoothing(BleuSmoothing with) {
    return new Bleu(tokenizer, with, lowercase, effectiveOrder, order, resampling);
  }

  /**
   * This metric over lower-cased text, or not.
   *
   * @param on whether texts are brought to lower case as Python's {@code str.lower} does it
   * @return a new metric
   */
  public Bleu lowercase(boolean on) {
    return new Bleu(tokenizer, smoothing, on, effectiveOrder, order, resampling);
  }

  /**
   * This metric with the mean taken over the orders that have n-grams only, or not. Turn it on for
   * single segments, which may be shorter than the order.
   *
   * @param on whether the order is that of the longest n-gram there is
   * @return a new metric
   */
  public Bleu effectiveOrder(boolean on) {
    return new Bleu(tokenizer, smoothing, lowercase, on, order, resampling);
  }

  /**
   * This metric up to other n-grams.
   *
   * @param longest the length of the longest n-gram, 1 to 12
   * @return a new metric
   */
  public Bleu order(int longest) {
    return new Bleu(tokenizer, smoothing, lowercase, effectiveOrder, longest, resampling);
  }

  /**
   * This metric with intervals made in another way.
   *
   * @param plan how
   * @return a new metric
   */
  public Bleu resampledBy(Resampling plan) {
    return new Bleu(tokenizer, smoothing, lowercase, effectiveOrder, order, plan);
  }

  /**
   * BLEU of one segment with all its parts; {@link #sentence()} is made for it.
   *
   * @param pair a prediction and its references
   * @return the score
   */
  public BleuScore score(TextPair pair) {
    return score(segment(pair));
  }

  /**
   * BLEU of a corpus with all its parts.
   *
   * @param pairs predictions and their references
   * @return the score; of no pairs all is 0
   */
  public BleuScore score(Iterable<TextPair> pairs) {
    ItemState<TextPair> state = newState();
    pairs.forEach(state::add);
    return score(state);
  }

  /**
   * BLEU of what a state has seen, with all its parts.
   *
   * @param state a state of this metric, or of one with the same {@link #stateId()}
   * @return the score
   */
  public BleuScore score(MetricState<TextPair> state) {
    if (!(state instanceof ItemState<TextPair> items)) {
      throw new IllegalArgumentException(
          "A "
              + state.getClass().getSimpleName()
              + " holds no counts of "
              + signature
              + ". Give it a state that newState() began.");
    }
    ItemStatistics statistics = items.statistics();
    if (statistics.sums().length != scorer.columns()) {
      throw new IllegalArgumentException(
          "The state holds other counts than those of "
              + signature
              + ". Give it a state that newState() began.");
    }
    return score(statistics.sums());
  }

  /**
   * BLEU of counts that were summed already, such as those of resampled segments.
   *
   * @param sums the sum of {@link #segment} over segments
   * @return the score
   */
  public BleuScore score(double[] sums) {
    double[] precisions = new double[order];
    int orders = formula.precisions(sums, precisions);
    List<Double> shown = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    List<Long> totals = new ArrayList<>();
    for (int n = 0; n < order; n++) {
      shown.add(orders == 0 ? 0.0 : precisions[n]);
      counts.add((long) sums[n]);
      totals.add((long) sums[order + n]);
    }
    return new BleuScore(
        formula.score(sums),
        shown,
        counts,
        totals,
        formula.brevityPenalty(sums),
        (long) sums[2 * order],
        (long) sums[2 * order + 1]);
  }

  /**
   * What is counted of a segment, for tests that pair the segments of two systems: matches of each
   * order, n-grams of each order, the prediction's length, the closest reference's length. The
   * score of any segments is {@link #score(double[])} of their sum.
   *
   * @param pair a prediction and its references
   * @return a new array of {@code 2 * order + 2} numbers
   */
  public double[] segment(TextPair pair) {
    double[] counts = new double[scorer.columns()];
    scorer.score(pair, counts);
    return counts;
  }

  /**
   * The signature that sacrebleu would print.
   *
   * @return sacrebleu's signature for one reference
   * @throws IllegalStateException if sacrebleu's grammar cannot say what this metric does
   */
  public SacrebleuSignature sacrebleuSignature() {
    if (order != STANDARD_ORDER || !tokenizer.isSacrebleus() || !isRounded(smoothing.value())) {
      throw new IllegalStateException(
          "A signature of sacrebleu cannot say what "
              + signature
              + " does: it has no n-gram order, no tokeniser of one's own, and two digits of a"
              + " smoothing value. Publish signature() instead.");
    }
    SacrebleuSignature plain =
        SacrebleuSignature.of("BLEU")
            .with("case", "c", lowercase ? "lc" : "mixed")
            .with("eff", "e", effectiveOrder)
            .with("tok", "tok", tokenizer.key())
            .with("smooth", "s", sacrebleuSmoothing());
    return resampling.equals(Resampling.standard())
        ? plain
        : plain.withBootstrap(resampling.resamples(), resampling.seed());
  }

  private String sacrebleuSmoothing() {
    String ours = smoothing.toString();
    int open = ours.indexOf('[');
    return open < 0
        ? ours
        : ours.substring(0, open)
            + "["
            + java.math.BigDecimal.valueOf(smoothing.value())
                .setScale(2, java.math.RoundingMode.UNNECESSARY)
                .toPlainString()
            + "]";
  }

  private static boolean isRounded(double value) {
    return java.math.BigDecimal.valueOf(value).stripTrailingZeros().scale() <= 2;
  }

  @Override
  public String signature() {
    return signature;
  }

  @Override
  public Direction direction() {
    return Direction.MAXIMIZE;
  }

  @Override
  public double lowest() {
    return 0;
  }

  @Override
  public double highest() {
    return 100;
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
  protected double value(double[] sums, long n) {
    return formula.score(sums);
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    return "the counts are no counts of texts";
  }

  @Override
  protected OptionalLong support(double[] sums, long n) {
    return OptionalLong.of((long) sums[2 * order + 1]);
  }

  @Override
  protected Resampling resampling() {
    return resampling;
  }
}
