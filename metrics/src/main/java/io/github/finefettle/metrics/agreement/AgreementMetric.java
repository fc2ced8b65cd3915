package io.github.finefettle.metrics.agreement;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.metric.MetricState;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.metrics.classification.OrdinalScale;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureList;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.resampling.CellBootstrap;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * How far raters of the same items agree. All share one state.
 *
 * <p>A measurement carries an interval from resampling items, and what ratings drawn at random from
 * those given would score: 0 for the coefficients, for raw agreement the share that it must be
 * compared with. Its n is the number of items with two ratings or more, its support the number of
 * their ratings. Immutable and safe for use by several threads; equal if the signatures are.
 */
@CheckReturnValue
public final class AgreementMetric implements Metric<ItemRatings> {
  private final AgreementKind kind;
  private final RatingLevel level;
  private final @Nullable OrdinalScale scale;
  private final Resampling resampling;

  private AgreementMetric(
      AgreementKind kind, RatingLevel level, @Nullable OrdinalScale scale, Resampling resampling) {
    this.kind = kind;
    this.level = level;
    this.scale = scale;
    this.resampling = resampling;
  }

  /**
   * The mean over items of the share of pairs of their ratings that are equal. Says nothing without
   * its baseline: raters who call 95 of 100 texts good agree in 90 of 100 by chance.
   *
   * @return the metric, in [0, 1]; undefined if no item has two ratings
   */
  public static AgreementMetric rawAgreement() {
    return of(AgreementKind.RAW_AGREEMENT);
  }

  /**
   * Fleiss' kappa (1971) for items with the same number of ratings each.
   *
   * @return the metric, in [-1, 1]; undefined if items differ in their number of ratings, or every
   *     rating is the same
   */
  public static AgreementMetric fleissKappa() {
    return of(AgreementKind.FLEISS_KAPPA);
  }

  /**
   * Gwet's AC1 (2008), which stays high where raters agree on a very frequent rating and kappa
   * falls to 0. Items may differ in their number of ratings; categories are those that occur.
   *
   * @return the metric, in [-1, 1]; undefined if no item has two ratings, or every rating is the
   *     same
   */
  public static AgreementMetric gwetAc1() {
    return of(AgreementKind.GWET_AC1);
  }

  /**
   * Krippendorff's alpha for names.
   *
   * @return the metric, in [-1, 1]; undefined where every rating of items with two or more is the
   *     same
   */
  public static AgreementMetric nominalAlpha() {
    return alpha(RatingLevel.NOMINAL);
  }

  /**
   * Krippendorff's alpha for ratings with an order.
   *
   * @param scale the order
   * @return the metric, in [-1, 1]; undefined also if a rating is not on the scale
   */
  public static AgreementMetric ordinalAlpha(OrdinalScale scale) {
    return new AgreementMetric(
        AgreementKind.KRIPPENDORFF_ALPHA, RatingLevel.ORDINAL, scale, Resampling.standard());
  }

  /**
   * Krippendorff's alpha for numbers whose differences mean something.
   *
   * @return the metric, in [-1, 1]; undefined also if a rating is no number
   */
  public static AgreementMetric intervalAlpha() {
    return alpha(RatingLevel.INTERVAL);
  }

  /**
   * Krippendorff's alpha for numbers of 0 or more whose quotients mean something.
   *
   * @return the metric, in [-1, 1]; undefined also if a rating is no number of 0 or more
   */
  public static AgreementMetric ratioAlpha() {
    return alpha(RatingLevel.RATIO);
  }

