package io.github.finefettle.metrics.answering;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.resampling.CellBootstrap;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * The best exact match or F1 that any no-answer threshold reaches, as {@code best_exact} and {@code
 * best_f1} of SQuAD 2.0's script. The threshold is found on the very questions that are measured,
 * so the value is too good for new ones; compare models by it, but find the threshold that you ship
 * on validation data.
 *
 * <p>A question is answered if its no-answer probability is not above the threshold. Questions of
 * equal probability are answered together or not at all; SQuAD's script also looks between them,
 * where no threshold can part them, so that its value may be higher and depends on their order.
 *
 * <p>Values lie in [0, 1], or in [0, 100] after {@link #percent()}. The interval resamples
 * questions and seeks the threshold again in each resample; it is left out beyond {@value
 * #MOST_CELLS} different combinations of probability and score. Undefined without rows. Immutable
 * and safe for use by several threads.
 */
@CheckReturnValue
public final class Squad2BestScore implements Metric<AnsweredQuestion> {
  private static final String EXACT_MATCH = "squad2-best-exact-match";
  private static final String F1 = "squad2-best-f1";
  private static final int MOST_CELLS = 20_000;

  private final boolean exact;
  private final Scale scale;
  private final Resampling resampling;

  private Squad2BestScore(boolean exact, Scale scale, Resampling resampling) {
    this.exact = exact;
    this.scale = scale;
    this.resampling = resampling;
  }

  /**
   * The best exact match.
   *
   * @return the metric {@code squad2-best-exact-match}
   */
  public static Squad2BestScore exactMatch() {
    return new Squad2BestScore(true, Scale.ONE, Resampling.standard());
  }

  /**
   * The best F1.
   *
   * @return the metric {@code squad2-best-f1}
   */
  public static Squad2BestScore f1() {
    return new Squad2BestScore(false, Scale.ONE, Resampling.standard());
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "squad2-best-f1|ties:together|scale:1|v:1"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static Squad2BestScore parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    reader.requireNoArgument();
    if (!ids().contains(reader.id())) {
      throw reader.malformed("the id is none of " + ids());
    }
    reader.require("ties", "together");
    Squad2BestScore metric =
        new Squad2BestScore(
            reader.id().equals(EXACT_MATCH),
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
    return List.of(EXACT_MATCH, F1);
  }

  /**
   * The same metric in per cent.
   *
   * @return a new metric with values in [0, 100]
   */
  public Squad2BestScore percent() {
    return new Squad2BestScore(exact, Scale.HUNDRED, resampling);
  }

  /**
   * The same metric with intervals made another way.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public Squad2BestScore resampledBy(Resampling plan) {
    return new Squad2BestScore(exact, scale, plan);
  }

  /**
   * The lowest threshold that reaches the best value.
   *
   * @param state a state that this metric, or one with the same {@link #stateId()}, began
   * @return a no-answer probability that occurs, or empty where it is best to answer nothing
   */
  public OptionalDouble bestThreshold(MetricState<AnsweredQuestion> state) {
    Sweep sweep = new Sweep(required(state));
    sweep.run(sweep.counts);
    return Double.isNaN(sweep.threshold)
        ? OptionalDouble.empty()
        : OptionalDouble.of(sweep.threshold);
  }

  @Override
  public String id() {
    return exact ? EXACT_MATCH : F1;
  }

  @Override
  public String signature() {
    return MetricSignature.of(id())
        .with("ties", "together")
        .with("scale", scale.key())
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
    return scale.factor();
  }

  @Override
  public Set<MetricInput> needs() {
    return Set.of(MetricInput.TEXT, MetricInput.SCORES);
  }

  @Override
  public String stateId() {
    return ThresholdState.ID;
  }

  @Override
  public ThresholdState newState() {
    return new ThresholdState(this);
  }

  @Override
  public ThresholdState readState(byte[] bytes) {
    return ThresholdState.read(this, bytes);
  }

  @Override
  public Measurement measure(MetricState<AnsweredQuestion> state) {
    ThresholdState questions = required(state);
    if (questions.n() == 0) {
      return Measurement.undefined(signature(), "there are no rows", 0);
    }
    Sweep sweep = new Sweep(questions);
    Measurement measured =
        Measurement.of(signature(), scale.factor() * sweep.best(sweep.counts), questions.n());
    Optional<Interval> interval = interval(questions, sweep);
    return interval.isPresent() ? measured.withInterval(interval.get()) : measured;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Squad2BestScore that && signature().equals(that.signature());
  }

  @Override
  public int hashCode() {
    return signature().hashCode();
  }

  @Override
  public String toString() {
    return signature();
  }

  private Optional<Interval> interval(ThresholdState questions, Sweep sweep) {
    if (questions.n() < 2 || sweep.counts.length > MOST_CELLS) {
      return Optional.empty();
    }
    return CellBootstrap.of(resampling, "interval/" + signature())
        .interval(sweep.counts, drawn -> scale.factor() * sweep.best(drawn))
        .filter(i -> i.halfWidth() > 0);
  }

  private ThresholdState required(MetricState<AnsweredQuestion> state) {
    if (state instanceof ThresholdState questions) {
      return questions;
    }
    throw new IllegalArgumentException(
        "The metric "
            + signature()
            + " cannot be measured from this "
            + state.getClass().getSimpleName()
            + ". Give it a state that it, or a metric with the same stateId(), began.");
  }

  /** Goes up through the probabilities, and answers more and more questions. */
  private final class Sweep {
    private final double[] probabilities;
    private final boolean[] answerable;
    private final double[] gains;
    private final long[] counts;
    private double best;
    private double threshold;

    Sweep(ThresholdState state) {
      int size = state.cells().size();
      probabilities = new double[size];
      answerable = new boolean[size];
      gains = new double[size];
      counts = new long[size];
      int[] at = {0};
      state
          .cells()
          .forEach(
              (cell, count) -> {
                probabilities[at[0]] = cell.probability();
                answerable[at[0]] = cell.answerable();
                gains[at[0]] = exact ? cell.exact() : cell.f1();
                counts[at[0]++] = count;
              });
    }

    double best(long[] drawn) {
      run(drawn);
      return best;
    }

    void run(long[] drawn) {
      long n = 0;
      double score = 0;
      for (int i = 0; i < drawn.length; i++) {
        n += drawn[i];
        score += answerable[i] ? 0 : drawn[i];
      }
      double highest = score;
      threshold = Double.NaN;
      for (int i = 0; i < drawn.length; i++) {
        score += drawn[i] * gains[i];
        boolean lastOfTie = i + 1 == drawn.length || probabilities[i + 1] != probabilities[i];
        if (lastOfTie && score > highest) {
          highest = score;
          threshold = probabilities[i];
        }
      }
      best = highest / n;
    }
  }
}
