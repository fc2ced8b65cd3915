package io.github.finefettle.metrics.preference;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Normal;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.items.ItemStatistics;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The share of its matches that a player wins, against whomever it met; a tie counts as half a win
 * unless {@link #ties} says otherwise. Matches of others do not count.
 *
 * <p>The interval is Wilson's, with half wins put into its formula, which makes it a little too
 * wide where ties are many. Undefined if the player took part in no match that counts. Immutable
 * and safe for use by several threads.
 */
@CheckReturnValue
public final class WinRate extends ItemMetric<Match> {
  private static final String ID = "win-rate";
  private static final int SCORE = 0;
  private static final int COUNTED = 1;

  private final String player;
  private final Ties ties;
  private final Resampling resampling;

  private WinRate(String player, Ties ties, Resampling resampling) {
    this.player = player;
    this.ties = ties;
    this.resampling = resampling;
  }

  /**
   * The win rate of a player.
   *
   * @param player its name in the matches
   * @return the metric, in [0, 1]
   */
  public static WinRate of(String player) {
    return new WinRate(player, Ties.HALF, Resampling.standard());
  }

  /**
   * Finds a metric by its signature; what it leaves out has its default.
   *
   * @param signature such as {@code "win-rate(ours)|ties:half|v:1"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static WinRate parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    if (!reader.id().equals(ID)) {
      throw reader.malformed("\"" + reader.id() + "\" is not " + ID + "(player)");
    }
    String player = reader.requireArgument("ours");
    Ties ties =
        reader.choice(
            "ties",
            Arrays.stream(Ties.values()).collect(Collectors.toMap(Ties::key, t -> t)),
            Ties.HALF);
    WinRate metric = new WinRate(player, ties, reader.resampling());
    reader.requireNothingElse();
    return metric;
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
   * The same metric with another worth of a tie.
   *
   * @param rule the rule
   * @return a new metric
   */
  public WinRate ties(Ties rule) {
    return new WinRate(player, rule, resampling);
  }

  /**
   * The same metric with another plan for intervals, of which only the confidence matters.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public WinRate resampledBy(Resampling plan) {
    return new WinRate(player, ties, plan);
  }

  @Override
  public String signature() {
    return MetricSignature.of(ID, player).with("ties", ties.key()).with(resampling).toString();
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
  protected ItemScorer<Match> scorer() {
    return new Scorer(player, ties);
  }

  @Override
  protected Resampling resampling() {
    return resampling;
  }

  @Override
  protected double value(double[] sums, long n) {
    return sums[COUNTED] == 0 ? Double.NaN : sums[SCORE] / sums[COUNTED];
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    return "\"" + player + "\" took part in no match that counts";
  }

  @Override
  protected OptionalLong support(double[] sums, long n) {
    return OptionalLong.of((long) sums[COUNTED]);
  }

  /** Wilson (1927) with a score that need not be whole. */
  @Override
  protected Optional<Interval> interval(ItemStatistics statistics, double value) {
    double n = statistics.sums()[COUNTED];
    double z = Normal.quantile(0.5 + resampling.confidence() / 2);
    double z2 = z * z;
    double centre = (value + z2 / (2 * n)) / (1 + z2 / n);
    double half = z * Math.sqrt(value * (1 - value) / n + z2 / (4 * n * n)) / (1 + z2 / n);
    double low = value == 0 ? 0 : Math.max(0, centre - half);
    double high = value == 1 ? 1 : Math.min(1, centre + half);
    return Optional.of(new Interval(low, high, resampling.confidence(), "wilson"));
  }

  private record Scorer(String player, Ties ties) implements ItemScorer<Match> {
    @Override
    public String id() {
      return MetricSignature.of("win-counts", player).with("ties", ties.key()).toString();
    }

    @Override
    public int columns() {
      return 2;
    }

    @Override
    public void score(Match row, double[] out) {
      boolean tie = row.outcome() == Outcome.TIE;
      if (!row.has(player) || (tie && ties == Ties.SKIP)) {
        return;
      }
      out[SCORE] = tie && ties == Ties.LOSS ? 0 : row.score(player);
      out[COUNTED] = 1;
    }
  }
}
