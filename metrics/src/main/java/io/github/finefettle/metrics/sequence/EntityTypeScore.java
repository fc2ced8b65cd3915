package io.github.finefettle.metrics.sequence;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.metrics.description.MetricPreset;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.resampling.Resampling;
import io.github.finefettle.metrics.sequence.TypeMeasure.Average;
import java.util.List;

/**
 * Precision, recall and F1 of entities by type: of one type, their mean over the types that occur
 * (macro average), or their mean weighted with the true entities of each (weighted average). What
 * counts as a hit is said at {@link EntityScore}.
 *
 * <p>Equal to seqeval 1.2.2 with {@link ZeroRule#ZERO}: to the last bit for one type, to 1e-12 for
 * means. Undefined where a type that takes part has no value: precision without predicted entities
 * of it, recall without true ones; a {@link #zeroRule} can put a number in its place. A type occurs
 * if there is a true or a predicted entity of it.
 *
 * <p>Values lie in [0, 1]. The interval resamples sentences: a percentile bootstrap while they have
 * at most 2,048 different rows of counts, beyond that the delta method, for up to 256 types. The
 * support is the number of true entities that take part. All metrics here with one scheme are
 * measured from one state. Immutable and safe for use by several threads.
 */
@CheckReturnValue
public final class EntityTypeScore extends TypeScore {
  private final EntityScheme scheme;

  private EntityTypeScore(TypeMeasure measure, EntityScheme scheme) {
    super(measure);
    this.scheme = scheme;
  }

  /**
   * The precision of one type.
   *
   * @param type such as {@code "PER"}, seen or not
   * @return the metric {@code entity-type-precision(PER)}
   */
  public static EntityTypeScore precision(String type) {
    return of(Ratio.PRECISION, Average.ONE, type);
  }

  /**
   * The recall of one type.
   *
   * @param type such as {@code "PER"}, seen or not
   * @return the metric {@code entity-type-recall(PER)}
   */
  public static EntityTypeScore recall(String type) {
    return of(Ratio.RECALL, Average.ONE, type);
  }

  /**
   * The F1 of one type.
   *
   * @param type such as {@code "PER"}, seen or not
   * @return the metric {@code entity-type-f1(PER)}
   */
  public static EntityTypeScore f1(String type) {
    return of(Ratio.F1, Average.ONE, type);
  }

  /**
   * The unweighted mean of the precision of each type.
   *
   * @return the metric {@code macro-entity-precision}
   */
  public static EntityTypeScore macroPrecision() {
    return of(Ratio.PRECISION, Average.MACRO, "");
  }

  /**
   * The unweighted mean of the recall of each type.
   *
   * @return the metric {@code macro-entity-recall}
   */
  public static EntityTypeScore macroRecall() {
    return of(Ratio.RECALL, Average.MACRO, "");
  }

  /**
   * The unweighted mean of the F1 of each type.
   *
   * @return the metric {@code macro-entity-f1}
   */
  public static EntityTypeScore macroF1() {
    return of(Ratio.F1, Average.MACRO, "");
  }

  /**
   * The mean of the precision of each type, weighted with its true entities.
   *
   * @return the metric {@code weighted-entity-precision}
   */
  public static EntityTypeScore weightedPrecision() {
    return of(Ratio.PRECISION, Average.WEIGHTED, "");
  }

  /**
   * The mean of the recall of each type, weighted with its true entities.
   *
   * @return the metric {@code weighted-entity-recall}
   */
  public static EntityTypeScore weightedRecall() {
    return of(Ratio.RECALL, Average.WEIGHTED, "");
  }

  /**
   * The mean of the F1 of each type, weighted with its true entities.
   *
   * @return the metric {@code weighted-entity-f1}
   */
  public static EntityTypeScore weightedF1() {
    return of(Ratio.F1, Average.WEIGHTED, "");
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "macro-entity-f1"} or {@code "entity-type-recall(PER)"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static EntityTypeScore parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    TypeMeasure named = ScoredUnit.ENTITY.named(reader, ids());
    EntityScheme scheme = reader.choice("scheme", EntityScheme.byKey(), EntityScheme.CONLLEVAL);
    EntityTypeScore metric = new EntityTypeScore(named.choosing(reader), scheme);
    reader.requireNothingElse();
    return metric;
  }

  /**
   * The ids of all metrics here; those of one type with {@code (type)} after them.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return List.copyOf(ScoredUnit.ENTITY.ids());
  }

  /**
   * The same metric with entities read another way.
   *
   * @param scheme the scheme; sentences whose tags are not of a strict one are refused with an
   *     {@link IllegalArgumentException}, see {@link EntityScheme#whyRefused}
   * @return a new metric
   */
  public EntityTypeScore scheme(EntityScheme scheme) {
    return new EntityTypeScore(measure(), scheme);
  }

  /**
   * The same metric with another answer to a division by zero, of a type or of the whole.
   *
   * @param rule the rule; {@link ZeroRule#ZERO} is seqeval's default
   * @return a new metric
   */
  public EntityTypeScore zeroRule(ZeroRule rule) {
    return new EntityTypeScore(measure().zeroRule(rule), scheme);
  }

  /**
   * The same metric with the zero rule of a tool: all of them answer 0 where a quotient has no
   * divisor. How entities are read stays as it is.
   *
   * @param preset the tool
   * @return a new metric
   */
  @Override
  public EntityTypeScore following(MetricPreset preset) {
    return zeroRule(ZeroRule.ZERO);
  }

  /**
   * The same metric with intervals made another way.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public EntityTypeScore resampledBy(Resampling plan) {
    return new EntityTypeScore(measure().resampledBy(plan), scheme);
  }

  @Override
  public String stateId() {
    return "entity-counts-by-type|scheme:" + scheme.key();
  }

  @Override
  MetricSignature choices() {
    return measure().head().with("scheme", scheme.key());
  }

  @Override
  TypeCounter counter() {
    return new TypeCounter.OfEntities(scheme);
  }

  private static EntityTypeScore of(Ratio ratio, Average average, String type) {
    return new EntityTypeScore(
        TypeMeasure.of(ScoredUnit.ENTITY, ratio, average, type), EntityScheme.CONLLEVAL);
  }
}
