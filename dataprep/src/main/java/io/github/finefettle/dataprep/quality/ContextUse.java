package io.github.finefettle.dataprep.quality;

import io.github.finefettle.dataprep.examples.Example;
import java.util.OptionalDouble;

/**
 * How many rows a context limit cuts. Mergeable in any order.
 *
 * @param rows how many rows were measured
 * @param cut how many of them exceed the limit
 * @param tokens the sum of their lengths
 * @param longest the length of the longest row, 0 without a row
 */
public record ContextUse(long rows, long cut, long tokens, long longest) {
  /**
   * Measures rows.
   *
   * @param limit the limit
   * @param examples the rows
   * @return the counts
   * @throws Exception if the tokenizer fails
   */
  public static ContextUse of(ContextLimit limit, Iterable<Example> examples) throws Exception {
    ContextUse use = new ContextUse(0, 0, 0, 0);
    for (Example example : examples) {
      long length = limit.tokensOf(example);
      use = use.merge(new ContextUse(1, length > limit.limit() ? 1 : 0, length, length));
    }
    return use;
  }

  /**
   * The counts of both.
   *
   * @param other counts of other rows
   * @return the sum
   */
  public ContextUse merge(ContextUse other) {
    return new ContextUse(
        rows + other.rows,
        cut + other.cut,
        tokens + other.tokens,
        Math.max(longest, other.longest));
  }

  /**
   * The share of rows that are cut.
   *
   * @return 0 to 1, or empty without a row
   */
  public OptionalDouble shareCut() {
    return rows == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) cut / rows);
  }
}
