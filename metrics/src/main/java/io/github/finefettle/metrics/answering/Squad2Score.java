package io.github.finefettle.metrics.answering;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Exact match and F1 of answers to questions some of which have none, as the script of SQuAD 2.0
 * (Rajpurkar and others, 2018): of all questions, of those with an answer, of those without.
 *
 * <p>Answers are normalised by {@link AnswerText}; those without words are left out, and where none
 * is left the empty answer is right. A question without an answer is right (1) if the prediction
 * has no words, else wrong (0). A prediction whose no-answer probability lies above a threshold
 * counts as empty: 1 without an answer, 0 with one.
 *
 * <p>Values lie in [0, 1], or in [0, 100] after {@link #percent()}. The interval of exact match is
 * Wilson's, that of F1 resamples the rows. Undefined where no question takes part. All metrics here
 * with one threshold are measured from one state. Immutable and safe for use by several threads.
 */
@CheckReturnValue
public final class Squad2Score extends MeanScore<AnsweredQuestion> {
  /** Which questions take part. */
  public enum Part {
    /** All of them. */
    ALL,
    /** Those that have an answer. */
    ANSWERABLE,
    /** Those that have none. */
    UNANSWERABLE;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String EXACT_MATCH = "squad2-exact-match";
  private static final String F1 = "squad2-f1";
  private static final double SQUAD_THRESHOLD = 1;
  private static final Map<String, Part> PARTS =
      Arrays.stream(Part.values()).collect(Collectors.toMap(Part::key, Function.identity()));

  private final boolean exact;
  private final Part part;
  private final double threshold;

  private Squad2Score(
      boolean exact, Part part, double threshold, Scale scale, Resampling resampling) {
    super(scale, resampling);
    this.exact = exact;
    this.part = part;
    this.threshold = threshold;
    if (!Double.isFinite(threshold)) {
      throw new IllegalArgumentException(
          "The no-answer threshold (" + threshold + ") must be a finite number, such as 0.5.");
    }
  }

  /**
   * The share of questions answered exactly.
   *
   * @param part which questions take part
   * @return the metric {@code squad2-exact-match}, with the part in parentheses unless it is all
   */
  public static Squad2Score exactMatch(Part part) {
    return new Squad2Score(true, part, SQUAD_THRESHOLD, Scale.ONE, Resampling.standard());
  }

  /**
   * The mean F1 of the words of answers.
   *
   * @param part which questions take part
   * @return the metric {@code squad2-f1}, with the part in parentheses unless it is all
   */
  public static Squad2Score f1(Part part) {
    return new Squad2Score(false, part, SQUAD_THRESHOLD, Scale.ONE, Resampling.standard());
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "squad2-f1(answerable)|na:1|scale:1|v:1"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static Squad2Score parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    if (!List.of(EXACT_MATCH, F1).contains(reader.id())) {
      throw reader.malformed("the id is none of " + ids());
    }
    Part part = PARTS.get(reader.argument().orElse(Part.ALL.key()));
    if (part == null || reader.argument().filter(Part.ALL.key()::equals).isPresent()) {
      throw reader.malformed("what stands in parentheses must be answerable or unanswerable");
    }
    Squad2Score metric =
        new Squad2Score(
            reader.id().equals(EXACT_MATCH),
            part,
            reader.number("na", SQUAD_THRESHOLD),
            reader.choice("scale", Scale.byKey(), Scale.ONE),
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
    return List.of(EXACT_MATCH, F1).stream()
        .flatMap(id -> Arrays.stream(Part.values()).map(part -> head(id, part).head()))
        .toList();
  }

  /**
   * The same metric with another no-answer threshold.
   *
   * @param probability a prediction above it counts as empty; finite, 1 by default
   * @return a new metric
   */
  public Squad2Score noAnswerThreshold(double probability) {
    return new Squad2Score(exact, part, probability + 0.0, scale(), resampling());
  }

  /**
   * The same metric in per cent.
   *
   * @return a new metric with values in [0, 100]
   */
  public Squad2Score percent() {
    return new Squad2Score(exact, part, threshold, Scale.HUNDRED, resampling());
  }

  /**
   * The same metric with intervals made another way.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public Squad2Score resampledBy(Resampling plan) {
    return new Squad2Score(exact, part, threshold, scale(), plan);
  }

  @Override
  public String signature() {
    return head(exact ? EXACT_MATCH : F1, part)
        .with("na", threshold)
        .with("scale", scale().key())
        .with(resampling())
        .toString();
  }

  @Override
  protected ItemScorer<AnsweredQuestion> scorer() {
    return new Scorer(threshold);
  }

  @Override
  double total(double[] sums) {
    double answerable = sums[exact ? Scorer.EXACT : Scorer.F1];
    return switch (part) {
      case ALL -> answerable + sums[Scorer.RIGHTLY_EMPTY];
      case ANSWERABLE -> answerable;
      case UNANSWERABLE -> sums[Scorer.RIGHTLY_EMPTY];
    };
  }

  @Override
  double items(double[] sums, long n) {
    return switch (part) {
      case ALL -> n;
      case ANSWERABLE -> sums[Scorer.ANSWERABLE];
      case UNANSWERABLE -> n - sums[Scorer.ANSWERABLE];
    };
  }

  @Override
  boolean isShare() {
    return exact || part == Part.UNANSWERABLE;
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    return "no question is " + part.key();
  }

  private static MetricSignature head(String id, Part part) {
    return part == Part.ALL ? MetricSignature.of(id) : MetricSignature.of(id, part.key());
  }

  private static final class Scorer implements ItemScorer<AnsweredQuestion> {
    static final int ANSWERABLE = 0;
    static final int EXACT = 1;
    static final int F1 = 2;
    static final int RIGHTLY_EMPTY = 3;

    private final double threshold;

    Scorer(double threshold) {
      this.threshold = threshold;
    }

    @Override
    public String id() {
      return MetricSignature.of("squad2-answers").with("na", threshold).toString();
    }

    @Override
    public int columns() {
      return 4;
    }

    @Override
    public void score(AnsweredQuestion row, double[] out) {
      boolean takenAsEmpty = row.noAnswerProbability() > threshold;
      if (row.isAnswerable()) {
        out[ANSWERABLE] = 1;
        out[EXACT] = !takenAsEmpty && row.isExact() ? 1 : 0;
        out[F1] = takenAsEmpty ? 0 : row.f1();
      } else {
        out[RIGHTLY_EMPTY] = takenAsEmpty || row.isExact() ? 1 : 0;
      }
    }
  }
}
