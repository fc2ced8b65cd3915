package io.github.finefettle.metrics.text;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.description.SignatureReader;
import java.util.List;

/**
 * distinct-n (Li et al., 2016): the different n-grams of all predictions together over all their
 * n-grams; references play no part. Undefined if no prediction has n words.
 *
 * <p>It falls as texts are added, because language repeats itself: compare only values with about
 * as many n-grams, which the measurement gives as its support. It is no mean over rows, so it has
 * no interval.
 *
 * <p>The state holds each different word and n-gram, so any partition of the rows gives the exact
 * number; its memory grows with them (some 20 to 40 bytes an n-gram). Immutable.
 */
@CheckReturnValue
public final class DistinctNgrams extends DiversityMetric {
  private static final String ID = "distinct-";

  private DistinctNgrams(int order, WordRule rule) {
    super(signature(ID, order, rule), order, rule);
  }

  /**
   * The metric, with words between white space.
   *
   * @param order the words of an n-gram, 1 to 9; usual are 1 and 2
   * @return the metric, in (0, 1]
   */
  public static DistinctNgrams of(int order) {
    return new DistinctNgrams(order, WordRule.WHITE_SPACE);
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "distinct-2"} or {@code "distinct-1|tok:unicode"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static DistinctNgrams parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    reader.requireNoArgument();
    DistinctNgrams read =
        new DistinctNgrams(GramOrder.of(reader, ID), WordRule.of(reader, WordRule.WHITE_SPACE));
    reader.requireNothingElse();
    return read;
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return GramOrder.ids(ID);
  }

  /**
   * The same metric with another rule for words.
   *
   * @param words the rule; {@link WordRule#WHITE_SPACE} unless said otherwise
   * @return a new metric
   */
  public DistinctNgrams words(WordRule words) {
    return new DistinctNgrams(order(), words);
  }

  @Override
  public Direction direction() {
    return Direction.MAXIMIZE;
  }

  @Override
  public MetricState<TextPair> newState() {
    return new DistinctState(this);
  }

  @Override
  public MetricState<TextPair> readState(byte[] bytes) {
    DistinctState state = new DistinctState(this);
    state.read(bytes);
    return state;
  }

  Measurement measured(long rows, long different, long grams) {
    if (grams == 0) {
      return Measurement.undefined(
          signature(),
          rows == 0
              ? "there are no rows"
              : "no prediction has " + order() + " words under tok:" + rule().key(),
          rows);
    }
    return Measurement.of(signature(), (double) different / grams, rows).withSupport(grams);
  }
}
