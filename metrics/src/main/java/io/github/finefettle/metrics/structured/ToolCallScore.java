package io.github.finefettle.metrics.structured;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Proportion;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.items.ItemStatistics;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How well calls of tools agree with those that a model should have made:
 *
 * <ul>
 *   <li>{@code tool-call-parse-rate}: the share of predictions that can be read as calls
 *   <li>{@code tool-call-name-match}: the share that name the right tools, each as often as it
 *       should be called
 *   <li>{@code tool-call-exact-match}: the share that make the right calls and no others
 *   <li>{@code tool-call-precision}, {@code -recall}, {@code -f1}: of the calls over all rows
 * </ul>
 *
 * <p>A call is right if its name is, all required arguments are there, no argument is unknown to
 * the tool, every value is of its parameter's type and, once the defaults of both sides are filled
 * in, all values equal those of an expected call. Scalars are compared like anything else. Numbers
 * are equal by value, 1 and 1.0; a text is never equal to a number. Calls of one row are compared
 * in any order: as equality of calls is transitive, pairing equal ones greedily is a maximum
 * matching. A malformed prediction is wrong, never an error; it counts as one predicted call that
 * nobody expected.
 *
 * <p>Values lie in [0, 1]. Precision is undefined without predicted calls, recall without expected
 * ones, F1 without either. The interval of shares is Wilson's, that of the others resamples the
 * rows. All are measured from one state. Immutable and safe for use by several threads.
 */
@CheckReturnValue
public final class ToolCallScore extends ItemMetric<ToolCallRow> {
  private enum Kind {
    PARSE_RATE("tool-call-parse-rate"),
    NAME_MATCH("tool-call-name-match"),
    EXACT_MATCH("tool-call-exact-match"),
    PRECISION("tool-call-precision"),
    RECALL("tool-call-recall"),
    F1("tool-call-f1");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    boolean isShare() {
      return this == PARSE_RATE || this == NAME_MATCH || this == EXACT_MATCH;
    }
  }

  private final Kind kind;
  private final ZeroRule zeroRule;
  private final Resampling resampling;

  private ToolCallScore(Kind kind, ZeroRule zeroRule, Resampling resampling) {
    this.kind = kind;
    this.zeroRule = zeroRule;
    this.resampling = resampling;
  }

  /**
   * The share of predictions that can be read as calls.
   *
   * @return the metric {@code tool-call-parse-rate}
   */
  public static ToolCallScore parseRate() {
    return of(Kind.PARSE_RATE);
  }

  /**
   * The share of predictions that name the right tools, each as often as it should be called.
   *
   * @return the metric {@code tool-call-name-match}
   */
  public static ToolCallScore nameMatch() {
    return of(Kind.NAME_MATCH);
  }

  /**
   * The share of predictions that make the right calls and no others.
   *
   * @return the metric {@code tool-call-exact-match}
   */
  public static ToolCallScore exactMatch() {
    return of(Kind.EXACT_MATCH);
  }

  /**
   * Of the predicted calls, the share that were expected.
   *
   * @return the metric {@code tool-call-precision}
   */
  public static ToolCallScore precision() {
    return of(Kind.PRECISION);
  }

  /**
   * Of the expected calls, the share that were made.
   *
   * @return the metric {@code tool-call-recall}
   */
  public static ToolCallScore recall() {
    return of(Kind.RECALL);
  }

  /**
   * The harmonic mean of both.
   *
   * @return the metric {@code tool-call-f1}
   */
  public static ToolCallScore f1() {
    return of(Kind.F1);
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "tool-call-f1|numbers:by-value|zero:undefined|v:1"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static ToolCallScore parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    reader.requireNoArgument();
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(k -> k.id.equals(reader.id()))
            .findFirst()
            .orElseThrow(() -> reader.malformed("the id is none of " + ids()));
    reader.require("numbers", "by-value");
    ToolCallScore metric =
        new ToolCallScore(
            kind,
            kind.isShare() ? ZeroRule.UNDEFINED : reader.zeroRule(ZeroRule.UNDEFINED),
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
    return Arrays.stream(Kind.values()).map(kind -> kind.id).toList();
  }

  /**
   * The same metric with another answer to a division by zero. Changes nothing for a share of rows.
   *
   * @param rule the rule
   * @return a new metric
   */
  public ToolCallScore zeroRule(ZeroRule rule) {
    return kind.isShare() ? this : new ToolCallScore(kind, rule, resampling);
  }

  /**
   * The same metric with intervals made another way.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public ToolCallScore resampledBy(Resampling plan) {
    return new ToolCallScore(kind, zeroRule, plan);
  }

  @Override
  public String signature() {
    MetricSignature head = MetricSignature.of(kind.id).with("numbers", "by-value");
    return (kind.isShare() ? head : head.with("zero", zeroRule.key())).with(resampling).toString();
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
    return Set.of(MetricInput.STRUCTURES);
  }

  @Override
  protected ItemScorer<ToolCallRow> scorer() {
    return new ToolCallScorer();
  }

  @Override
  protected double value(double[] sums, long n) {
    double hits = sums[ToolCallScorer.MATCHED];
    double predicted = sums[ToolCallScorer.PREDICTED];
    double expected = sums[ToolCallScorer.EXPECTED];
    double divisor =
        switch (kind) {
          case PARSE_RATE, NAME_MATCH, EXACT_MATCH -> n;
          case PRECISION -> predicted;
          case RECALL -> expected;
          case F1 -> predicted + expected;
        };
    if (divisor == 0) {
      return zeroRule.replacement();
    }
    return switch (kind) {
      case PARSE_RATE, NAME_MATCH, EXACT_MATCH -> sums[shareColumn()] / n;
      case PRECISION, RECALL -> hits / divisor;
      case F1 -> 2 * hits / divisor;
    };
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    return switch (kind) {
      case PRECISION -> "no call was predicted";
      case RECALL -> "no call was expected";
      default -> "no call was expected and none predicted";
    };
  }

  @Override
  protected OptionalLong support(double[] sums, long n) {
    return kind.isShare()
        ? OptionalLong.empty()
        : OptionalLong.of((long) sums[ToolCallScorer.EXPECTED]);
  }

  @Override
  protected Resampling resampling() {
    return resampling;
  }

  @Override
  protected Optional<Interval> interval(ItemStatistics statistics, double value) {
    return kind.isShare()
        ? Optional.of(
            new Proportion((long) statistics.sums()[shareColumn()], statistics.n())
                .wilson(resampling.confidence()))
        : super.interval(statistics, value);
  }

  private int shareColumn() {
    return switch (kind) {
      case PARSE_RATE -> ToolCallScorer.PARSED;
      case NAME_MATCH -> ToolCallScorer.NAMES;
      default -> ToolCallScorer.EXACT;
    };
  }

  private static ToolCallScore of(Kind kind) {
    return new ToolCallScore(kind, ZeroRule.UNDEFINED, Resampling.standard());
  }
}
