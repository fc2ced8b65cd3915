package io.github.finefettle.core.metric;

/**
 * What a metric remembers of the rows it has seen. States hold counts or exact sums only, so that
 * any partition of the rows, merged in any order, gives the same bits.
 *
 * <p>Not safe for use by several threads; give each its own and merge.
 *
 * @param <R> the type of a row
 */
public interface MetricState<R> {
  /**
   * Takes a row in.
   *
   * @param row the row
   */
  void add(R row);

  /**
   * Takes in all that another state of the same metric has seen. The other is left as it was.
   *
   * @param other a state of the same metric
   * @throws IllegalArgumentException if it belongs to another metric
   */
  void merge(MetricState<R> other);

  /**
   * The metric of all rows seen so far.
   *
   * @return a value with its interval, or the reason why there is none
   */
  Measurement measure();

  /**
   * The state in a versioned form of its own.
   *
   * @return bytes, equal for equal states
   */
  byte[] toBytes();
}
