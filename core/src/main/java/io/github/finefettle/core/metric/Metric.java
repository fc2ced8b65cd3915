package io.github.finefettle.core.metric;

import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.objective.Objective;
import java.util.Optional;
import java.util.Set;

/**
 * A metric as a pure description: what it is called, which way is better, in what range it lies.
 * The numbers are gathered by a {@link MetricState}, one a thread or partition, merged afterwards.
 *
 * <p>Implementations are immutable and safe for use by several threads.
 *
 * @param <R> the type of a row, such as a pair of true and predicted label
 */
public interface Metric<R> {
  /**
   * The short name, unique in a suite.
   *
   * @return lower-case words joined by hyphens, such as {@code "macro-f1"}, but for the field's own
   *     spelling of a name, such as {@code "rougeL"}; the label of a metric of one label follows in
   *     parentheses, such as {@code "recall(spam)"}
   */
  String id();

  /**
   * The full name: id and every choice that changes the value, in the grammar {@code
   * id|key:value|...|v:n}.
   *
   * @return the signature
   */
  String signature();

  /**
   * Which way is better.
   *
   * @return the direction
   */
  Direction direction();

  /**
   * The least value the metric can take.
   *
   * @return a number or negative infinity
   */
  double lowest();

  /**
   * The greatest value the metric can take.
   *
   * @return a number or infinity
   */
  double highest();

  /**
   * What a row must hold for this metric, so that a caller can ask before rows are made.
   *
   * @return an unmodifiable set; empty where a metric says nothing of it
   */
  default Set<MetricInput> needs() {
    return Set.of();
  }

  /**
   * The trivial predictor whose value stands beside this metric's own.
   *
   * @return a clause such as {@code "always answering the most frequent label"}, or empty where
   *     there is none
   */
  default Optional<String> baseline() {
    return Optional.empty();
  }

  /**
   * What this metric's state gathers. Metrics with equal state ids can be measured from one state,
   * so that a suite fills it once for all of them.
   *
   * @return the signature, unless the metric shares its state with others
   */
  default String stateId() {
    return signature();
  }

  /**
   * This metric of a state that a metric with the same {@link #stateId()} began.
   *
   * @param state such a state
   * @return the measurement under this metric's signature
   * @throws IllegalArgumentException if the state is of another kind
   */
  default Measurement measure(MetricState<R> state) {
    return state.measure();
  }

  /**
   * Begins a state.
   *
   * @return an empty state
   */
  MetricState<R> newState();

  /**
   * Reads a state that {@link MetricState#toBytes()} wrote.
   *
   * @param bytes the bytes
   * @return the state
   * @throws IllegalArgumentException if the bytes are of another metric or an unknown version
   */
  MetricState<R> readState(byte[] bytes);

  /**
   * This metric as something to improve.
   *
   * @return the objective with this metric's signature and direction
   */
  default Objective objective() {
    return direction() == Direction.MINIMIZE
        ? Objective.minimize(signature())
        : Objective.maximize(signature());
  }

  /**
   * Measures rows in one pass.
   *
   * @param rows the rows; their order does not matter
   * @return the measurement
   */
  default Measurement evaluate(Iterable<? extends R> rows) {
    MetricState<R> state = newState();
    rows.forEach(state::add);
    return state.measure();
  }
}
