package io.github.finefettle.metrics.language;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
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
 * How well a language model predicts texts: the summed loss of all texts over their summed length,
 * so that a long text weighs more than a short one. Never a mean of what single texts or windows
 * have.
 *
 * <p>All metrics here read one state, and carry an interval over texts. Less is better. Undefined
 * where no token was predicted, or where a text's bytes or words are needed and not known.
 * Immutable and safe for use by several threads.
 */
@CheckReturnValue
public final class LanguageModelMetric extends ItemMetric<TextLoss> {
  private static final double LN_2 = StrictMath.log(2);

  /** Differences are taken of the value by which no count may become a reason. */
  private static final double HALF_A_TEXT = 0.5;

  private static final ItemScorer<TextLoss> SCORER = new Sums();

  private final Unit unit;
  private final Resampling resampling;

  private LanguageModelMetric(Unit unit, Resampling resampling) {
    this.unit = unit;
    this.resampling = resampling;
  }

  /**
   * Perplexity: e to the power of the loss over the tokens. Comparable between models with the same
   * tokenizer only.
   *
   * @return the metric, 1 or more; infinite where the power leaves the range of a double
   */
  public static LanguageModelMetric perplexity() {
    return of(Unit.PERPLEXITY);
  }

  /**
   * Perplexity of words: e to the power of the loss over the words of the original texts.
   *
   * @return the metric, 1 or more
   */
  public static LanguageModelMetric wordPerplexity() {
    return of(Unit.WORD_PERPLEXITY);
  }

  /**
   * Perplexity of bytes: e to the power of the loss over the UTF-8 bytes of the original texts.
   *
   * @return the metric, 1 or more
   */
  public static LanguageModelMetric bytePerplexity() {
    return of(Unit.BYTE_PERPLEXITY);
  }

  /**
   * Bits for each token: the loss over the tokens in units of ln 2.
   *
   * @return the metric, 0 or more
   */
  public static LanguageModelMetric bitsPerToken() {
    return of(Unit.BITS_PER_TOKEN);
  }

  /**
   * Bits for each UTF-8 byte of the original texts. Comparable between tokenizers.
   *
   * @return the metric, 0 or more
   */
  public static LanguageModelMetric bitsPerByte() {
    return of(Unit.BITS_PER_BYTE);
  }

  /**
   * Bits for each word of the original texts.
   *
   * @return the metric, 0 or more
   */
  public static LanguageModelMetric bitsPerWord() {
    return of(Unit.BITS_PER_WORD);
  }

  /**
   * The loss for each token in nats: the cross-entropy that training minimises.
   *
   * @return the metric, 0 or more
   */
  public static LanguageModelMetric lossPerToken() {
    return of(Unit.LOSS_PER_TOKEN);
  }

