package io.github.finefettle.metrics.items;

/** A number that depends on the items only through the sums of what is counted of them. */
@FunctionalInterface
public interface FunctionOfSums {
  /**
   * The number.
   *
   * @param sums the sum of each column; not to be changed
   * @param n how many items there are, 1 or more
   * @return the number, or NaN where it is undefined
   */
  double of(double[] sums, long n);
}
