package io.github.finefettle.metrics.regression;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.items.ItemStatistics;
import java.util.Optional;

/** A metric of exact second moments. */
final class MomentMetric extends ItemMetric<NumberPair> {
  private final Choice choice;

  MomentMetric(Choice choice) {
    this.choice = choice;
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
  protected ItemScorer<NumberPair> scorer() {
    return new Moments.Scorer();
  }

  @Override
  public Measurement measure(ItemStatistics statistics) {
    long n = statistics.n();
    if (n == 0) {
      return Measurement.undefined(signature(), "there are no rows", 0);
    }
    Moments moments = Moments.of(statistics);
    double value = n < 2 ? Double.NaN : value(moments);
    if (Double.isNaN(value)) {
      return Measurement.undefined(signature(), whyUndefined(moments), n);
    }
    Measurement measured = Measurement.of(signature(), value, n);
    Optional<Interval> interval = interval(statistics, moments, value);
    return interval.isPresent() ? measured.withInterval(interval.get()) : measured;
  }

  /** Not asked for: the value follows from the products, not from the sums alone. */
  @Override
  protected double value(double[] sums, long n) {
    throw new IllegalStateException("The value follows from exact products.");
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    throw new IllegalStateException("The reason follows from exact products.");
  }

  private double value(Moments m) {
    return switch (choice.kind()) {
      case R2 -> explained(m.squaredError(), m.truth());
      case EXPLAINED_VARIANCE -> explained(m.error(), m.truth());
      case PEARSON -> m.truth() == 0 || m.prediction() == 0 ? Double.NaN : m.pearson();
      default ->
          m.truth() == 0 && m.prediction() == 0 && m.meanError() == 0
              ? Double.NaN
              : m.concordance();
    };
  }

  private double explained(double errors, double truths) {
    if (truths > 0) {
      return 1 - errors / truths;
    }
    if (!choice.forceFinite()) {
      return Double.NaN;
    }
    return errors == 0 ? 1 : 0;
  }

  private String whyUndefined(Moments m) {
    if (m.n() < 2) {
      return "there are fewer than two rows";
    }
    if (m.truth() > 0) {
      return "all predictions are the same";
    }
    return choice.kind() == RegressionKind.CONCORDANCE
        ? "all truths and predictions are the same number"
        : "all truths are the same";
  }

  private Optional<Interval> interval(ItemStatistics statistics, Moments m, double value) {
    double confidence = choice.plan().confidence();
    return switch (choice.kind()) {
      case PEARSON ->
          m.n() <= 3
              ? Optional.empty()
              : FisherZ.interval(value, 1.0 / (m.n() - 3), confidence, "fisher-z");
      case CONCORDANCE -> FisherZ.interval(value, linVariance(m, value), confidence, "lin");
      default ->
          m.truth() == 0 || m.squaredError() == 0
              ? Optional.empty()
              : ofExplained(statistics, m, value);
    };
  }

  /** Bootstrap of the rows while they are few enough to be held, then the delta method. */
  private Optional<Interval> ofExplained(ItemStatistics statistics, Moments m, double value) {
    boolean isR2 = choice.kind() == RegressionKind.R2;
    Optional<Interval> resampled =
        statistics.resampled(
            choice.plan(),
            "interval/" + signature(),
            new Moments.Deviations(m.meanTruth()),
            (sums, n) -> {
              double truths = sums[1] - sums[0] * sums[0] / n;
              double errors = isR2 ? sums[3] : sums[3] - sums[2] * sums[2] / n;
              return truths > 0 ? Math.min(1, 1 - errors / truths) : Double.NaN;
            });
    return resampled.isPresent()
        ? resampled.filter(i -> i.halfWidth() > 0)
        : NormalDelta.interval(m, isR2, value, choice.plan().confidence());
  }

  /** Lin (1989, 2000): the variance of the transformed concordance of normal pairs. */
  private static double linVariance(Moments m, double c) {
    double r = m.truth() == 0 || m.prediction() == 0 ? 0 : m.pearson();
    if (r == 0 || m.n() <= 2) {
      return Double.NaN;
    }
    double u2 = m.n() * m.meanError() * m.meanError() / Math.sqrt(m.truth() * m.prediction());
    double rest = 1 - c * c;
    return ((1 - r * r) * c * c / (rest * r * r)
            + 2 * c * c * c * (1 - c) * u2 / (r * rest * rest)
            - c * c * c * c * u2 * u2 / (2 * r * r * rest * rest))
        / (m.n() - 2);
  }
}