  /**
   * Finds a metric by its signature or its id.
   *
   * @param signature such as {@code "perplexity|per:token|v:1"} or {@code "bits-per-byte"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static LanguageModelMetric parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    reader.requireNoArgument();
    Unit unit =
        Arrays.stream(Unit.values())
            .filter(u -> u.id().equals(reader.id()))
            .findFirst()
            .orElseThrow(
                () ->
                    reader.malformed(
                        "\"" + reader.id() + "\" is none of " + String.join(", ", ids())));
    reader.require("per", unit.per());
    LanguageModelMetric metric = new LanguageModelMetric(unit, reader.resampling());
    reader.requireNothingElse();
    return metric;
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return Arrays.stream(Unit.values()).map(Unit::id).toList();
  }

  /**
   * The same metric with intervals made another way. A plan other than the standard one is part of
   * the signature.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public LanguageModelMetric resampledBy(Resampling plan) {
    return new LanguageModelMetric(unit, plan);
  }

  @Override
  public String signature() {
    return MetricSignature.of(unit.id()).with("per", unit.per()).with(resampling).toString();
  }

  @Override
  public Direction direction() {
    return Direction.MINIMIZE;
  }

  @Override
  public double lowest() {
    return unit.isPerplexity() ? 1 : 0;
  }

  @Override
  public double highest() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public Set<MetricInput> needs() {
    return Set.of(MetricInput.LOSSES);
  }

  @Override
  protected ItemScorer<TextLoss> scorer() {
    return SCORER;
  }

  @Override
  protected Resampling resampling() {
    return resampling;
  }

  @Override
  protected double value(double[] sums, long n) {
    double length = sums[unit.column()];
    if (length == 0 || unit.unknown(sums) > HALF_A_TEXT) {
      return Double.NaN;
    }
    double loss = Math.max(0, sums[Sums.LOSS]) / length;
    if (unit.isPerplexity()) {
      return StrictMath.exp(loss);
    }
    return unit == Unit.LOSS_PER_TOKEN ? loss : loss / LN_2;
  }

  /** That of a perplexity is made on the scale of the loss, where it is finite and symmetric. */
  @Override
  protected Optional<Interval> interval(ItemStatistics statistics, double value) {
    if (!unit.isPerplexity()) {
      return super.interval(statistics, value);
    }
    return statistics
        .interval(
            resampling,
            "interval/" + signature(),
            (sums, n) ->
                sums[unit.column()] > 0
                    ? Math.max(0, sums[Sums.LOSS]) / sums[unit.column()]
                    : Double.NaN,
            0,
            Double.POSITIVE_INFINITY)
        .map(
            i ->
                new Interval(
                    StrictMath.exp(i.low()), StrictMath.exp(i.high()), i.confidence(), i.method()));
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    long unknown = (long) unit.unknown(sums);
    return unknown > 0
        ? "the number of " + unit.per() + "s of " + unknown + " of " + n + " texts is not known"
        : "no " + unit.per() + " was predicted";
  }

  @Override
  protected OptionalLong support(double[] sums, long n) {
    return OptionalLong.of((long) sums[unit.column()]);
  }

  private static LanguageModelMetric of(Unit unit) {
    return new LanguageModelMetric(unit, Resampling.standard());
  }

  private enum Unit {
    PERPLEXITY("perplexity", "token", true),
    WORD_PERPLEXITY("word-perplexity", "word", true),
    BYTE_PERPLEXITY("byte-perplexity", "byte", true),
    BITS_PER_TOKEN("bits-per-token", "token", false),
    BITS_PER_BYTE("bits-per-byte", "byte", false),
    BITS_PER_WORD("bits-per-word", "word", false),
    LOSS_PER_TOKEN("loss-per-token", "token", false);

    private final String id;
    private final String per;
    private final boolean perplexity;

    Unit(String id, String per, boolean perplexity) {
      this.id = id;
      this.per = per;
      this.perplexity = perplexity;
    }

    String id() {
      return id;
    }

    String per() {
      return per;
    }

    boolean isPerplexity() {
      return perplexity;
    }

    int column() {
      return switch (per) {
        case "token" -> Sums.TOKENS;
        case "byte" -> Sums.BYTES;
        default -> Sums.WORDS;
      };
    }

    /** How many texts do not say their length in this unit. */
    double unknown(double[] sums) {
      return switch (per) {
        case "token" -> 0;
        case "byte" -> sums[Sums.NO_BYTES];
        default -> sums[Sums.NO_WORDS];
      };
    }
  }

  /** What is summed over texts. */
  private static final class Sums implements ItemScorer<TextLoss> {
    static final int LOSS = 0;
    static final int TOKENS = 1;
    static final int BYTES = 2;
    static final int WORDS = 3;
    static final int NO_BYTES = 4;
    static final int NO_WORDS = 5;

    @Override
    public String id() {
      return "text-losses";
    }

    @Override
    public int columns() {
      return 6;
    }

    @Override
    public void score(TextLoss row, double[] out) {
      out[LOSS] = row.loss();
      out[TOKENS] = row.tokens();
      out[BYTES] = Math.max(0, row.bytes());
      out[WORDS] = Math.max(0, row.words());
      out[NO_BYTES] = row.bytes() == TextLoss.UNKNOWN ? 1 : 0;
      out[NO_WORDS] = row.words() == TextLoss.UNKNOWN ? 1 : 0;
    }
  }
}
