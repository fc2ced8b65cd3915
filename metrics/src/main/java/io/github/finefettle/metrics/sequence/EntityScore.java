package io.github.finefettle.metrics.sequence;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.description.MetricPreset;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.PresetMetric;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Precision, recall and F1 of entities over all types together (micro average). A predicted entity
 * is a hit if a true one of the same sentence has the same first token, last token and type. Every
 * sentence stands alone: no entity reaches into the next.
 *
 * <p>Read by {@link EntityScheme#CONLLEVAL} unless another scheme is named. Equal to seqeval 1.2.2
 * to the last bit, with {@link ZeroRule#ZERO} also where nothing is to be found. Exceptions are
 * tags that no scheme knows (a bare letter other than O, B, I, E and S, or a full stop with a
 * type), where seqeval lets an entity begin in an earlier sentence.
 *
 * <p>Values lie in [0, 1]. Precision is undefined without predicted entities, recall without true
 * ones, F1 without either; a {@link #zeroRule} can say otherwise. The interval resamples sentences.
 * The support is the number of true entities. Immutable and safe for use by several threads.
 */
@CheckReturnValue
public final class EntityScore extends ItemMetric<TaggedSentence>
    implements PresetMetric<TaggedSentence> {
  private static final String PREFIX = "entity-";

  private final Ratio ratio;
  private final EntityScheme scheme;
  private final ZeroRule zeroRule;
  private final Resampling resampling;

  private EntityScore(Ratio ratio, EntityScheme scheme, ZeroRule zeroRule, Resampling resampling) {
    this.ratio = ratio;
    this.scheme = scheme;
    this.zeroRule = zeroRule;
    this.resampling = resampling;
  }

  /**
   * Of the predicted entities, the share that are true ones.
   *
   * @return the metric {@code entity-precision}
   */
  public static EntityScore precision() {
    return of(Ratio.PRECISION);
  }

  /**
   * Of the true entities, the share that were predicted.
   *
   * @return the metric {@code entity-recall}
   */
  public static EntityScore recall() {
    return of(Ratio.RECALL);
  }

  /**
   * The harmonic mean of precision and recall, which is what papers report of named entities.
   *
   * @return the metric {@code entity-f1}
   */
  public static EntityScore f1() {
    return of(Ratio.F1);
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "entity-f1|avg:micro|scheme:conlleval|zero:undefined|v:1"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static EntityScore parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    reader.requireNoArgument();
    Ratio ratio =
        Arrays.stream(Ratio.values())
            .filter(r -> reader.id().equals(PREFIX + r.key()))
            .findFirst()
            .orElseThrow(() -> reader.malformed("the id is none of " + ids()));
    reader.require("avg", "micro");
    EntityScore metric =
        new EntityScore(
            ratio,
            reader.choice("scheme", EntityScheme.byKey(), EntityScheme.CONLLEVAL),
            reader.zeroRule(ZeroRule.UNDEFINED),
            reader.resampling());
    reader.requireNothingElse();
    return metric;
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return Arrays.stream(Ratio.values()).map(ratio -> PREFIX + ratio.key()).toList();
  }

  /**
   * The same metric with entities read another way.
   *
   * @param scheme the scheme; sentences whose tags are not of a strict one are refused with an
   *     {@link IllegalArgumentException}, see {@link EntityScheme#whyRefused}
   * @return a new metric
   */
  public EntityScore scheme(EntityScheme scheme) {
    return new EntityScore(ratio, scheme, zeroRule, resampling);
  }

  /**
   * The same metric with another answer to a division by zero.
   *
   * @param rule the rule; {@link ZeroRule#ZERO} is seqeval's default
   * @return a new metric
   */
  public EntityScore zeroRule(ZeroRule rule) {
    return new EntityScore(ratio, scheme, rule, resampling);
  }

  /**
   * The same metric with the zero rule of a tool: all of them answer 0 where a quotient has no
   * divisor. How entities are read stays as it is.
   *
   * @param preset the tool
   * @return a new metric
   */
  @Override
  public EntityScore following(MetricPreset preset) {
    return zeroRule(ZeroRule.ZERO);
  }

  /**
   * The same metric with intervals made another way.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public EntityScore resampledBy(Resampling plan) {
    return new EntityScore(ratio, scheme, zeroRule, plan);
  }

  @Override
  public String signature() {
    return MetricSignature.of(PREFIX + ratio.key())
        .with("avg", "micro")
        .with("scheme", scheme.key())
        .with("zero", zeroRule.key())
        .with(resampling)
        .toString();
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
  protected ItemScorer<TaggedSentence> scorer() {
    return new OutcomeScorer(scheme);
  }

  @Override
  protected double value(double[] sums, long n) {
    return ratio.of(
        sums[EntityOutcome.CORRECT.column()],
        OutcomeSums.predicted(sums),
        OutcomeSums.gold(sums),
        zeroRule);
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    return ratio.whyUndefined("entity");
  }

  @Override
  protected OptionalLong support(double[] sums, long n) {
    return OptionalLong.of((long) OutcomeSums.gold(sums));
  }

  @Override
  protected Resampling resampling() {
    return resampling;
  }

  private static EntityScore of(Ratio ratio) {
    return new EntityScore(
        ratio, EntityScheme.CONLLEVAL, ZeroRule.UNDEFINED, Resampling.standard());
  }
}
