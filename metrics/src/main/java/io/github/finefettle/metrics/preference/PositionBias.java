package io.github.finefettle.metrics.preference;

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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much a judge's verdict depends on the order in which two answers are shown. Both metrics read
 * one state. Immutable and safe for use by several threads.
 */
@CheckReturnValue
public final class PositionBias extends ItemMetric<SwapTrial> {
  private static final String CONSISTENCY = "swap-consistency";
  private static final String BIAS = "position-bias";
  private static final int CONSISTENT = 0;
  private static final int FIRST = 1;
  private static final int SECOND = 2;
  private static final ItemScorer<SwapTrial> SCORER = new Scorer();

  private final String id;
  private final Resampling resampling;

  private PositionBias(String id, Resampling resampling) {
    this.id = id;
    this.resampling = resampling;
  }

  /**
   * The share of trials whose verdict stays the same when the answers change places, with Wilson's
   * interval. More is better.
   *
   * @return the metric, in [0, 1]
   */
  public static PositionBias swapConsistency() {
    return new PositionBias(CONSISTENCY, Resampling.standard());
  }

  /**
   * How unequally the positions are preferred: the share of verdicts for the one less the share for
   * the other, without sign. 1 for a judge that always prefers what it sees first (or second), 0
   * without bias. Less is better.
   *
   * @return the metric, in [0, 1]
   */
  public static PositionBias positionBias() {
    return new PositionBias(BIAS, Resampling.standard());
  }

  /**
   * Finds a metric by its signature or its id.
   *
   * @param signature such as {@code "swap-consistency|v:1"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static PositionBias parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    reader.requireNoArgument();
    if (!ids().contains(reader.id())) {
      throw reader.malformed("\"" + reader.id() + "\" is none of " + String.join(", ", ids()));
    }
    PositionBias metric = new PositionBias(reader.id(), reader.resampling());
    reader.requireNothingElse();
    return metric;
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return List.of(CONSISTENCY, BIAS);
  }

  /**
   * The same metric with intervals made another way. A plan other than the standard one is part of
   * the signature.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public PositionBias resampledBy(Resampling plan) {
    return new PositionBias(id, plan);
  }

  @Override
  public String signature() {
    return MetricSignature.of(id).with(resampling).toString();
  }

  @Override
  public Direction direction() {
    return isConsistency() ? Direction.MAXIMIZE : Direction.MINIMIZE;
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
    return Set.of(MetricInput.PREFERENCES);
  }

  @Override
  protected ItemScorer<SwapTrial> scorer() {
    return SCORER;
  }

  @Override
  protected Resampling resampling() {
    return resampling;
  }

  @Override
  protected double value(double[] sums, long n) {
    return isConsistency()
        ? sums[CONSISTENT] / n
        : Math.abs(sums[FIRST] - sums[SECOND]) / (2.0 * n);
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    throw new IllegalStateException("The metric " + id + " is defined for any row.");
  }

  @Override
  protected Optional<Interval> interval(ItemStatistics statistics, double value) {
    return isConsistency()
        ? Optional.of(
            new Proportion((long) statistics.sums()[CONSISTENT], statistics.n())
                .wilson(resampling.confidence()))
        : super.interval(statistics, value);
  }

  private boolean isConsistency() {
    return id.equals(CONSISTENCY);
  }

  private static final class Scorer implements ItemScorer<SwapTrial> {
    @Override
    public String id() {
      return "swap-trials";
    }

    @Override
    public int columns() {
      return 3;
    }

    @Override
    public void score(SwapTrial row, double[] out) {
      out[CONSISTENT] = row.isConsistent() ? 1 : 0;
      out[FIRST] = count(row, Outcome.FIRST);
      out[SECOND] = count(row, Outcome.SECOND);
    }

    private static int count(SwapTrial row, Outcome outcome) {
      return (row.asShown() == outcome ? 1 : 0) + (row.swapped() == outcome ? 1 : 0);
    }
  }
}
