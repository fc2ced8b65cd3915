package io.github.finefettle.metrics.preference;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Arrays;

/**
 * A way to give every player one number from matches between pairs. Immutable and safe for use by
 * several threads; equal if the signatures are.
 *
 * <p>Bradley-Terry does not depend on the order of matches and is the one to take for models, which
 * do not change from match to match. Elo follows players that do; its numbers depend on the order,
 * which here is that of the matches' ids.
 */
@CheckReturnValue
public final class RatingSystem {
  static final String ELO = "elo";
  static final String BRADLEY_TERRY = "bradley-terry";
  private static final RatingSystem STANDARD =
      new RatingSystem(Kind.ELO, 1_000, 10, 400, 4, Resampling.standard());

  private final Kind kind;
  private final double initial;
  private final double base;
  private final double scale;
  private final double k;
  private final Resampling resampling;

  private RatingSystem(
      Kind kind, double initial, double base, double scale, double k, Resampling resampling) {
    if (!Double.isFinite(initial)
        || !(base > 1 && Double.isFinite(base))
        || !(scale > 0 && Double.isFinite(scale))
        || !(k > 0 && Double.isFinite(k))) {
      throw new IllegalArgumentException(
          "The rating (initial "
              + initial
              + ", base "
              + base
              + ", scale "
              + scale
              + ", k "
              + k
              + ") must have a base above 1, and a scale and a k above 0. Try 1000, 10, 400, 4.");
    }
    this.kind = kind;
    this.initial = initial;
    this.base = base;
    this.scale = scale;
    this.k = k;
    this.resampling = resampling;
  }

  /**
   * Elo's rating (1978): initial 1000, base 10, scale 400, k 4, matches in the order of their ids.
   * Every match is held.
   *
   * @return the system
   */
  public static RatingSystem elo() {
    return STANDARD;
  }

  /**
   * The strengths of Bradley and Terry (1952) that make the matches most likely, a tie being half a
   * win for either; on Elo's scale, with a mean of 1000. Undefined where no chain of wins or ties
   * leads from every player to every other.
   *
   * @return the system
   */
  public static RatingSystem bradleyTerry() {
    return new RatingSystem(Kind.BRADLEY_TERRY, 1_000, 10, 400, 4, Resampling.standard());
  }

  /**
   * The strengths of Davidson (1970), whose model gives ties a chance of their own; on Elo's scale,
   * with a mean of 1000. Undefined as {@link #bradleyTerry()} is, and where every match is a tie.
   *
   * @return the system
   */
  public static RatingSystem davidson() {
    return new RatingSystem(Kind.DAVIDSON, 1_000, 10, 400, 4, Resampling.standard());
  }

  /**
   * The same system with another rating to begin with; for strengths, with another mean.
   *
   * @param rating a finite number
   * @return a new system
   */
  public RatingSystem initial(double rating) {
    return new RatingSystem(kind, rating + 0.0, base, scale, k, resampling);
  }

  /**
   * The same system with other points: a player this many points ahead has odds of base to 1.
   *
   * @param oddsBase above 1
   * @param points above 0
   * @return a new system
   */
  public RatingSystem scale(double oddsBase, double points) {
    return new RatingSystem(kind, initial, oddsBase, points, k, resampling);
  }

  /**
   * The same system with another weight of each match. Changes nothing but for Elo.
   *
   * @param factor above 0
   * @return a new system
   */
  public RatingSystem k(double factor) {
    return kind == Kind.ELO
        ? new RatingSystem(kind, initial, base, scale, factor, resampling)
        : this;
  }

  /**
   * The same system with intervals made another way, over resampled matches.
   *
   * @param plan resamples, seed and confidence
   * @return a new system
   */
  public RatingSystem resampledBy(Resampling plan) {
    return new RatingSystem(kind, initial, base, scale, k, plan);
  }

  /**
   * The rating of one player as a metric.
   *
   * @param player its name in the matches
   * @return the metric; more is better
   */
  public RatingMetric of(String player) {
    return new RatingMetric(this, player);
  }

  /**
   * The ratings of all players, in one fit.
   *
   * @param matches the matches in any order
   * @return the ratings, the best first
   */
  public Leaderboard rate(Iterable<Match> matches) {
    RatingState state = newState(of(""));
    matches.forEach(state::add);
    return new Leaderboard(this, state.rate(this));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RatingSystem that && toString().equals(that.toString());
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  @Override
  public String toString() {
    return signatureOf("");
  }

  RatingState newState(RatingMetric metric) {
    return kind == Kind.ELO ? new HeldMatches(metric) : new PairCounts(metric);
  }

  RatingState readState(RatingMetric metric, byte[] bytes) {
    return kind == Kind.ELO ? HeldMatches.read(metric, bytes) : PairCounts.read(metric, bytes);
  }

  String stateId() {
    return kind == Kind.ELO ? HeldMatches.ID : PairCounts.ID;
  }

  String id() {
    return kind == Kind.ELO ? ELO : BRADLEY_TERRY;
  }

  String signatureOf(String player) {
    MetricSignature signature = MetricSignature.of(id(), player);
    signature =
        kind == Kind.ELO
            ? signature.with("k", k).with("order", "id")
            : signature.with("ties", tiesApart() ? "davidson" : "half");
    return signature
        .with("initial", initial)
        .with("base", base)
        .with("scale", scale)
        .with(resampling)
        .toString();
  }

  boolean tiesApart() {
    return kind == Kind.DAVIDSON;
  }

  double initial() {
    return initial;
  }

  double base() {
    return base;
  }

  double scale() {
    return scale;
  }

  double k() {
    return k;
  }

  Resampling resampling() {
    return resampling;
  }

  double[] ofLogStrengths(double[] log) {
    double points = scale / StrictMath.log(base);
    return Arrays.stream(log).map(strength -> initial + points * strength).toArray();
  }

  private enum Kind {
    ELO,
    BRADLEY_TERRY,
    DAVIDSON
  }
}
