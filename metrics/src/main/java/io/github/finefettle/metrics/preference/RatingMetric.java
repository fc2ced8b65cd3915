package io.github.finefettle.metrics.preference;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.metrics.description.SignatureReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rating of one player under a {@link RatingSystem}, with an interval over resampled matches.
 * All metrics of one kind read one state. Immutable and safe for use by several threads.
 *
 * <p>For all players at once {@link RatingSystem#rate} is cheaper.
 */
@CheckReturnValue
public final class RatingMetric implements Metric<Match> {
  private final RatingSystem system;
  private final String player;

  RatingMetric(RatingSystem system, String player) {
    this.system = system;
    this.player = player;
  }

  /**
   * Finds a metric by its signature; what it leaves out has its default.
   *
   * @param signature such as {@code "bradley-terry(ours)|ties:half|v:1"} or {@code "elo(ours)"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static RatingMetric parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    RatingSystem system;
    if (reader.id().equals(RatingSystem.ELO)) {
      system = RatingSystem.elo().k(reader.number("k", RatingSystem.elo().k()));
      reader.require("order", "id");
    } else if (reader.id().equals(RatingSystem.BRADLEY_TERRY)) {
      system =
          reader.choice(
              "ties",
              Map.of("half", RatingSystem.bradleyTerry(), "davidson", RatingSystem.davidson()),
              RatingSystem.bradleyTerry());
    } else {
      throw reader.malformed("\"" + reader.id() + "\" is none of " + String.join(", ", ids()));
    }
    system =
        system
            .initial(reader.number("initial", system.initial()))
            .scale(reader.number("base", system.base()), reader.number("scale", system.scale()))
            .resampledBy(reader.resampling());
    RatingMetric metric = system.of(reader.requireArgument("ours"));
    reader.requireNothingElse();
    return metric;
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return List.of(RatingSystem.ELO + "(player)", RatingSystem.BRADLEY_TERRY + "(player)");
  }

  @Override
  public String id() {
    String signature = signature();
    return signature.substring(0, signature.indexOf('|'));
  }

  @Override
  public String signature() {
    return system.signatureOf(player);
  }

  @Override
  public Direction direction() {
    return Direction.MAXIMIZE;
  }

  @Override
  public double lowest() {
    return Double.NEGATIVE_INFINITY;
  }

  @Override
  public double highest() {
    return Double.POSITIVE_INFINITY;
  }

  @Override
  public Set<MetricInput> needs() {
    return Set.of(MetricInput.PREFERENCES);
  }

  @Override
  public String stateId() {
    return system.stateId();
  }

  @Override
  public MetricState<Match> newState() {
    return system.newState(this);
  }

  @Override
  public MetricState<Match> readState(byte[] bytes) {
    return system.readState(this, bytes);
  }

  @Override
  public Measurement measure(MetricState<Match> state) {
    if (!(state instanceof RatingState rated) || !rated.stateId().equals(stateId())) {
      throw new IllegalArgumentException(
          "The metric "
              + signature()
              + " cannot be measured from this "
              + state.getClass().getSimpleName()
              + ". Give it a state that it, or a metric with the same stateId(), began.");
    }
    return measure(rated.rate(system));
  }

  Measurement measure(Ratings ratings) {
    int place = ratings.indexOf(player);
    if (!ratings.isDefined()) {
      return Measurement.undefined(signature(), ratings.undefinedReason(), ratings.matches());
    }
    if (place < 0) {
      return Measurement.undefined(
          signature(), "\"" + player + "\" took part in no match", ratings.matches());
    }
    Measurement measured =
        Measurement.of(signature(), ratings.value(place), ratings.matches())
            .withSupport(ratings.matchesOf(place));
    Optional<Interval> interval = ratings.interval(place, system.resampling());
    return interval.isPresent() ? measured.withInterval(interval.get()) : measured;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RatingMetric that && signature().equals(that.signature());
  }

  @Override
  public int hashCode() {
    return signature().hashCode();
  }

  @Override
  public String toString() {
    return signature();
  }
}
