package io.github.finefettle.djl;

import ai.djl.ndarray.NDList;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricState;

/**
 * A metric with the function that reads its rows.
 *
 * @param <R> the metric's type of a row
 */
record MetricReading<R>(Metric<R> metric, PredictionReader<R> reader) {

  ObjectiveValue begin() {
    MetricState<R> state = metric.newState();
    return new ObjectiveValue() {
      @Override
      public void add(NDList labels, NDList predictions) {
        rows(labels, predictions).forEach(state::add);
      }

      @Override
      public double value() {
        return state.measure().value().orElse(Double.NaN);
      }
    };
  }

  private Iterable<R> rows(NDList labels, NDList predictions) {
    try {
      return reader.read(labels, predictions);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(
          "The reader of " + metric.id() + " could not read a validation batch.", e);
    }
  }
}