  /**
   * Finds a metric by its signature or its id.
   *
   * @param signature such as {@code "fleiss-kappa"}; {@code krippendorff-alpha} alone is nominal
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours, with the list of those that are
   */
  public static AgreementMetric parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    AgreementKind kind =
        Arrays.stream(AgreementKind.values())
            .filter(k -> k.id().equals(reader.id()))
            .findFirst()
            .orElseThrow(
                () -> reader.malformed("the metrics of agreement are " + String.join(", ", ids())));
    reader.requireNoArgument();
    RatingLevel level = RatingLevel.NOMINAL;
    OrdinalScale scale = null;
    if (kind == AgreementKind.KRIPPENDORFF_ALPHA) {
      level =
          reader.choice(
              "level",
              Arrays.stream(RatingLevel.values())
                  .collect(Collectors.toMap(AgreementMetric::key, l -> l)),
              RatingLevel.NOMINAL);
    }
    if (level == RatingLevel.ORDINAL) {
      try {
        scale = new OrdinalScale(SignatureList.read(reader.text("scale", "")));
      } catch (IllegalArgumentException e) {
        throw reader.malformed("scale must name the ratings in their order, such as bad,fair,good");
      }
    }
    Resampling plan = reader.resampling();
    reader.requireNothingElse();
    return new AgreementMetric(kind, level, scale, plan);
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return Arrays.stream(AgreementKind.values()).map(AgreementKind::id).toList();
  }

  /**
   * The same metric with intervals made another way.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public AgreementMetric resampledBy(Resampling plan) {
    return new AgreementMetric(kind, level, scale, plan);
  }

  @Override
  public String id() {
    return kind.id();
  }

  @Override
  public String signature() {
    MetricSignature signature = MetricSignature.of(kind.id());
    if (kind == AgreementKind.KRIPPENDORFF_ALPHA) {
      signature = signature.with("level", key(level));
    }
    if (scale != null) {
      signature = signature.with("scale", scale.toString());
    }
    return signature.with(resampling).toString();
  }

  @Override
  public Direction direction() {
    return Direction.MAXIMIZE;
  }

  @Override
  public double lowest() {
    return kind.lowest();
  }

  @Override
  public double highest() {
    return 1;
  }

  @Override
  public Set<MetricInput> needs() {
    return Set.of(MetricInput.RATINGS);
  }

  @Override
  public Optional<String> baseline() {
    return Optional.of("ratings drawn at random from those given");
  }

  /** The same for all metrics of agreement. */
  @Override
  public String stateId() {
    return "ratings";
  }

  @Override
  public RatingState newState() {
    return new RatingState(this);
  }

  @Override
  public RatingState readState(byte[] bytes) {
    return RatingBytes.read(this, bytes);
  }

  @Override
  public Measurement measure(MetricState<ItemRatings> state) {
    if (!(state instanceof RatingState ratings)) {
      throw new IllegalArgumentException(
          "The metric "
              + signature()
              + " cannot be measured from a "
              + state.getClass().getSimpleName()
              + ". Give it a state that a metric of agreement began.");
    }
    RatingPatterns patterns = ratings.patterns();
    long pairable = 0;
    for (int i = 0; i < patterns.count(); i++) {
      pairable += patterns.size()[i] >= 2 ? patterns.items()[i] : 0;
    }
    long support = RatingPatterns.sum(patterns.totals(patterns.items(), 2));
    Optional<String> obstacle = obstacle(patterns, pairable);
    if (obstacle.isPresent()) {
      return Measurement.undefined(signature(), obstacle.get(), pairable).withSupport(support);
    }
    ToDoubleFunction<long[]> formula = formula(patterns);
    double value = formula.applyAsDouble(patterns.items());
    if (Double.isNaN(value)) {
      return Measurement.undefined(signature(), "every rating is the same", pairable)
          .withSupport(support);
    }
    double chance =
        kind == AgreementKind.RAW_AGREEMENT
            ? AgreementFormulas.chance(patterns, patterns.items())
            : 0;
    Measurement measured =
        Measurement.of(signature(), value, pairable).withSupport(support).withBaseline(chance);
    Optional<Interval> interval =
        CellBootstrap.of(resampling, "bootstrap/" + signature())
            .interval(patterns.items(), formula)
            .filter(i -> i.halfWidth() > 0);
    return interval.isPresent() ? measured.withInterval(interval.get()) : measured;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AgreementMetric that && signature().equals(that.signature());
  }

  @Override
  public int hashCode() {
    return signature().hashCode();
  }

  @Override
  public String toString() {
    return signature();
  }

  private ToDoubleFunction<long[]> formula(RatingPatterns patterns) {
    return switch (kind) {
      case RAW_AGREEMENT -> patterns::rawAgreement;
      case FLEISS_KAPPA -> weights -> AgreementFormulas.fleissKappa(patterns, weights);
      case GWET_AC1 -> weights -> AgreementFormulas.gwetAc1(patterns, weights);
      case KRIPPENDORFF_ALPHA ->
          new KrippendorffAlpha(patterns, level, values(patterns.categories()))::of;
    };
  }

  /** Why nothing can be measured, apart from ratings that are all the same. */
  private Optional<String> obstacle(RatingPatterns patterns, long pairable) {
    if (patterns.count() == 0) {
      return Optional.of("there are no items");
    }
    if (pairable == 0) {
      return Optional.of("no item has two ratings");
    }
    if (kind == AgreementKind.FLEISS_KAPPA
        && !AgreementFormulas.hasOneSize(patterns, patterns.items())) {
      int[] sizes = Arrays.stream(patterns.size()).sorted().toArray();
      return Optional.of(
          "items have between "
              + sizes[0]
              + " and "
              + sizes[sizes.length - 1]
              + " ratings, but must have the same number of two or more (Krippendorff's alpha and"
              + " AC1 allow others)");
    }
    double[] values =
        kind == AgreementKind.KRIPPENDORFF_ALPHA ? values(patterns.categories()) : new double[0];
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        String what =
            level == RatingLevel.ORDINAL
                ? "is not on the scale " + scale
                : level == RatingLevel.RATIO ? "is no number of 0 or more" : "is no number";
        return Optional.of("the rating \"" + patterns.categories().get(i) + "\" " + what);
      }
    }
    return Optional.empty();
  }

  /** The number of each category, NaN where it has none. */
  private double[] values(List<String> categories) {
    double[] values = new double[categories.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = level == RatingLevel.NOMINAL ? i : value(categories.get(i));
    }
    return values;
  }

  private double value(String category) {
    if (scale != null) {
      int place = scale.labels().indexOf(category);
      return place < 0 ? Double.NaN : place;
    }
    try {
      double number = Double.parseDouble(category);
      boolean fits = Double.isFinite(number) && (level != RatingLevel.RATIO || number >= 0);
      return fits ? number : Double.NaN;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private static String key(RatingLevel level) {
    return level.name().toLowerCase(java.util.Locale.ROOT);
  }

  private static AgreementMetric of(AgreementKind kind) {
    return new AgreementMetric(kind, RatingLevel.NOMINAL, null, Resampling.standard());
  }

  private static AgreementMetric alpha(RatingLevel level) {
    return new AgreementMetric(
        AgreementKind.KRIPPENDORFF_ALPHA, level, null, Resampling.standard());
  }
}
