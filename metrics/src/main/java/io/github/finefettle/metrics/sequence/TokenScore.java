package io.github.finefettle.metrics.sequence;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.description.MetricPreset;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.PresetMetric;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.resampling.Resampling;
import io.github.finefettle.metrics.sequence.TypeMeasure.Average;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

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
public final class TokenScore implements PresetMetric<TaggedSentence> {
  private static final String ACCURACY = "token-accuracy";

  private final Ratio ratio;
  private final Average average;
  private final String type;
  private final ZeroRule zeroRule;
  private final Resampling resampling;

  private TokenScore(
      Ratio ratio, Average average, String type, ZeroRule zeroRule, Resampling resampling) {
    this.ratio = ratio;
    this.average = average;
    this.type = type;
    this.zeroRule = zeroRule;
    this.resampling = resampling;
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
    if (reader.id().equals(ACCURACY)) {
      return parse(reader, Average.MICRO, Ratio.RECALL);
    }
    for (Average average : List.of(Average.MACRO, Average.WEIGHTED, Average.ONE)) {
      for (Ratio ratio : Ratio.values()) {
        if (reader.id().equals(id(average, ratio))) {
          return parse(reader, average, ratio);
        }
      }
    }
    throw reader.malformed("the id is none of " + ids());
  }

  /**
   * The ids of all metrics here; those of one tag with {@code (tag)} after them.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    List<String> ids = new ArrayList<>();
    ids.add(ACCURACY);
    for (Average average : List.of(Average.MACRO, Average.WEIGHTED, Average.ONE)) {
      for (Ratio ratio : Ratio.values()) {
        ids.add(id(average, ratio) + (average == Average.ONE ? "(tag)" : ""));
      }
    }
    return List.copyOf(ids);
  }

  /**
   * The same metric with another answer to a division by zero, of a tag or of the whole.
   *
   * @param rule the rule; {@link ZeroRule#ZERO} is poseval's default
   * @return a new metric
   */
  public TokenScore zeroRule(ZeroRule rule) {
    return new TokenScore(ratio, average, type, rule, resampling);
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
    return new TokenScore(ratio, average, type, zeroRule, plan);
  }

  @Override
  public String id() {
    return description().head();
  }

  @Override
  public String signature() {
    return description().toString();
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
    return Set.of(MetricInput.TAGS);
  }

  @Override
  public String stateId() {
    return "token-counts-by-tag";
  }

  @Override
  public TypeState newState() {
    return new TypeState(this, new TypeCounter.OfTokens(), new TypeCounts());
  }

  @Override
  public TypeState readState(byte[] bytes) {
    return TypeState.read(this, new TypeCounter.OfTokens(), bytes);
  }

  @Override
  public Measurement measure(MetricState<TaggedSentence> state) {
    return new TypeMeasure(ratio, average, type, zeroRule, resampling, "token", "tag")
        .measure(signature(), TypeState.of(state, this));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TokenScore that && signature().equals(that.signature());
  }

  @Override
  public int hashCode() {
    return signature().hashCode();
  }

  @Override
  public String toString() {
    return signature();
  }

  private MetricSignature description() {
    String id = id(average, ratio);
    MetricSignature head =
        average == Average.ONE ? MetricSignature.of(id, type) : MetricSignature.of(id);
    return head.with("zero", zeroRule.key()).with(resampling);
  }

  private static TokenScore parse(SignatureReader reader, Average average, Ratio ratio) {
    if (average != Average.ONE) {
      reader.requireNoArgument();
    }
    TokenScore metric =
        new TokenScore(
            ratio,
            average,
            average == Average.ONE ? reader.requireArgument("NOUN") : "",
            reader.zeroRule(ZeroRule.UNDEFINED),
            reader.resampling());
    reader.requireNothingElse();
    return metric;
  }

  private static String id(Average average, Ratio ratio) {
    return switch (average) {
      case MICRO -> ACCURACY;
      case MACRO -> "macro-token-" + ratio.key();
      case WEIGHTED -> "weighted-token-" + ratio.key();
      case ONE -> "token-" + ratio.key();
    };
  }

  private static TokenScore of(Ratio ratio, Average average, String type) {
    return new TokenScore(ratio, average, type, ZeroRule.UNDEFINED, Resampling.standard());
  }
}
