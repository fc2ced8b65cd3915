package io.github.finefettle.metrics.sequence;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.metrics.description.MetricPreset;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.resampling.Resampling;
import io.github.finefettle.metrics.sequence.TypeMeasure.Average;
import java.util.ArrayList;
import java.util.List;

/**
 * Precision, recall and F1 of single tokens by their tags, and the share of tokens with the right
 * tag: the numbers of scikit-learn's report over all tokens, as in the measure {@code poseval} of
 * Hugging Face's evaluate. For part-of-speech tags.
 *
 * <p>Not a measure of entities: the tag {@code O} counts like any other, and as most tokens are
 * outside of every entity it decides the accuracy. A model that finds no entity can have an
 * accuracy of 0.95; use {@link EntityScore} there.
 *
 * <p>Values lie in [0, 1]. Undefined where a tag that takes part has no value: precision where it
 * was never predicted, recall where it never stands; a {@link #zeroRule} can put a number in its
 * place. The interval resamples sentences, as that of {@link EntityTypeScore}. The support is the
 * number of true tokens that take part. All metrics here are measured from one state. Immutable and
 * safe for use by several threads.
 */
@CheckReturnValue
public final class TokenScore extends TypeScore {
  private TokenScore(TypeMeasure measure) {
    super(measure);
  }

  /**
   * The share of tokens with the right tag.
   *
   * @return the metric {@code token-accuracy}
   */
  public static TokenScore accuracy() {
    return of(Ratio.RECALL, Average.MICRO, "");
  }

  /**
   * The precision of one tag.
   *
   * @param tag the whole tag, such as {@code "NOUN"}, seen or not
   * @return the metric {@code token-precision(NOUN)}
   */
  public static TokenScore precision(String tag) {
    return of(Ratio.PRECISION, Average.ONE, tag);
  }

  /**
   * The recall of one tag.
   *
   * @param tag the whole tag, such as {@code "NOUN"}, seen or not
   * @return the metric {@code token-recall(NOUN)}
   */
  public static TokenScore recall(String tag) {
    return of(Ratio.RECALL, Average.ONE, tag);
  }

  /**
   * The F1 of one tag.
   *
   * @param tag the whole tag, such as {@code "NOUN"}, seen or not
   * @return the metric {@code token-f1(NOUN)}
   */
  public static TokenScore f1(String tag) {
    return of(Ratio.F1, Average.ONE, tag);
  }

  /**
   * The unweighted mean of the precision of each tag.
   *
   * @return the metric {@code macro-token-precision}
   */
  public static TokenScore macroPrecision() {
    return of(Ratio.PRECISION, Average.MACRO, "");
  }

  /**
   * The unweighted mean of the recall of each tag.
   *
   * @return the metric {@code macro-token-recall}
   */
  public static TokenScore macroRecall() {
    return of(Ratio.RECALL, Average.MACRO, "");
  }

  /**
   * The unweighted mean of the F1 of each tag.
   *
   * @return the metric {@code macro-token-f1}
   */
  public static TokenScore macroF1() {
    return of(Ratio.F1, Average.MACRO, "");
  }

  /**
   * The mean of the precision of each tag, weighted with its true tokens.
   *
   * @return the metric {@code weighted-token-precision}
   */
  public static TokenScore weightedPrecision() {
    return of(Ratio.PRECISION, Average.WEIGHTED, "");
  }

  /**
   * The mean of the recall of each tag, weighted with its true tokens.
   *
   * @return the metric {@code weighted-token-recall}
   */
  public static TokenScore weightedRecall() {
    return of(Ratio.RECALL, Average.WEIGHTED, "");
  }

  /**
   * The mean of the F1 of each tag, weighted with its true tokens.
   *
   * @return the metric {@code weighted-token-f1}
   */
  public static TokenScore weightedF1() {
    return of(Ratio.F1, Average.WEIGHTED, "");
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "token-accuracy"} or {@code "token-f1(NOUN)"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static TokenScore parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    TypeMeasure named = named(reader).choosing(reader);
    reader.requireNothingElse();
    return new TokenScore(named);
  }

  /**
   * The ids of all metrics here; those of one tag with {@code (tag)} after them.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    List<String> ids = new ArrayList<>();
    ids.add(accuracy().id());
    ids.addAll(ScoredUnit.TOKEN.ids());
    return List.copyOf(ids);
  }

  /**
   * The same metric with another answer to a division by zero, of a tag or of the whole.
   *
   * @param rule the rule; {@link ZeroRule#ZERO} is poseval's default
   * @return a new metric
   */
  public TokenScore zeroRule(ZeroRule rule) {
    return new TokenScore(measure().zeroRule(rule));
  }

  /**
   * The same metric with the zero rule of a tool: all of them answer 0 where a quotient has no
   * divisor. How entities are read stays as it is.
   *
   * @param preset the tool
   * @return a new metric
   */
  @Override
  public TokenScore following(MetricPreset preset) {
    return zeroRule(ZeroRule.ZERO);
  }

  /**
   * The same metric with intervals made another way.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public TokenScore resampledBy(Resampling plan) {
    return new TokenScore(measure().resampledBy(plan));
  }

  @Override
  public String stateId() {
    return "token-counts-by-tag";
  }

  @Override
  MetricSignature choices() {
    return measure().head();
  }

  @Override
  TypeCounter counter() {
    return new TypeCounter.OfTokens();
  }

  private static TypeMeasure named(SignatureReader reader) {
    TypeMeasure accuracy = accuracy().measure();
    if (!reader.id().equals(accuracy.head().head())) {
      return ScoredUnit.TOKEN.named(reader, ids());
    }
    reader.requireNoArgument();
    return accuracy;
  }

  private static TokenScore of(Ratio ratio, Average average, String type) {
    return new TokenScore(TypeMeasure.of(ScoredUnit.TOKEN, ratio, average, type));
  }
}
