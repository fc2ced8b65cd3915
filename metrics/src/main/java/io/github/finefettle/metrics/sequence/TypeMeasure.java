package io.github.finefettle.metrics.sequence;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Normal;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.description.ZeroRule;
import io.github.finefettle.metrics.resampling.CellBootstrap;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A ratio of counts by type, of one type or averaged over types, with its interval over sentences.
 *
 * @param unit what is counted
 * @param ratio what is measured of a type
 * @param average how types come together
 * @param type the one type, where there is one
 * @param zeroRule what stands for a division by zero
 * @param resampling how the interval is made
 */
record TypeMeasure(
    ScoredUnit unit,
    Ratio ratio,
    Average average,
    String type,
    ZeroRule zeroRule,
    Resampling resampling) {

  /** The cube root of the spacing of doubles, which balances both errors of a difference. */
  private static final double RELATIVE_STEP = 6e-6;

  /** How the values of types come together. */
  enum Average {
    /** The ratio of all counts together. */
    MICRO,
    /** The mean over the types that occur. */
    MACRO,
    /** The mean weighted with the true units. */
    WEIGHTED,
    /** One type alone. */
    ONE
  }

  static TypeMeasure of(ScoredUnit unit, Ratio ratio, Average average, String type) {
    return new TypeMeasure(unit, ratio, average, type, ZeroRule.UNDEFINED, Resampling.standard());
  }

  TypeMeasure zeroRule(ZeroRule rule) {
    return new TypeMeasure(unit, ratio, average, type, rule, resampling);
  }

  TypeMeasure resampledBy(Resampling plan) {
    return new TypeMeasure(unit, ratio, average, type, zeroRule, plan);
  }

  /** The same with the zero rule and the resampling of a signature, where it says them. */
  TypeMeasure choosing(SignatureReader reader) {
    return zeroRule(reader.zeroRule(ZeroRule.UNDEFINED)).resampledBy(reader.resampling());
  }

  /** The id, with the type where there is one. */
  MetricSignature head() {
    String id = unit.id(average, ratio);
    return average == Average.ONE ? MetricSignature.of(id, type) : MetricSignature.of(id);
  }

  Measurement measure(String signature, TypeSnapshot counts) {
    if (counts.n() == 0) {
      return Measurement.undefined(signature, "there are no rows", 0);
    }
    List<String> names = counts.names();
    double[] sums = Arrays.stream(counts.sums()).asDoubleStream().toArray();
    int place = names.indexOf(type);
    double value = value(sums, place);
    long support =
        average == Average.ONE
            ? place < 0 ? 0 : counts.sum(place, TypeCounts.GOLD)
            : IntStream.range(0, names.size()).mapToLong(t -> counts.sum(t, TypeCounts.GOLD)).sum();
    if (Double.isNaN(value)) {
      return Measurement.undefined(signature, whyUndefined(names, sums), counts.n())
          .withSupport(support);
    }
    Measurement measured = Measurement.of(signature, value, counts.n()).withSupport(support);
    Optional<Interval> interval = interval(signature, counts, sums, place, value);
    return interval.isPresent() ? measured.withInterval(interval.get()) : measured;
  }

  /** The value of sums, NaN where it is undefined. */
  double value(double[] sums, int place) {
    return switch (average) {
      case ONE -> place < 0 ? ratio.of(0, 0, 0, zeroRule) : ofType(sums, place);
      case MICRO -> {
        double[] all = new double[TypeCounts.COLUMNS];
        for (int i = 0; i < sums.length; i++) {
          all[i % TypeCounts.COLUMNS] += sums[i];
        }
        yield ofType(all, 0);
      }
      case MACRO -> macro(sums);
      case WEIGHTED -> weighted(sums);
    };
  }

  private double macro(double[] sums) {
    double total = 0;
    int types = 0;
    for (int t = 0; t < sums.length / TypeCounts.COLUMNS; t++) {
      if (occurs(sums, t)) {
        total += ofType(sums, t);
        types++;
      }
    }
    return types == 0 ? zeroRule.replacement() : total / types;
  }

  private double weighted(double[] sums) {
    double total = 0;
    double weights = 0;
    double predicted = 0;
    for (int t = 0; t < sums.length / TypeCounts.COLUMNS; t++) {
      double gold = sums[TypeCounts.COLUMNS * t + TypeCounts.GOLD];
      predicted += sums[TypeCounts.COLUMNS * t + TypeCounts.PREDICTED];
      // A type without true units weighs nothing, whatever its value.
      if (gold != 0) {
        total += ofType(sums, t) * gold;
        weights += gold;
      }
    }
    if (weights != 0) {
      return total / weights;
    }
    boolean falseAlarms = ratio != Ratio.RECALL && predicted > 0;
    return falseAlarms && zeroRule != ZeroRule.UNDEFINED ? 0 : zeroRule.replacement();
  }

  private double ofType(double[] sums, int t) {
    double hits = sums[TypeCounts.COLUMNS * t + TypeCounts.HITS];
    double predicted = sums[TypeCounts.COLUMNS * t + TypeCounts.PREDICTED];
    double gold = sums[TypeCounts.COLUMNS * t + TypeCounts.GOLD];
    return ratio.of(hits, predicted, gold, zeroRule);
  }

  private static boolean occurs(double[] sums, int t) {
    return sums[TypeCounts.COLUMNS * t + TypeCounts.PREDICTED] != 0
        || sums[TypeCounts.COLUMNS * t + TypeCounts.GOLD] != 0;
  }

  private String whyUndefined(List<String> names, double[] sums) {
    if (average == Average.ONE) {
      return ratio.whyUndefined(unit.key()) + " of the " + unit.kind() + " \"" + type + "\"";
    }
    if (average != Average.MICRO) {
      for (int t = 0; t < names.size(); t++) {
        boolean counts =
            average == Average.MACRO || sums[TypeCounts.COLUMNS * t + TypeCounts.GOLD] != 0;
        if (counts && Double.isNaN(ofType(sums, t))) {
          return ratio.whyUndefined(unit.key())
              + " of the "
              + unit.kind()
              + " \""
              + names.get(t)
              + "\", which takes part in the mean";
        }
      }
      if (!names.isEmpty()) {
        return "there is no true " + unit.key() + " to weigh the types with";
      }
    }
    return ratio.whyUndefined(unit.key());
  }

  /**
   * While the different rows of counts are held, sentences are resampled with replacement; beyond,
   * the value is linearised in the sums (the delta method, as in {@code items.ItemStatistics}).
   */
  private Optional<Interval> interval(
      String signature, TypeSnapshot counts, double[] sums, int place, double value) {
    if (counts.n() < 2) {
      return Optional.empty();
    }
    Optional<Interval> made =
        counts.rowsHeld()
            ? resampled(signature, counts, place)
            : counts.hasProducts() ? linearized(counts, sums, place, value) : Optional.empty();
    return made.filter(i -> i.halfWidth() > 0)
        .map(
            i ->
                new Interval(
                    Math.max(0, i.low()), Math.min(1, i.high()), i.confidence(), i.method()));
  }

  private Optional<Interval> resampled(String signature, TypeSnapshot counts, int place) {
    long[] cells = counts.rowTimes();
    double[] sums = new double[counts.sums().length];
    return CellBootstrap.of(resampling, "interval/" + signature)
        .interval(
            cells,
            drawn -> {
              Arrays.fill(sums, 0);
              for (int r = 0; r < drawn.length; r++) {
                if (drawn[r] > 0) {
                  addScaled(counts.row(r), drawn[r], sums);
                }
              }
              return value(sums, place);
            });
  }

  private static void addScaled(int[] row, long times, double[] sums) {
    for (int e = 0; e < row.length; e += TypeCounts.ENTRY) {
      for (int c = 0; c < TypeCounts.COLUMNS; c++) {
        sums[TypeCounts.COLUMNS * row[e] + c] += (double) times * row[e + 1 + c];
      }
    }
  }

  private Optional<Interval> linearized(
      TypeSnapshot counts, double[] sums, int place, double value) {
    double[] gradient = gradient(sums, place);
    long n = counts.n();
    double variance = 0;
    for (int a = 0; a < sums.length; a++) {
      for (int b = a; b < sums.length && gradient[a] != 0; b++) {
        double centred = counts.product(a, b) - sums[a] / n * sums[b];
        variance += (a == b ? 1 : 2) * gradient[a] * gradient[b] * centred;
      }
    }
    double confidence = resampling.confidence();
    double half =
        Normal.quantile(0.5 + confidence / 2)
            * Math.sqrt(Math.max(0, variance) * ((double) n / (n - 1)));
    return Double.isFinite(half)
        ? Optional.of(new Interval(value - half, value + half, confidence, "delta"))
        : Optional.empty();
  }

  /** By central differences; a count that is always 0 does not vary and has none. */
  private double[] gradient(double[] sums, int place) {
    double[] gradient = new double[sums.length];
    double[] moved = sums.clone();
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] == 0) {
        continue;
      }
      double step = RELATIVE_STEP * sums[i];
      double above = sums[i] + step;
      double below = sums[i] - step;
      moved[i] = above;
      double upper = value(moved, place);
      moved[i] = below;
      double lower = value(moved, place);
      moved[i] = sums[i];
      gradient[i] = (upper - lower) / (above - below);
    }
    return gradient;
  }
}
