package io.github.finefettle.metrics.items;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A metric whose value is a function of sums over items: a mean, a quotient of sums (word error
 * rate, perplexity), a corpus score such as BLEU. Its state holds exact sums, so that any partition
 * of the items merged in any order gives the same bits, and it carries an interval without holding
 * the items; see {@link ItemStatistics}.
 *
 * <p>A subclass says what is counted of an item and how the value follows from the sums. It is
 * immutable and equal to another if the signatures are.
 *
 * @param <R> the type of a row
 */
@CheckReturnValue
public abstract class ItemMetric<R> implements Metric<R> {
  /** For subclasses. */
  protected ItemMetric() {}

  /**
   * What is counted of an item.
   *
   * @return the scorer; it alone decides which metrics share a state
   */
  protected abstract ItemScorer<R> scorer();

  /**
   * The value.
   *
   * @param sums the sum of each column over all items
   * @param n how many items there are, 1 or more
   * @return the value, or NaN where it is undefined
   */
  protected abstract double value(double[] sums, long n);

  /**
   * Why there is no value although there are items.
   *
   * @param sums the sum of each column over all items
   * @param n how many items there are, 1 or more
   * @return a clause such as {@code "the references hold no words"}
   */
  protected abstract String whyUndefined(double[] sums, long n);

  /**
   * How intervals are made.
   *
   * @return the plan, standard unless a subclass says otherwise
   */
  protected Resampling resampling() {
    return Resampling.standard();
  }

  /**
   * How much truth there is, where that is not the number of items.
   *
   * @param sums the sum of each column over all items
   * @param n how many items there are
   * @return the number of true units, or empty
   */
  protected OptionalLong support(double[] sums, long n) {
    return OptionalLong.empty();
  }

  @Override
  public String id() {
    String signature = signature();
    int bar = signature.indexOf('|');
    return bar < 0 ? signature : signature.substring(0, bar);
  }

  @Override
  public String stateId() {
    return scorer().id();
  }

  @Override
  public ItemState<R> newState() {
    return new ItemState<>(this, new ItemStatistics(scorer().columns()));
  }

  @Override
  public ItemState<R> readState(byte[] bytes) {
    return new ItemState<>(this, ItemStatistics.read(scorer().id(), scorer().columns(), bytes));
  }

  @Override
  public Measurement measure(MetricState<R> state) {
    if (!(state instanceof ItemState<R> items) || !items.scorerId().equals(scorer().id())) {
      throw new IllegalArgumentException(
          "The metric "
              + signature()
              + " cannot be measured from this "
              + state.getClass().getSimpleName()
              + ". Give it a state that it, or a metric with the same stateId(), began.");
    }
    return measure(items.statistics());
  }

  /**
   * The measurement of items that were counted already.
   *
   * @param statistics the counts of this metric's scorer
   * @return a value with its interval, or the reason why there is none
   */
  public Measurement measure(ItemStatistics statistics) {
    long n = statistics.n();
    if (n == 0) {
      return Measurement.undefined(signature(), "there are no rows", 0);
    }
    double[] sums = statistics.sums();
    double value = value(sums, n);
    Measurement measured =
        Double.isNaN(value)
            ? Measurement.undefined(signature(), whyUndefined(sums, n), n)
            : Measurement.of(signature(), value, n);
    OptionalLong support = support(sums, n);
    if (support.isPresent()) {
      measured = measured.withSupport(support.getAsLong());
    }
    if (Double.isNaN(value)) {
      return measured;
    }
    Optional<Interval> interval = interval(statistics, value);
    return interval.isPresent() ? measured.withInterval(interval.get()) : measured;
  }

  /**
   * The interval of a value.
   *
   * @param statistics the counts of this metric's scorer
   * @param value what {@link #value} gave for them
   * @return the interval inside the metric's range, or empty where none can be made
   */
  protected Optional<Interval> interval(ItemStatistics statistics, double value) {
    return statistics.interval(
        resampling(), "interval/" + signature(), this::value, lowest(), highest());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ItemMetric<?> that && signature().equals(that.signature());
  }

  @Override
  public int hashCode() {
    return signature().hashCode();
  }

  @Override
  public String toString() {
    return signature();
  }
}
