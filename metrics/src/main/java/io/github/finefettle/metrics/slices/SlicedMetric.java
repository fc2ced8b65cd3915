package io.github.finefettle.metrics.slices;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.metrics.resampling.Resampling;

/**
 * A metric measured of all rows and of each slice of them, in one pass. Works with any metric: each
 * slice has a state of its own. Where every row is in one slice, the states of all slices merge to
 * that of the whole, bit by bit.
 *
 * <p>Immutable and safe for use by several threads if the function is.
 *
 * @param <R> the type of a row
 */
@CheckReturnValue
public final class SlicedMetric<R> {
  /** Below this many rows a slice is called small. */
  public static final long STANDARD_FEWEST_ROWS = 30;

  private final Metric<R> metric;
  private final SliceFunction<? super R> slices;
  private final long fewestRows;
  private final Resampling resampling;

  private SlicedMetric(
      Metric<R> metric, SliceFunction<? super R> slices, long fewestRows, Resampling resampling) {
    if (fewestRows < 1) {
      throw new IllegalArgumentException(
          "The fewest rows (" + fewestRows + ") of a slice must be 1 or more, such as 30.");
    }
    this.metric = metric;
    this.slices = slices;
    this.fewestRows = fewestRows;
    this.resampling = resampling;
  }

  /**
   * A metric by slice.
   *
   * @param <R> the type of a row
   * @param metric the metric
   * @param slices to which slices a row belongs
   * @return the metric by slice; slices below 30 rows are called small
   */
  public static <R> SlicedMetric<R> of(Metric<R> metric, SliceFunction<? super R> slices) {
    return new SlicedMetric<>(metric, slices, STANDARD_FEWEST_ROWS, Resampling.standard());
  }

  /**
   * The same with another size below which a slice is called small, and then neither the worst nor
   * part of the gap.
   *
   * @param rows 1 or more
   * @return a new metric by slice
   */
  public SlicedMetric<R> fewestRows(long rows) {
    return new SlicedMetric<>(metric, slices, rows, resampling);
  }

  /**
   * The same with the interval of the gap made another way.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric by slice
   */
  public SlicedMetric<R> resampledBy(Resampling plan) {
    return new SlicedMetric<>(metric, slices, fewestRows, plan);
  }

  /**
   * The metric.
   *
   * @return the metric that is measured of each slice
   */
  public Metric<R> metric() {
    return metric;
  }

  /**
   * Begins a state.
   *
   * @return an empty state
   */
  public SliceState<R> newState() {
    return new SliceState<>(this);
  }

  /**
   * Reads a state that {@link SliceState#toBytes()} wrote.
   *
   * @param bytes the bytes
   * @return the state
   * @throws IllegalArgumentException if the bytes are of another metric or an unknown version
   */
  public SliceState<R> readState(byte[] bytes) {
    return SliceState.read(this, bytes);
  }

  /**
   * Measures rows in one pass.
   *
   * @param rows the rows; their order does not matter
   * @return the measurements of the whole and of each slice
   */
  public SliceTable evaluate(Iterable<? extends R> rows) {
    SliceState<R> state = newState();
    rows.forEach(state::add);
    return state.measure();
  }

  SliceFunction<? super R> slices() {
    return slices;
  }

  long fewestRows() {
    return fewestRows;
  }

  Resampling resampling() {
    return resampling;
  }
}
