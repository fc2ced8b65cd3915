package io.github.finefettle.metrics.preference;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Normal;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import java.util.List;
import java.util.Set;

/**
 * The win rate that a player would have if all its answers were as long as those they met. Judges
 * prefer long answers, so that a model can win by length alone.
 *
 * <p>A logistic regression explains each win (a tie is half a one) by a constant and by tanh of the
 * difference in length, in standard deviations of that difference; the value is the chance that the
 * constant alone gives. It is the idea of Dubois et al., "Length-controlled AlpacaEval" (2024),
 * without their term for the difficulty of each instruction and without a penalty, so its numbers
 * are not theirs. The interval is Wald's on the scale of the log-odds.
 *
 * <p>Undefined if the player took part in no match, if a match of it has no lengths, if all
 * differences are one and the same that is not 0, and if outcomes can be told by the fit without
 * error, as when it always wins. Immutable and safe for use by several threads.
 */
@CheckReturnValue
public final class LengthControlledWinRate implements Metric<Match> {
  private static final String ID = "length-controlled-win-rate";
  private static final double STANDARD_CONFIDENCE = 0.95;

  private final String player;
  private final double confidence;

  private LengthControlledWinRate(String player, double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "The confidence (" + confidence + ") must lie strictly between 0 and 1, such as 0.95.");
    }
    this.player = player;
    this.confidence = confidence;
  }

  /**
   * The length-controlled win rate of a player.
   *
   * @param player its name in the matches
   * @return the metric, in [0, 1]
   */
  public static LengthControlledWinRate of(String player) {
    return new LengthControlledWinRate(player, STANDARD_CONFIDENCE);
  }

  /**
   * Finds a metric by its signature; what it leaves out has its default.
   *
   * @param signature such as {@code
   *     "length-controlled-win-rate(ours)|ties:half|length:tanh-sd|v:1"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static LengthControlledWinRate parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    if (!reader.id().equals(ID)) {
      throw reader.malformed("\"" + reader.id() + "\" is not " + ID + "(player)");
    }
    String player = reader.requireArgument("ours");
    reader.require("ties", "half");
    reader.require("length", "tanh-sd");
    double confidence = reader.number("ci", STANDARD_CONFIDENCE);
    reader.requireNothingElse();
    return new LengthControlledWinRate(player, confidence);
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return List.of(ID + "(player)");
  }

  /**
   * The same metric with another confidence of its interval.
   *
   * @param coverage two-sided, in (0, 1)
   * @return a new metric
   */
  public LengthControlledWinRate confidence(double coverage) {
    return new LengthControlledWinRate(player, coverage);
  }

  @Override
  public String id() {
    return MetricSignature.of(ID, player).head();
  }

  @Override
  public String signature() {
    MetricSignature signature =
        MetricSignature.of(ID, player).with("ties", "half").with("length", "tanh-sd");
    return (confidence == STANDARD_CONFIDENCE ? signature : signature.with("ci", confidence))
        .toString();
  }

  @Override
  public Direction direction() {
    return Direction.MAXIMIZE;
  }

  @Override
  public double lowest() {
    return 0;
  }

  @Override
  public double highest() {
    return 1;
  }

  @Override
  public Set<MetricInput> needs() {
    return Set.of(MetricInput.PREFERENCES);
  }

  @Override
  public String stateId() {
    return MetricSignature.of("wins-by-length", player).toString();
  }

  @Override
  public MetricState<Match> newState() {
    return new LengthCounts(this);
  }

  @Override
  public MetricState<Match> readState(byte[] bytes) {
    return LengthCounts.read(this, bytes);
  }

  @Override
  public Measurement measure(MetricState<Match> state) {
    if (!(state instanceof LengthCounts counts)) {
      throw new IllegalArgumentException(
          "The metric "
              + signature()
              + " cannot be measured from this "
              + state.getClass().getSimpleName()
              + ". Give it a state that it began.");
    }
    return measure(counts);
  }

  Measurement measure(LengthCounts counts) {
    var byDifference = counts.byDifference();
    long n = counts.matches();
    if (n == 0) {
      return undefined("there are no rows", n);
    }
    if (counts.withoutLengths() > 0) {
      return undefined(
          counts.withoutLengths() + " matches of \"" + player + "\" have no lengths", n);
    }
    if (byDifference.isEmpty()) {
      return undefined("\"" + player + "\" took part in no match", n);
    }
    if (byDifference.size() == 1 && byDifference.firstKey() != 0) {
      return undefined("the difference in length is the same in every match", n);
    }
    LengthRegression fit = LengthRegression.of(byDifference);
    if (!fit.isFitted()) {
      return undefined("the outcomes can be told without error, so no odds fit them", n);
    }
    double half = Normal.quantile(0.5 + confidence / 2) * Math.sqrt(fit.variance());
    return Measurement.of(signature(), LengthRegression.logistic(fit.logOdds()), n)
        .withSupport(byDifference.values().stream().mapToLong(c -> c[0] + c[1] + c[2]).sum())
        .withInterval(
            new Interval(
                LengthRegression.logistic(fit.logOdds() - half),
                LengthRegression.logistic(fit.logOdds() + half),
                confidence,
                "wald-logit"));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LengthControlledWinRate that && signature().equals(that.signature());
  }

  @Override
  public int hashCode() {
    return signature().hashCode();
  }

  @Override
  public String toString() {
    return signature();
  }

  String player() {
    return player;
  }

  private Measurement undefined(String reason, long n) {
    return Measurement.undefined(signature(), reason, n);
  }
}
