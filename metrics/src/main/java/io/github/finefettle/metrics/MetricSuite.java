package io.github.finefettle.metrics;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Several metrics measured in one pass over the rows. Metrics that gather the same numbers share
 * one state: all classification metrics one confusion matrix, all metrics of one text scorer its
 * sums. Immutable and safe for use by several threads.
 *
 * @param <R> the type of a row
 */
@CheckReturnValue
public final class MetricSuite<R> {
  private final List<Metric<R>> metrics;

  private MetricSuite(List<Metric<R>> metrics) {
    this.metrics = metrics;
  }

  /**
   * A suite.
   *
   * @param <R> the type of a row
   * @param metrics one or more, each with an id of its own
   * @return the suite
   * @throws IllegalArgumentException if there is none, or two share an id
   */
  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read, and copied before the method returns.
  public static <R> MetricSuite<R> of(Metric<R>... metrics) {
    return ofAll(List.of(metrics));
  }

  /**
   * A suite.
   *
   * @param <R> the type of a row
   * @param metrics one or more, each with an id of its own
   * @return the suite
   * @throws IllegalArgumentException if there is none, or two share an id
   */
  public static <R> MetricSuite<R> ofAll(List<? extends Metric<R>> metrics) {
    if (metrics.isEmpty()) {
      throw new IllegalArgumentException(
          "The suite has no metrics. Name one or more, such as ClassificationMetric.macroF1().");
    }
    Map<String, String> signatures = new LinkedHashMap<>();
    for (Metric<R> metric : metrics) {
      String earlier = signatures.putIfAbsent(metric.id(), metric.signature());
      if (earlier != null) {
        throw new IllegalArgumentException(
            "The id ("
                + metric.id()
                + ") stands for both "
                + earlier
                + " and "
                + metric.signature()
                + ". Measure them in two suites, or leave one out.");
      }
    }
    return new MetricSuite<>(List.copyOf(new ArrayList<Metric<R>>(metrics)));
  }

  /**
   * The metrics in the order given.
   *
   * @return an unmodifiable list
   */
  public List<Metric<R>> metrics() {
    return metrics;
  }

  /**
   * Begins a state.
   *
   * @return an empty state
   */
  public SuiteState<R> newState() {
    return new SuiteState<>(metrics);
  }

  /**
   * Reads a state that {@link SuiteState#toBytes()} wrote.
   *
   * @param bytes the bytes
   * @return the state
   * @throws IllegalArgumentException if the bytes are of other metrics or an unknown version
   */
  public SuiteState<R> readState(byte[] bytes) {
    return SuiteState.read(metrics, bytes);
  }

  /**
   * How the suite is run on many rows: threads, progress, cancellation.
   *
   * @return a runner on one thread that tells nobody
   */
  public SuiteRunner<R> runner() {
    return new SuiteRunner<>(this, 1, ProgressListener.none(), new Cancellation());
  }

  /**
   * Measures rows in one pass.
   *
   * @param rows the rows; their order does not matter
   * @return the measurements by id, in the order of the metrics
   */
  public SuiteResult evaluate(Iterable<? extends R> rows) {
    SuiteState<R> state = newState();
    rows.forEach(state::add);
    return state.measure();
  }
}
