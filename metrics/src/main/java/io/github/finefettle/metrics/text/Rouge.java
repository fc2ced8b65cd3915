package io.github.finefettle.metrics.text;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * ROUGE (Lin, 2004) as Google's rouge_score of 2022 computes it, to the last bit for a pair: the
 * mean over pairs of the F of shared n-grams (ROUGE-1 to 9), of the longest common subsequence
 * (ROUGE-L), or of the union of common subsequences of the lines (ROUGE-Lsum).
 *
 * <p>With several references, each type takes the one with the greatest F, the first of equal ones;
 * precision and recall are those of the same reference. A pair without shared units scores 0, also
 * where the prediction or its references have none at all.
 *
 * <p>ROUGE-Lsum takes each line of a text as a sentence, so text whose line breaks were lost has
 * the value of ROUGE-L. Two implementations of "ROUGE" seldom agree: words, stemmer and sentences
 * are therefore in the signature.
 *
 * <p>The default rule for words knows {@code a-z} and {@code 0-9} only. If no reference of all rows
 * has a word under it, as with text in another script, the metric is undefined and says so; with
 * {@link ZeroRule#ZERO} it is 0, as in rouge_score. {@link WordRule#UNICODE} is there for such
 * text.
 *
 * <p>ROUGE-1, 2, L and Lsum of equal options are measured from one state. Immutable.
 */
@CheckReturnValue
public final class Rouge extends ItemMetric<TextPair> {
  private static final String ID = "rouge";

  private final String type;
  private final RougePart part;
  private final WordRule rule;
  private final boolean stemmed;
  private final ZeroRule zeroRule;
  private final Resampling resampling;
  private final RougeScorer scorer;
  private final String signature;

  private Rouge(
      String type,
      RougePart part,
      WordRule rule,
      boolean stemmed,
      ZeroRule zeroRule,
      Resampling resampling) {
    this.type = type;
    this.part = part;
    this.rule = rule;
    this.stemmed = stemmed;
    this.zeroRule = zeroRule;
    this.resampling = resampling;
    this.scorer = RougeScorer.of(type, rule, stemmed);
    this.signature = written();
  }

  /**
   * The F of shared n-grams.
   *
   * @param order how many words an n-gram has, 1 to 9
   * @return the metric, in [0, 1]
   */
  public static Rouge n(int order) {
    if (order < 1 || order > 9) {
      throw new IllegalArgumentException(
          "The order (" + order + ") of ROUGE-N must be 1 to 9; usual are 1 and 2.");
    }
    return ofType(Integer.toString(order));
  }

  /**
   * The F of the longest common subsequence of the whole texts; line breaks play no part.
   *
   * @return the metric, in [0, 1]
   */
  public static Rouge l() {
    return ofType(RougeScorer.SUBSEQUENCE);
  }

  /**
   * The F of the union of common subsequences, each line being a sentence.
   *
   * @return the metric, in [0, 1]
   */
  public static Rouge lsum() {
    return ofType(RougeScorer.SUMMARY);
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "rougeLsum"} or {@code "rouge2-recall|stem:yes"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static Rouge parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    reader.requireNoArgument();
    if (!ids().contains(reader.id())) {
      throw reader.malformed(
          reader.id() + " is not one of " + ID + "1 to 9, " + ID + "L and " + ID + "Lsum");
    }
    String[] words = reader.id().split("-", -1);
    Rouge read =
        new Rouge(
            words[0].substring(ID.length()),
            RougePart.of(reader.id()),
            WordRule.of(reader, WordRule.ROUGE),
            reader.yes("stem", false),
            reader.zeroRule(ZeroRule.UNDEFINED),
            reader.resampling());
    reader.require("refs", "best-f");
    if (read.type.equals(RougeScorer.SUMMARY)) {
      reader.require("sents", "lines");
    }
    reader.requireNothingElse();
    return read;
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (String type : List.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "L", "Lsum")) {
      for (RougePart part : RougePart.values()) {
        ids.add(ID + type + part.suffix());
      }
    }
    return List.copyOf(ids);
  }

  /**
   * The same metric, giving precision: shared units over those of the prediction.
   *
   * @return a new metric
   */
  public Rouge precision() {
    return new Rouge(type, RougePart.PRECISION, rule, stemmed, zeroRule, resampling);
  }

  /**
   * The same metric, giving recall: shared units over those of the reference.
   *
   * @return a new metric
   */
  public Rouge recall() {
    return new Rouge(type, RougePart.RECALL, rule, stemmed, zeroRule, resampling);
  }

  /**
   * The same metric, giving F1, the default: the harmonic mean of precision and recall of a pair.
   *
   * @return a new metric
   */
  public Rouge f() {
    return new Rouge(type, RougePart.F, rule, stemmed, zeroRule, resampling);
  }

  /**
   * The same metric with another rule for words.
   *
   * @param words the rule; {@link WordRule#ROUGE} unless said otherwise
   * @return a new metric
   */
  public Rouge words(WordRule words) {
    return new Rouge(type, part, words, stemmed, zeroRule, resampling);
  }

  /**
   * The same metric over stems: words of more than three letters {@code a-z} or digits are cut by
   * Porter's stemmer in the mode that NLTK has by default, as {@code use_stemmer=True} does.
   *
   * @return a new metric
   */
  public Rouge stemmed() {
    return new Rouge(type, part, rule, true, zeroRule, resampling);
  }

  /**
   * The same metric with another answer where no reference has a unit to be shared.
   *
   * @param zero the rule; {@link ZeroRule#ZERO} is what rouge_score does
   * @return a new metric
   */
  public Rouge zeroRule(ZeroRule zero) {
    return new Rouge(type, part, rule, stemmed, zero, resampling);
  }

  /**
   * The same metric with intervals made another way.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public Rouge resampledBy(Resampling plan) {
    return new Rouge(type, part, rule, stemmed, zeroRule, plan);
  }

  /**
   * The scores of one pair under the options of this metric.
   *
   * @param pair a prediction and its references
   * @return precision, recall and F against the reference with the greatest F
   */
  public RougeScore score(TextPair pair) {
    double[] row = new double[scorer.columns()];
    scorer.score(pair, row);
    int column = scorer.column(type);
    return new RougeScore(row[column], row[column + 1], row[column + 2]);
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
    return sums[scorer.supportColumn(type)] == 0
        ? zeroRule.replacement()
        : sums[scorer.column(type) + part.column()] / n;
  }

  @Override
  protected OptionalLong support(double[] sums, long n) {
    return OptionalLong.of((long) sums[scorer.supportColumn(type)]);
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    String unit =
        Character.isDigit(type.charAt(0)) && !type.equals("1")
            ? type + " words in a row"
            : "a word";
    return rule == WordRule.ROUGE
        ? "no reference has " + unit + " of a-z and 0-9, all that tok:rouge knows; try tok:unicode"
        : "no reference has " + unit;
  }

  private String written() {
    MetricSignature written =
        MetricSignature.of(ID + type + part.suffix())
            .with("tok", rule.key())
            .with("stem", stemmed)
            .with("refs", "best-f");
    if (type.equals(RougeScorer.SUMMARY)) {
      written = written.with("sents", "lines");
    }
    return written.with("zero", zeroRule.key()).with(resampling).toString();
  }

  private static Rouge ofType(String type) {
    return new Rouge(
        type, RougePart.F, WordRule.ROUGE, false, ZeroRule.UNDEFINED, Resampling.standard());
  }
}
