package io.github.finefettle.metrics.text;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * chrF (Popović, 2015) and chrF++ (Popović, 2017) as sacrebleu 2.6.0 computes them: the F-score of
 * character n-grams, and word n-grams for chrF++, over a corpus. 0 to 100, more is better. It needs
 * no tokeniser and so serves languages without spaces and with rich forms.
 *
 * <p>Characters are code points. Matches, n-grams of the predictions and of the references are
 * summed over the segments, of several references from the one with the best F-score; the
 * prediction's n-grams of an order that the reference has not are left out. By default precision
 * and recall are averaged over the orders that occur on both sides, and F is taken once; with
 * {@link #epsilonSmoothing} every order has its F, as in chrF++.py (sacrebleu#144). Empty texts
 * give 0. It is undefined only without rows. Immutable, safe for use by several threads.
 */
@CheckReturnValue
public final class Chrf extends ItemMetric<TextPair> {
  private static final String ID = "chrf";
  private static final int STANDARD_CHARACTER_ORDER = 6;
  private static final double STANDARD_BETA = 2;
  private static final int MOST_ORDERS = 12;
  private static final Map<String, String> SHORT_KEYS =
      Map.of("c", "case", "e", "eff", "s", "space", "t", "test");
  private static final Pattern SACREBLEU_NAME = Pattern.compile("chrF([0-9]{0,3})(\\+{0,12})");

  private final int characterOrder;
  private final int wordOrder;
  private final double beta;
  private final boolean lowercase;
  private final boolean whitespace;
  private final boolean epsilonSmoothing;
  private final Resampling resampling;
  private final ChrfFormula formula;
  private final ChrfScorer scorer;
  private final String signature;

  private Chrf(
      int characterOrder,
      int wordOrder,
      double beta,
      boolean lowercase,
      boolean whitespace,
      boolean epsilonSmoothing,
      Resampling resampling) {
    if (characterOrder < 1 || characterOrder > MOST_ORDERS) {
      throw orderOutOfRange("character", characterOrder, "1", 6);
    }
    if (wordOrder < 0 || wordOrder > MOST_ORDERS) {
      throw orderOutOfRange("word", wordOrder, "0", 2);
    }
    if (!(beta > 0 && beta <= 1000)) {
      throw new IllegalArgumentException(
          "The beta (" + beta + ") must be more than 0 and at most 1000; try 2, the usual one.");
    }
    this.characterOrder = characterOrder;
    this.wordOrder = wordOrder;
    this.beta = beta;
    this.lowercase = lowercase;
    this.whitespace = whitespace;
    this.epsilonSmoothing = epsilonSmoothing;
    this.resampling = resampling;
    this.formula = new ChrfFormula(characterOrder + wordOrder, beta, epsilonSmoothing);
    MetricSignature head =
        MetricSignature.of(ID + "+".repeat(wordOrder))
            .with("beta", beta)
            .with("case", lowercase ? "lc" : "mixed")
            .with("eff", !epsilonSmoothing)
            .with("nc", characterOrder)
            .with("nw", wordOrder)
            .with("space", whitespace);
    this.scorer =
        new ChrfScorer(
            lowercase,
            whitespace,
            characterOrder,
            wordOrder,
            formula,
            MetricSignature.of(epsilonSmoothing ? "mean-of-f" : "f-of-means")
                .with("beta", beta)
                .toString());
    this.signature = head.with(resampling).toString();
  }

  private static IllegalArgumentException orderOutOfRange(
      String what, int order, String least, int usual) {
    return new IllegalArgumentException(
        "The "
            + what
            + " order ("
            + order
            + ") must be "
            + least
            + " to "
            + MOST_ORDERS
            + "; try "
            + usual
            + ", the usual one.");
  }

  /**
   * chrF2: characters up to order 6, no words, beta 2.
   *
   * @return the metric {@code chrf}
   */
  public static Chrf chrf() {
    return new Chrf(
        STANDARD_CHARACTER_ORDER, 0, STANDARD_BETA, false, false, false, Resampling.standard());
  }

  /**
   * chrF2++: characters up to order 6 and words up to order 2, beta 2.
   *
   * @return the metric {@code chrf++}
   */
  public static Chrf chrfPlusPlus() {
    return chrf().wordOrder(2);
  }

  /**
   * The ids that {@link #parse} knows; a plus more or less for other word orders is understood.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return List.of(ID, ID + "++");
  }

  /**
   * Reads a signature of ours or one of sacrebleu, long or short.
   *
   * @param signature such as {@code "chrf++|case:lc|v:1"} or {@code
   *     "chrF2|nrefs:1|case:mixed|eff:yes|nc:6|nw:0|space:no|version:2.6.0"}; sacrebleu has beta in
   *     the name only, without which it is 2
   * @return the metric; what is left out has its default, what is said of references is passed over
   * @throws IllegalArgumentException if it names no chrF
   */
  public static Chrf parse(String signature) {
    return SacrebleuSignatureReader.isOne(signature) ? ofSacrebleu(signature) : ofOurs(signature);
  }

  private static Chrf ofOurs(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    String pluses = reader.id().startsWith(ID) ? reader.id().substring(ID.length()) : "-";
    if (!pluses.equals("+".repeat(pluses.length()))) {
      throw reader.malformed("the id must be chrf or chrf++");
    }
    reader.requireNoArgument();
    long words = reader.whole("nw", pluses.length());
    if (words != pluses.length()) {
      throw reader.malformed("nw must be the number of pluses of the id but is " + words);
    }
    Chrf metric =
        new Chrf(
            (int) Math.max(-1, Math.min(99, reader.whole("nc", STANDARD_CHARACTER_ORDER))),
            pluses.length(),
            reader.number("beta", STANDARD_BETA),
            reader.choice("case", Map.of("lc", true, "mixed", false), false),
            reader.yes("space", false),
            !reader.yes("eff", true),
            reader.resampling());
    reader.requireNothingElse();
    return metric;
  }

  private static Chrf ofSacrebleu(String signature) {
    SacrebleuSignatureReader reader = SacrebleuSignatureReader.of(signature, SHORT_KEYS);
    String name = reader.name().isEmpty() ? "chrF" : reader.name();
    Matcher parts = SACREBLEU_NAME.matcher(name);
    if (!parts.matches()) {
      throw reader.malformed("the name must be such as chrF2 or chrF2++ but is " + name);
    }
    int words = reader.whole("nw", parts.group(2).length());
    if (!reader.name().isEmpty() && words != parts.group(2).length()) {
      throw reader.malformed("nw is " + words + " but the name has other pluses");
    }
    Chrf metric =
        new Chrf(
            reader.whole("nc", STANDARD_CHARACTER_ORDER),
            words,
            parts.group(1).isEmpty() ? STANDARD_BETA : Integer.parseInt(parts.group(1)),
            reader.choice("case", "lc", "mixed", false),
            reader.choice("space", "yes", "no", false),
            !reader.choice("eff", "yes", "no", true),
            reader.resampling());
    reader.requireNothingElse();
    return metric;
  }

  /**
   * This metric up to other character n-grams.
   *
   * @param longest 1 to 12
   * @return a new metric
   */
  public Chrf characterOrder(int longest) {
    return new Chrf(longest, wordOrder, beta, lowercase, whitespace, epsilonSmoothing, resampling);
  }

  /**
   * This metric up to other word n-grams.
   *
   * @param longest 0 to 12; 0 for none
   * @return a new metric, with as many pluses behind its id
   */
  public Chrf wordOrder(int longest) {
    return new Chrf(
        characterOrder, longest, beta, lowercase, whitespace, epsilonSmoothing, resampling);
  }

  /**
   * This metric with another weight of recall.
   *
   * @param times how many times as much recall counts as precision, more than 0
   * @return a new metric
   */
  public Chrf beta(double times) {
    return new Chrf(
        characterOrder, wordOrder, times, lowercase, whitespace, epsilonSmoothing, resampling);
  }

  /**
   * This metric over lower-cased text, or not.
   *
   * @param on whether texts are brought to lower case as Python's {@code str.lower} does it
   * @return a new metric
   */
  public Chrf lowercase(boolean on) {
    return new Chrf(characterOrder, wordOrder, beta, on, whitespace, epsilonSmoothing, resampling);
  }

  /**
   * This metric with white space as characters, or without.
   *
   * @param on whether white space counts
   * @return a new metric
   */
  public Chrf whitespace(boolean on) {
    return new Chrf(characterOrder, wordOrder, beta, lowercase, on, epsilonSmoothing, resampling);
  }

  /**
   * This metric with an F-score of every order, or with one of the effective orders' means.
   *
   * @param on whether it is smoothed as in chrF++.py, Moses and NLTK
   * @return a new metric
   */
  public Chrf epsilonSmoothing(boolean on) {
    return new Chrf(characterOrder, wordOrder, beta, lowercase, whitespace, on, resampling);
  }

  /**
   * This metric with intervals made in another way.
   *
   * @param plan how
   * @return a new metric
   */
  public Chrf resampledBy(Resampling plan) {
    return new Chrf(characterOrder, wordOrder, beta, lowercase, whitespace, epsilonSmoothing, plan);
  }

  /**
   * chrF of one segment.
   *
   * @param pair a prediction and its references
   * @return 0 to 100
   */
  public double score(TextPair pair) {
    return score(segment(pair));
  }

  /**
   * chrF of counts that were summed already, such as those of resampled segments.
   *
   * @param sums the sum of {@link #segment} over segments
   * @return 0 to 100
   */
  public double score(double[] sums) {
    return formula.score(sums);
  }

  /**
   * What is counted of a segment, for tests that pair the segments of two systems: for each order,
   * of characters and then of words, the n-grams of the prediction, of the best reference, and of
   * both.
   *
   * @param pair a prediction and its references
   * @return a new array of {@code 3 * (character order + word order)} numbers
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
    if (beta != StrictMath.rint(beta)) {
      throw new IllegalStateException(
          "A signature of sacrebleu cannot say what "
              + signature
              + " does: its beta is a whole number. Publish signature() instead.");
    }
    SacrebleuSignature plain =
        SacrebleuSignature.of("chrF" + (int) beta + "+".repeat(wordOrder))
            .with("case", "c", lowercase ? "lc" : "mixed")
            .with("eff", "e", !epsilonSmoothing)
            .with("nc", "nc", Integer.toString(characterOrder))
            .with("nw", "nw", Integer.toString(wordOrder))
            .with("space", "s", whitespace);
    return resampling.equals(Resampling.standard())
        ? plain
        : plain.withBootstrap(resampling.resamples(), resampling.seed());
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
  protected Resampling resampling() {
    return resampling;
  }
}
