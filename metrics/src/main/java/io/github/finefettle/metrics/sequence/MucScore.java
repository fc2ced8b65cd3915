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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Precision, recall and F1 of entities that gives credit for what is partly right, after the
 * message understanding conferences (Chinchor and Sundheim, 1993) in the four forms of SemEval
 * 2013, task 9 (Segura-Bedmar and others, 2013). Every true entity is paired with at most one
 * predicted entity that shares a token with it. A pair is correct (COR), incorrect (INC) or partial
 * (PAR); the rest is missing (MIS) or spurious (SPU).
 *
 * <ul>
 *   <li>{@code strict}: COR if boundaries and type agree, else INC
 *   <li>{@code exact}: COR if the boundaries agree, else INC
 *   <li>{@code partial}: COR if the boundaries agree, else PAR
 *   <li>{@code type}: COR if the types agree, else INC
 * </ul>
 *
 * <p>Precision is (COR + PAR / 2) / (COR + INC + PAR + SPU), recall (COR + PAR / 2) / (COR + INC +
 * PAR + MIS), F1 their harmonic mean: the numbers of nervaluate 1.0 over all types, with {@link
 * ZeroRule#ZERO} also where nothing is to be found. Values lie in [0, 1]; see {@link EntityScore}
 * for the rest. All four forms are measured from one state, the same as {@link EntityScore}'s.
 * Immutable and safe for use by several threads.
 */
@CheckReturnValue
public final class MucScore extends ItemMetric<TaggedSentence>
    implements PresetMetric<TaggedSentence> {
  /** What makes a pair correct. */
  public enum Form {
    /** Boundaries and type. */
    STRICT,
    /** The boundaries alone. */
    EXACT,
    /** The boundaries alone; a pair without is worth one half. */
    PARTIAL,
    /** The type alone. */
    TYPE;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Form form;
  private final Ratio ratio;
  private final EntityScheme scheme;
  private final ZeroRule zeroRule;
  private final Resampling resampling;

  private MucScore(
      Form form, Ratio ratio, EntityScheme scheme, ZeroRule zeroRule, Resampling resampling) {
    this.form = form;
    this.ratio = ratio;
    this.scheme = scheme;
    this.zeroRule = zeroRule;
    this.resampling = resampling;
  }

  /**
   * What the predicted entities are worth on average.
   *
   * @param form what makes a pair correct
   * @return the metric, such as {@code muc-partial-precision}
   */
  public static MucScore precision(Form form) {
    return of(form, Ratio.PRECISION);
  }

  /**
   * How much of the true entities was found.
   *
   * @param form what makes a pair correct
   * @return the metric, such as {@code muc-partial-recall}
   */
  public static MucScore recall(Form form) {
    return of(form, Ratio.RECALL);
  }

  /**
   * The harmonic mean of precision and recall.
   *
   * @param form what makes a pair correct
   * @return the metric, such as {@code muc-partial-f1}
   */
  public static MucScore f1(Form form) {
    return of(form, Ratio.F1);
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "muc-type-f1|scheme:conlleval|zero:undefined|v:1"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static MucScore parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    reader.requireNoArgument();
    for (Form form : Form.values()) {
      for (Ratio ratio : Ratio.values()) {
        if (reader.id().equals(id(form, ratio))) {
          MucScore metric =
              new MucScore(
                  form,
                  ratio,
                  reader.choice("scheme", EntityScheme.byKey(), EntityScheme.CONLLEVAL),
                  reader.zeroRule(ZeroRule.UNDEFINED),
                  reader.resampling());
          reader.requireNothingElse();
          return metric;
        }
      }
    }
    throw reader.malformed("the id is none of " + ids());
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    List<String> ids = new ArrayList<>();
    for (Form form : Form.values()) {
      Arrays.stream(Ratio.values()).forEach(ratio -> ids.add(id(form, ratio)));
    }
    return List.copyOf(ids);
  }

  /**
   * The same metric with entities read another way.
   *
   * @param scheme the scheme; sentences whose tags are not of a strict one are refused
   * @return a new metric
   */
  public MucScore scheme(EntityScheme scheme) {
    return new MucScore(form, ratio, scheme, zeroRule, resampling);
  }

  /**
   * The same metric with another answer to a division by zero.
   *
   * @param rule the rule
   * @return a new metric
   */
  public MucScore zeroRule(ZeroRule rule) {
    return new MucScore(form, ratio, scheme, rule, resampling);
  }

  /**
   * The same metric with the zero rule of a tool: all of them answer 0 where a quotient has no
   * divisor. How entities are read stays as it is.
   *
   * @param preset the tool
   * @return a new metric
   */
  @Override
  public MucScore following(MetricPreset preset) {
    return zeroRule(ZeroRule.ZERO);
  }

  /**
   * The same metric with intervals made another way.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public MucScore resampledBy(Resampling plan) {
    return new MucScore(form, ratio, scheme, zeroRule, plan);
  }

  @Override
  public String signature() {
    return MetricSignature.of(id(form, ratio))
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
    return ratio.of(worth(sums), OutcomeSums.predicted(sums), OutcomeSums.gold(sums), zeroRule);
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

  /** COR + PAR / 2. */
  private double worth(double[] sums) {
    double correct = OutcomeSums.of(sums, EntityOutcome.CORRECT);
    double wrongType = OutcomeSums.of(sums, EntityOutcome.WRONG_TYPE);
    double wrongBoundary = OutcomeSums.of(sums, EntityOutcome.WRONG_BOUNDARY);
    double wrongBoth = OutcomeSums.of(sums, EntityOutcome.WRONG_BOTH);
    return switch (form) {
      case STRICT -> correct;
      case EXACT -> correct + wrongType;
      case PARTIAL -> correct + wrongType + 0.5 * (wrongBoundary + wrongBoth);
      case TYPE -> correct + wrongBoundary;
    };
  }

  private static String id(Form form, Ratio ratio) {
    return "muc-" + form.key() + "-" + ratio.key();
  }

  private static MucScore of(Form form, Ratio ratio) {
    return new MucScore(
        form, ratio, EntityScheme.CONLLEVAL, ZeroRule.UNDEFINED, Resampling.standard());
  }
}
