package io.github.finefettle.metrics.agreement;

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
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The share of answers that would pass a person, from the share that passed a judge who errs: (p +
 * spec - 1) / (sens + spec - 1), cut to [0, 1] (Rogan and Gladen, 1978). The judge's sensitivity
 * and specificity come from the answers that a person looked at too, the share p from all others.
 *
 * <p>The interval is that of Lang and Reiczigel ("Confidence limits for prevalence of disease
 * adjusted for estimated sensitivity and specificity", 2014, equation 16), which knows that p and
 * both rates of error were estimated. It is centred on an adjusted estimate, so a value at the edge
 * of its range may lie at its end. Undefined without answers of one of the three kinds, and if the
 * judge is no better than chance.
 */
@CheckReturnValue
public final class JudgePassRate extends ItemMetric<JudgedItem> {
  private static final String ID = "judge-pass-rate";
  private static final String CORRECTION = "rogan-gladen";

  private static final int PASSED = 0;
  private static final int JUDGED = 1;
  private static final int GOOD_PASSED = 2;
  private static final int GOOD = 3;
  private static final int BAD_FAILED = 4;
  private static final int BAD = 5;

  private final Resampling resampling;

  private JudgePassRate(Resampling resampling) {
    this.resampling = resampling;
  }

  /**
   * The metric.
   *
   * @return the metric, in [0, 1]
   */
  public static JudgePassRate correctedByRoganGladen() {
    return new JudgePassRate(Resampling.standard());
  }

  /**
   * Reads a signature or an id.
   *
   * @param signature such as {@code "judge-pass-rate"}
   * @return the metric
   * @throws IllegalArgumentException if it is none
   */
  public static JudgePassRate parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    if (!reader.id().equals(ID)) {
      throw reader.malformed("expected " + ID);
    }
    reader.requireNoArgument();
    reader.require("correction", CORRECTION);
    Resampling plan = reader.resampling();
    reader.requireNothingElse();
    return new JudgePassRate(plan);
  }

  /**
   * The id.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return List.of(ID);
  }

  /**
   * The same metric with another confidence.
   *
   * @param plan its confidence counts; the interval is not resampled
   * @return a new metric
   */
  public JudgePassRate resampledBy(Resampling plan) {
    return new JudgePassRate(plan);
  }

  @Override
  public String signature() {
    return MetricSignature.of(ID).with("correction", CORRECTION).with(resampling).toString();
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
    return Set.of(MetricInput.RATINGS);
  }

  @Override
  protected ItemScorer<JudgedItem> scorer() {
    return new Scorer();
  }

  @Override
  protected Resampling resampling() {
    return resampling;
  }

  @Override
  protected double value(double[] sums, long n) {
    double value =
        corrected(
            sums[PASSED] / sums[JUDGED],
            sums[GOOD_PASSED] / sums[GOOD],
            sums[BAD_FAILED] / sums[BAD]);
    return Double.isNaN(value) ? value : Math.min(1, Math.max(0, value));
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    if (sums[JUDGED] == 0) {
      return "every answer has a person's verdict, so take the share that they let pass";
    }
    if (sums[GOOD] == 0 || sums[BAD] == 0) {
      return "no answer was "
          + (sums[GOOD] == 0 ? "let pass" : "failed")
          + " by a person, so the judge's errors are unknown";
    }
    return "the judge is no better than chance: sensitivity and specificity add up to no more than"
        + " 1";
  }

  @Override
  protected Optional<Interval> interval(ItemStatistics statistics, double value) {
    double[] sums = statistics.sums();
    double z = Normal.quantile(0.5 + resampling.confidence() / 2);
    double judged = sums[JUDGED] + z * z;
    double good = sums[GOOD] + 2;
    double bad = sums[BAD] + 2;
    double rate = (sums[PASSED] + z * z / 2) / judged;
    double sensitivity = (sums[GOOD_PASSED] + 1) / good;
    double specificity = (sums[BAD_FAILED] + 1) / bad;
    double p = corrected(rate, sensitivity, specificity);
    if (Double.isNaN(p)) {
      return Optional.empty();
    }
    double ofGood = sensitivity * (1 - sensitivity) / good;
    double ofBad = specificity * (1 - specificity) / bad;
    double shift = 2 * z * z * (p * ofGood - (1 - p) * ofBad);
    double deviation =
        Math.sqrt(rate * (1 - rate) / judged + p * p * ofGood + (1 - p) * (1 - p) * ofBad)
            / (sensitivity + specificity - 1);
    double low = p + shift - z * deviation;
    double high = p + shift + z * deviation;
    return Optional.of(
        new Interval(cut(low), cut(high), resampling.confidence(), "lang-reiczigel"));
  }

  private static double corrected(double rate, double sensitivity, double specificity) {
    double skill = sensitivity + specificity - 1;
    return skill > 0 ? (rate + specificity - 1) / skill : Double.NaN;
  }

  private static double cut(double value) {
    return Math.min(1, Math.max(0, value));
  }

  private static final class Scorer implements ItemScorer<JudgedItem> {
    @Override
    public String id() {
      return "judge-counts";
    }

    @Override
    public int columns() {
      return BAD + 1;
    }

    @Override
    public void score(JudgedItem row, double[] out) {
      if (row.human().isEmpty()) {
        out[JUDGED] = 1;
        out[PASSED] = row.passed() ? 1 : 0;
      } else if (row.human().get()) {
        out[GOOD] = 1;
        out[GOOD_PASSED] = row.passed() ? 1 : 0;
      } else {
        out[BAD] = 1;
        out[BAD_FAILED] = row.passed() ? 0 : 1;
      }
    }
  }
}
