package io.github.finefettle.metrics.language;

import com.google.errorprone.annotations.CheckReturnValue;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The share of multiple-choice questions whose right choice has the greatest likelihood, with
 * Wilson's interval. Among choices alike, the first counts as the answer, as in the evaluation
 * harness of EleutherAI, whose four readings these are. Immutable and safe for use by several
 * threads.
 */
@CheckReturnValue
public final class MultipleChoiceMetric extends ItemMetric<ChoiceLikelihoods> {
  private final Reading reading;
  private final Resampling resampling;

  private MultipleChoiceMetric(Reading reading, Resampling resampling) {
    this.reading = reading;
    this.resampling = resampling;
  }

  /**
   * By the likelihood of the whole choice, which favours short ones.
   *
   * @return the metric, in [0, 1]
   */
  public static MultipleChoiceMetric acc() {
    return of(Reading.WHOLE);
  }

  /**
   * By the log-likelihood over the characters (code points) of the choice.
   *
   * @return the metric, in [0, 1]
   */
  public static MultipleChoiceMetric accNorm() {
    return of(Reading.CHARACTERS);
  }

  /**
   * By the log-likelihood over the UTF-8 bytes of the choice.
   *
   * @return the metric, in [0, 1]
   */
  public static MultipleChoiceMetric accBytes() {
    return of(Reading.BYTES);
  }

  /**
   * By the log-likelihood less that of the choice without the question. Undefined if a question
   * does not say the latter.
   *
   * @return the metric, in [0, 1]
   */
  public static MultipleChoiceMetric accMutualInfo() {
    return of(Reading.MUTUAL_INFORMATION);
  }

  /**
   * Finds a metric by its signature or its id.
   *
   * @param signature such as {@code "acc-norm|by:characters|ties:first|v:1"} or {@code "acc"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static MultipleChoiceMetric parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    reader.requireNoArgument();
    Reading reading =
        Arrays.stream(Reading.values())
            .filter(r -> r.id.equals(reader.id()))
            .findFirst()
            .orElseThrow(
                () ->
                    reader.malformed(
                        "\"" + reader.id() + "\" is none of " + String.join(", ", ids())));
    reader.require("by", reading.by);
    reader.require("ties", "first");
    MultipleChoiceMetric metric = new MultipleChoiceMetric(reading, reader.resampling());
    reader.requireNothingElse();
    return metric;
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return Arrays.stream(Reading.values()).map(r -> r.id).toList();
  }

  /**
   * The same metric with another plan for intervals, of which only the confidence matters.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public MultipleChoiceMetric resampledBy(Resampling plan) {
    return new MultipleChoiceMetric(reading, plan);
  }

  @Override
  public String signature() {
    return MetricSignature.of(reading.id)
        .with("by", reading.by)
        .with("ties", "first")
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
    return Set.of(MetricInput.LOSSES);
  }

  @Override
  protected ItemScorer<ChoiceLikelihoods> scorer() {
    return reading;
  }

  @Override
  protected Resampling resampling() {
    return resampling;
  }

  @Override
  protected double value(double[] sums, long n) {
    return sums[Reading.UNKNOWN] > 0 ? Double.NaN : sums[Reading.HITS] / n;
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    return "the choices of "
        + (long) sums[Reading.UNKNOWN]
        + " of "
        + n
        + " questions have no likelihood without the question";
  }

  @Override
  protected Optional<Interval> interval(ItemStatistics statistics, double value) {
    long hits = (long) statistics.sums()[Reading.HITS];
    return Optional.of(new Proportion(hits, statistics.n()).wilson(resampling.confidence()));
  }

  private static MultipleChoiceMetric of(Reading reading) {
    return new MultipleChoiceMetric(reading, Resampling.standard());
  }

  /** What is compared between the choices. */
  private enum Reading implements ItemScorer<ChoiceLikelihoods> {
    WHOLE("acc", "sum"),
    CHARACTERS("acc-norm", "characters"),
    BYTES("acc-bytes", "bytes"),
    MUTUAL_INFORMATION("acc-mutual-info", "mutual-information");

    private static final int HITS = 0;
    private static final int UNKNOWN = 1;

    private final String id;
    private final String by;

    Reading(String id, String by) {
      this.id = id;
      this.by = by;
    }

    @Override
    public String id() {
      return "choices-by-" + by;
    }

    @Override
    public int columns() {
      return 2;
    }

    @Override
    public void score(ChoiceLikelihoods row, double[] out) {
      if (this == MUTUAL_INFORMATION && !row.hasUnconditional()) {
        out[UNKNOWN] = 1;
        return;
      }
      int best = 0;
      for (int i = 1; i < row.choices(); i++) {
        if (of(row, i) > of(row, best)) {
          best = i;
        }
      }
      out[HITS] = best == row.right() ? 1 : 0;
    }

    private double of(ChoiceLikelihoods row, int choice) {
      return switch (this) {
        case WHOLE -> row.given(choice);
        case CHARACTERS -> row.given(choice) / row.characters(choice);
        case BYTES -> row.given(choice) / row.bytes(choice);
        case MUTUAL_INFORMATION -> row.given(choice) - row.alone(choice);
      };
    }
  }
}
