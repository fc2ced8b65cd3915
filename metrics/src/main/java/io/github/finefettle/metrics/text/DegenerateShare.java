package io.github.finefettle.metrics.text;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Proportion;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.items.ItemStatistics;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The share of predictions that are no real answers; references play no part. Less is better, the
 * interval is Wilson's.
 *
 * <ul>
 *   <li>{@code empty-rate}: nothing, or white space only.
 *   <li>{@code truncated-rate}: of the predictions that are not empty, those that break off: behind
 *       closing quotes and brackets, the last character is none of {@code . ! ? …} and their
 *       fellows in other scripts. A list or a bare label breaks off by this rule, so use it where
 *       sentences are expected.
 *   <li>{@code refusal-rate(phrases)}: those that hold one of the phrases which the caller gives,
 *       in any case, with any white space between words, and straight or curly apostrophes.
 * </ul>
 *
 * <p>Immutable.
 */
@CheckReturnValue
public final class DegenerateShare extends TextQuotient {
  private final DegenerateAnswer answer;

  private DegenerateShare(DegenerateAnswer answer, Resampling resampling) {
    super(answer.signature(), new Scorer(answer), resampling);
    this.answer = answer;
  }

  /**
   * The share of empty predictions.
   *
   * @return the metric, in [0, 1]
   */
  public static DegenerateShare empty() {
    return new DegenerateShare(DegenerateAnswer.empty(), Resampling.standard());
  }

  /**
   * Of the predictions that are not empty, the share that break off. Undefined if all are empty.
   *
   * @return the metric, in [0, 1]
   */
  public static DegenerateShare truncated() {
    return new DegenerateShare(DegenerateAnswer.truncated(), Resampling.standard());
  }

  /**
   * The share of predictions that hold one of some phrases.
   *
   * @param phrases one or more phrases with a letter or another visible character each, such as
   *     {@code "as an AI language model"}; their order does not matter
   * @return the metric, in [0, 1]
   */
  public static DegenerateShare refusals(List<String> phrases) {
    return new DegenerateShare(DegenerateAnswer.refusal(phrases), Resampling.standard());
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "empty-rate"} or {@code "refusal-rate(i cannot)"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static DegenerateShare parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    DegenerateShare read = new DegenerateShare(DegenerateAnswer.parse(reader), reader.resampling());
    reader.requireNothingElse();
    return read;
  }

  /**
   * The ids of all metrics here; that of refusals with {@code (phrases)} after it.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return List.of(
        DegenerateAnswer.EMPTY, DegenerateAnswer.TRUNCATED, DegenerateAnswer.REFUSAL + "(phrases)");
  }

  /**
   * The same metric with an interval of another confidence.
   *
   * @param plan of which only the confidence matters here
   * @return a new metric
   */
  public DegenerateShare resampledBy(Resampling plan) {
    return new DegenerateShare(answer, plan);
  }

  @Override
  public Direction direction() {
    return Direction.MINIMIZE;
  }

  @Override
  protected double value(double[] sums, long n) {
    return sums[1] == 0 ? Double.NaN : sums[0] / sums[1];
  }

  @Override
  protected OptionalLong support(double[] sums, long n) {
    return OptionalLong.of((long) sums[1]);
  }

  @Override
  protected Optional<Interval> interval(ItemStatistics statistics, double value) {
    double[] sums = statistics.sums();
    return Optional.of(
        new Proportion((long) sums[0], (long) sums[1]).wilson(resampling().confidence()));
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    return "all predictions are empty";
  }

  /** Whether the prediction is such an answer, and whether it could be one. */
  private static final class Scorer implements ItemScorer<TextPair> {
    private final DegenerateAnswer answer;
    private final String id;

    Scorer(DegenerateAnswer answer) {
      this.answer = answer;
      this.id = "share-of|" + answer.signature().asStateId();
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public int columns() {
      return 2;
    }

    @Override
    public void score(TextPair row, double[] out) {
      String text = PythonText.strip(row.prediction());
      out[0] = answer.is(text) ? 1 : 0;
      out[1] = answer.canBe(text) ? 1 : 0;
    }
  }
}
