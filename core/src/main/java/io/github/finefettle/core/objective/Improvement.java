package io.github.finefettle.core.objective;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.statistics.ExactSum;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * What counts as better, beyond being on the right side: an absolute amount, a share of the
 * reference, or more than the noise.
 */
public sealed interface Improvement
    permits Improvement.Absolute, Improvement.Relative, Improvement.Statistical {

  /**
   * Better by more than a fixed amount.
   *
   * @param minimumDelta 0 or more, in the metric's unit; 0 takes any strict gain
   */
  record Absolute(double minimumDelta) implements Improvement {
    /** Checks the amount. */
    public Absolute {
      requireNonNegative("minimumDelta", minimumDelta);
    }

    @Override
    public boolean improves(Direction direction, Score candidate, Score best) {
      return direction.gain(candidate.value(), best.value()) > minimumDelta;
    }

    @Override
    public JsonValue.JsonObject toJson() {
      return JsonValue.object().put("kind", "absolute").put("minimumDelta", minimumDelta).toJson();
    }
  }

  /**
   * Better by more than a share of the reference's magnitude, so that it means the same for
   * negative values.
   *
   * @param fraction 0 or more, such as 0.01 for one per cent
   */
  record Relative(double fraction) implements Improvement {
    /** Checks the share. */
    public Relative {
      requireNonNegative("fraction", fraction);
    }

    @Override
    public boolean improves(Direction direction, Score candidate, Score best) {
      if (Double.isInfinite(best.value())) {
        // No share of an infinite loss is finite, yet whatever is less is better.
        return direction.isBetter(candidate.value(), best.value());
      }
      return direction.gain(candidate.value(), best.value()) > fraction * Math.abs(best.value());
    }

    @Override
    public JsonValue.JsonObject toJson() {
      return JsonValue.object().put("kind", "relative").put("fraction", fraction).toJson();
    }
  }

  /**
   * Better beyond the noise: a one-sided paired t test over the examples rejects "not better".
   *
   * @param confidence in (0.5, 1), such as 0.9
   */
  record Statistical(double confidence) implements Improvement {
    /** Checks the confidence. */
    public Statistical {
      if (!(confidence > 0.5 && confidence < 1)) {
        throw new IllegalArgumentException(
            "The confidence (" + confidence + ") must lie strictly between 0.5 and 1.");
      }
    }

    @Override
    public boolean improves(Direction direction, Score candidate, Score best) {
      double[] after = examplesOf(candidate);
      double[] before = examplesOf(best);
      if (after.length != before.length || after.length < 2) {
        throw new IllegalArgumentException(
            "A statistical improvement needs the same two or more examples in both evaluations,"
                + " but there are "
                + after.length
                + " and "
                + before.length
                + ".");
      }
      double t = tStatistic(direction, after, before);
      if (Double.isInfinite(t) || t == 0) {
        return t > 0;
      }
      return t > new TDistribution(null, after.length - 1).inverseCumulativeProbability(confidence);
    }

    /**
     * Student's t of the gains: their mean in standard errors. Infinite where all gains are equal
     * but not 0, and 0 where all are 0. The spread is taken around the mean, not as a difference of
     * squares, which would lose a small spread beside a large mean.
     */
    static double tStatistic(Direction direction, double[] after, double[] before) {
      int n = after.length;
      double[] gains = new double[n];
      ExactSum sum = new ExactSum();
      for (int i = 0; i < n; i++) {
        gains[i] = direction.gain(after[i], before[i]);
        sum.add(gains[i]);
      }
      double mean = sum.dividedBy(n);
      ExactSum squares = new ExactSum();
      for (double gain : gains) {
        squares.addProduct(gain - mean, gain - mean);
      }
      double variance = squares.value() / (n - 1);
      if (variance == 0) {
        return mean == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, mean);
      }
      return mean / Math.sqrt(variance / n);
    }

    private static double[] examplesOf(Score score) {
      return score
          .examples()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "A statistical improvement compares examples, but the evaluation has only its"
                          + " value. Report Score.of(value, examples)."));
    }

    @Override
    public JsonValue.JsonObject toJson() {
      return JsonValue.object().put("kind", "statistical").put("confidence", confidence).toJson();
    }
  }

  /**
   * Whether the candidate is an improvement over the best so far. An infinite value is worse or
   * better than any finite one; NaN is the caller's to handle.
   *
   * @param direction which way is better
   * @param candidate the new evaluation
   * @param best the best so far
   * @return true if it is
   */
  boolean improves(Direction direction, Score candidate, Score best);

  /**
   * The JSON form.
   *
   * @return an object with the member "kind"
   */
  JsonValue.JsonObject toJson();

  /**
   * Better by more than a fixed amount.
   *
   * @param minimumDelta 0 or more, in the metric's unit
   * @return the rule
   */
  static Improvement absolute(double minimumDelta) {
    return new Absolute(minimumDelta);
  }

  /**
   * Better by more than a share of the reference's magnitude.
   *
   * @param fraction 0 or more
   * @return the rule
   */
  static Improvement relative(double fraction) {
    return new Relative(fraction);
  }

  /**
   * Better beyond the noise between examples.
   *
   * @param confidence in (0.5, 1)
   * @return the rule
   */
  static Improvement statistical(double confidence) {
    return new Statistical(confidence);
  }

  /**
   * Reads what {@link #toJson()} wrote.
   *
   * @param json an object
   * @return the rule
   * @throws JsonFormatException if the kind is unknown
   */
  static Improvement fromJson(JsonValue json) {
    JsonValue.JsonObject object = json.asObject();
    String kind = object.string("kind");
    return switch (kind) {
      case "absolute" -> new Absolute(object.number("minimumDelta"));
      case "relative" -> new Relative(object.number("fraction"));
      case "statistical" -> new Statistical(object.number("confidence"));
      default ->
          throw new JsonFormatException(
              "The improvement kind (" + kind + ") must be absolute, relative or statistical.");
    };
  }

  private static void requireNonNegative(String name, double value) {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "The " + name + " (" + value + ") must be a finite number of 0 or more.");
    }
  }
}
