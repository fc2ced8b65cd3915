package io.github.finefettle.metrics.regression;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.metrics.items.ItemStatistics;
import java.util.Arrays;
import java.util.Optional;

/** A metric that needs every pair: ranks and medians are no functions of sums. */
final class HeldMetric implements Metric<NumberPair> {
  /** The spread of Fisher's z of tau, times n - 4 (Fieller, Hartley and Pearson, 1957). */
  private static final double KENDALL_VARIANCE = 0.437;

  private final Choice choice;

  HeldMetric(Choice choice) {
    this.choice = choice;
  }

  @Override
  public String id() {
    return choice.kind().id();
  }

  @Override
  public String signature() {
    return choice.signature();
  }

  @Override
  public Direction direction() {
    return choice.kind().bound().direction();
  }

  @Override
  public double lowest() {
    return choice.kind().bound().lowest();
  }

  @Override
  public double highest() {
    return choice.kind().bound().highest();
  }

  @Override
  public String stateId() {
    return HeldPairs.ID;
  }

  @Override
  public HeldPairs newState() {
    return new HeldPairs(this);
  }

  @Override
  public HeldPairs readState(byte[] bytes) {
    return HeldPairs.read(this, bytes);
  }

  @Override
  public Measurement measure(MetricState<NumberPair> state) {
    if (!(state instanceof HeldPairs pairs)) {
      throw new IllegalArgumentException(
          "The metric "
              + signature()
              + " cannot be measured from this "
              + state.getClass().getSimpleName()
              + ". Give it a state that it, or a metric with the same stateId(), began.");
    }
    return measure(pairs);
  }

  Measurement measure(HeldPairs pairs) {
    if (pairs.n() == 0) {
      return Measurement.undefined(signature(), "there are no rows", 0);
    }
    double[] truths = pairs.truths();
    double[] predictions = pairs.predictions();
    return switch (choice.kind()) {
      case MEDIAN_ABSOLUTE_ERROR -> medianError(truths, predictions);
      case D2_ABSOLUTE -> explained(truths, predictions);
      default -> rankCorrelation(truths, predictions);
    };
  }

  private Measurement rankCorrelation(double[] truths, double[] predictions) {
    int n = truths.length;
    if (n < 2) {
      return Measurement.undefined(signature(), "there are fewer than two rows", n);
    }
    if (Ranks.isConstant(truths) || Ranks.isConstant(predictions)) {
      String side = Ranks.isConstant(truths) ? "truths" : "predictions";
      return Measurement.undefined(signature(), "all " + side + " are the same", n);
    }
    boolean spearman = choice.kind() == RegressionKind.SPEARMAN;
    double value =
        spearman ? Ranks.spearman(truths, predictions) : Ranks.kendall(truths, predictions);
    double variance =
        spearman
            ? n > 3 ? (1 + value * value / 2) / (n - 3) : Double.NaN
            : n > 4 ? KENDALL_VARIANCE / (n - 4) : Double.NaN;
    return with(
        value,
        n,
        FisherZ.interval(
            value,
            variance,
            choice.plan().confidence(),
            spearman ? "fisher-z-bonett-wright" : "fisher-z-fieller"));
  }

  private Measurement medianError(double[] truths, double[] predictions) {
    double[] errors = new double[truths.length];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = Math.abs(truths[i] - predictions[i]);
    }
    Arrays.sort(errors);
    return with(
        median(errors), errors.length, MedianInterval.of(errors, choice.plan().confidence()));
  }

  private Measurement explained(double[] truths, double[] predictions) {
    int n = truths.length;
    if (n < 2 || Ranks.isConstant(truths)) {
      String why = n < 2 ? "there are fewer than two rows" : "all truths are the same";
      return Measurement.undefined(signature(), why, n);
    }
    double median = median(truths);
    ItemStatistics statistics = new ItemStatistics(2);
    for (int i = 0; i < n; i++) {
      statistics.add(Math.abs(truths[i] - predictions[i]), Math.abs(truths[i] - median));
    }
    double[] sums = statistics.sums();
    return with(
        1 - sums[0] / sums[1],
        n,
        // To first order the value does not move with the median, which makes its divisor least.
        statistics.interval(
            choice.plan(),
            "interval/" + signature(),
            (s, items) -> s[1] > 0 ? 1 - s[0] / s[1] : Double.NaN,
            lowest(),
            highest()));
  }

  private Measurement with(double value, int n, Optional<Interval> interval) {
    Measurement measured = Measurement.of(signature(), value, n);
    return interval.isPresent() ? measured.withInterval(interval.get()) : measured;
  }

  private static double median(double[] sorted) {
    int n = sorted.length;
    return n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  }
}
