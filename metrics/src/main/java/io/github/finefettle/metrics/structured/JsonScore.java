package io.github.finefettle.metrics.structured;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Proportion;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.items.ItemStatistics;
import io.github.finefettle.metrics.resampling.Resampling;
import io.github.finefettle.metrics.text.TextPair;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * How well JSON that a model wrote agrees with JSON that it should have written, without a schema:
 *
 * <ul>
 *   <li>{@code json-parse-rate}: the share that is well-formed
 *   <li>{@code json-exact-match}: the share that equals a reference as a tree
 *   <li>{@code json-field-precision}, {@code -recall}, {@code -f1}: of the values at the ends of
 *       paths, those with the same path and value in both, over all rows. An empty object or array
 *       is such a value. Items of arrays are compared by place.
 * </ul>
 *
 * <p>Numbers are equal by value, so that 1 is 1.0 and 1e0; a number is never equal to a text, nor
 * true to 1. Well-formed means RFC 8259 and no more: a member that stands twice in one object, text
 * before or after the value, NaN, single quotes, a trailing comma, nesting deeper than 1,000 levels
 * and numbers beyond a double's range are malformed. A malformed prediction is wrong, never an
 * error: it counts as one predicted value that is in no reference. With several references the best
 * counts, the first of equally good ones.
 *
 * <p>Values lie in [0, 1]. The interval of shares is Wilson's, that of the others resamples the
 * rows. A malformed reference is refused with an {@link IllegalArgumentException}; ask {@link
 * #whyRefused} first. Immutable and safe for use by several threads.
 */
@CheckReturnValue
public final class JsonScore extends ItemMetric<TextPair> {
  private enum Kind {
    PARSE_RATE("json-parse-rate"),
    EXACT_MATCH("json-exact-match"),
    FIELD_PRECISION("json-field-precision"),
    FIELD_RECALL("json-field-recall"),
    FIELD_F1("json-field-f1");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    boolean isShare() {
      return this == PARSE_RATE || this == EXACT_MATCH;
    }
  }

  private final Kind kind;
  private final Resampling resampling;

  private JsonScore(Kind kind, Resampling resampling) {
    this.kind = kind;
    this.resampling = resampling;
  }

  /**
   * The share of predictions that are well-formed JSON.
   *
   * @return the metric {@code json-parse-rate}
   */
  public static JsonScore parseRate() {
    return of(Kind.PARSE_RATE);
  }

  /**
   * The share of predictions that equal a reference as a tree.
   *
   * @return the metric {@code json-exact-match}
   */
  public static JsonScore exactMatch() {
    return of(Kind.EXACT_MATCH);
  }

  /**
   * Of the predicted values, the share with the same path and value in the reference. Undefined if
   * there is no row, because every prediction has a value.
   *
   * @return the metric {@code json-field-precision}
   */
  public static JsonScore fieldPrecision() {
    return of(Kind.FIELD_PRECISION);
  }

  /**
   * Of the reference's values, the share with the same path and value in the prediction.
   *
   * @return the metric {@code json-field-recall}
   */
  public static JsonScore fieldRecall() {
    return of(Kind.FIELD_RECALL);
  }

  /**
   * The harmonic mean of both.
   *
   * @return the metric {@code json-field-f1}
   */
  public static JsonScore fieldF1() {
    return of(Kind.FIELD_F1);
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "json-field-f1|numbers:by-value|v:1"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static JsonScore parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    reader.requireNoArgument();
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(k -> k.id.equals(reader.id()))
            .findFirst()
            .orElseThrow(() -> reader.malformed("the id is none of " + ids()));
    reader.require("numbers", "by-value");
    JsonScore metric = new JsonScore(kind, reader.resampling());
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
   * Why a row cannot be measured.
   *
   * @param row any row
   * @return the reason, or empty where every reference is well-formed
   */
  public static Optional<String> whyRefused(TextPair row) {
    for (int i = 0; i < row.references().size(); i++) {
      if (JsonComparison.parsed(row.references().get(i)).isEmpty()) {
        return Optional.of("reference " + (i + 1) + " is no well-formed JSON");
      }
    }
    return Optional.empty();
  }

  /**
   * The same metric with intervals made another way.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public JsonScore resampledBy(Resampling plan) {
    return new JsonScore(kind, plan);
  }

  @Override
  public String signature() {
    MetricSignature head = MetricSignature.of(kind.id);
    return (kind == Kind.PARSE_RATE ? head : head.with("numbers", "by-value"))
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
    return Set.of(MetricInput.STRUCTURES);
  }

  @Override
  protected ItemScorer<TextPair> scorer() {
    return new Scorer();
  }

  @Override
  protected double value(double[] sums, long n) {
    return switch (kind) {
      case PARSE_RATE -> sums[Scorer.PARSED] / n;
      case EXACT_MATCH -> sums[Scorer.EXACT] / n;
      case FIELD_PRECISION -> sums[Scorer.SHARED] / sums[Scorer.PREDICTED];
      case FIELD_RECALL -> sums[Scorer.SHARED] / sums[Scorer.GOLD];
      case FIELD_F1 -> 2 * sums[Scorer.SHARED] / (sums[Scorer.PREDICTED] + sums[Scorer.GOLD]);
    };
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    throw new IllegalStateException("The metric " + signature() + " is defined for any row.");
  }

  @Override
  protected OptionalLong support(double[] sums, long n) {
    return kind.isShare() ? OptionalLong.empty() : OptionalLong.of((long) sums[Scorer.GOLD]);
  }

  @Override
  protected Resampling resampling() {
    return resampling;
  }

  @Override
  protected Optional<Interval> interval(ItemStatistics statistics, double value) {
    if (!kind.isShare()) {
      return super.interval(statistics, value);
    }
    double hits = statistics.sums()[kind == Kind.PARSE_RATE ? Scorer.PARSED : Scorer.EXACT];
    return Optional.of(new Proportion((long) hits, statistics.n()).wilson(resampling.confidence()));
  }

  private static JsonScore of(Kind kind) {
    return new JsonScore(kind, Resampling.standard());
  }

  private static final class Scorer implements ItemScorer<TextPair> {
    static final int PARSED = 0;
    static final int EXACT = 1;
    static final int SHARED = 2;
    static final int PREDICTED = 3;
    static final int GOLD = 4;

    @Override
    public String id() {
      return "json-counts";
    }

    @Override
    public int columns() {
      return 5;
    }

    @Override
    public void score(TextPair row, double[] out) {
      Optional<JsonValue> predicted = JsonComparison.parsed(row.prediction());
      out[PARSED] = predicted.isPresent() ? 1 : 0;
      long guesses = predicted.map(JsonComparison::leaves).orElse(1L);
      double best = -1;
      for (String reference : row.references()) {
        JsonValue truth = JsonComparison.parsed(reference).orElseThrow(() -> refused(row));
        long golds = JsonComparison.leaves(truth);
        long shared = predicted.map(guess -> JsonComparison.sharedLeaves(truth, guess)).orElse(0L);
        double f1 = 2.0 * shared / (golds + guesses);
        if (f1 > best) {
          best = f1;
          out[SHARED] = shared;
          out[PREDICTED] = guesses;
          out[GOLD] = golds;
        }
      }
      // Trees are equal exactly if all their leaves are.
      out[EXACT] = best == 1 ? 1 : 0;
    }

    private static IllegalArgumentException refused(TextPair row) {
      return new IllegalArgumentException(
          "A row cannot be measured: "
              + whyRefused(row).orElse("it is malformed")
              + ". Ask JsonScore.whyRefused first and set such rows aside.");
    }
  }
}
