package io.github.finefettle.metrics.code;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A measure of generated programs: pass@k or the share that compile, with an interval over
 * problems. More is better; both lie in [0, 1]. Undefined without problems. Immutable and safe for
 * use by several threads.
 */
@CheckReturnValue
public final class CodeMetric extends ItemMetric<Attempts> {
  private static final String PASS = "pass";
  private static final String COMPILE = "compile-rate";
  private static final int COMPILE_RATE = 0;

  private final int k;
  private final TooFewSamples few;
  private final Resampling resampling;

  private CodeMetric(int k, TooFewSamples few, Resampling resampling) {
    this.k = k;
    this.few = few;
    this.resampling = resampling;
  }

  /**
   * The chance that one of k programs passes, estimated without bias from n samples of which c
   * passed: 1 - C(n - c, k) / C(n, k), averaged over problems (Chen et al., "Evaluating large
   * language models trained on code", 2021, equation 1).
   *
   * @param k how many programs may be tried, 1 or more
   * @return the metric
   */
  public static CodeMetric passAt(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("The k (" + k + ") of pass@k must be 1 or more.");
    }
    return new CodeMetric(k, TooFewSamples.UNDEFINED, Resampling.standard());
  }

  /**
   * The share of all programs that compile. Its interval resamples problems, because the programs
   * of one problem are alike.
   *
   * @return the metric
   */
  public static CodeMetric compileRate() {
    return new CodeMetric(COMPILE_RATE, TooFewSamples.UNDEFINED, Resampling.standard());
  }

  /**
   * The chance that one of k programs passes, for one problem. With nothing passed it is 0 even
   * where there are fewer samples than k.
   *
   * @param samples how many there are, 1 or more
   * @param passed how many passed
   * @param k how many may be tried, 1 or more
   * @return the chance in [0, 1], or empty where something passed but there are fewer samples than
   *     k
   */
  public static OptionalDouble passAt(int samples, int passed, int k) {
    Attempts attempts = Attempts.of(samples, passed);
    double chance = passAt(k).chance(attempts);
    return Double.isNaN(chance) ? OptionalDouble.empty() : OptionalDouble.of(chance);
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "pass(10)|few:undefined|v:1"} or {@code "compile-rate"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static CodeMetric parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    CodeMetric metric;
    if (reader.id().equals(PASS)) {
      metric =
          passAt(wholeNumber(reader))
              .tooFewSamples(
                  reader.choice(
                      "few",
                      Map.of("undefined", TooFewSamples.UNDEFINED, "skip", TooFewSamples.SKIP),
                      TooFewSamples.UNDEFINED));
    } else if (reader.id().equals(COMPILE)) {
      reader.requireNoArgument();
      metric = compileRate();
    } else {
      throw reader.malformed("\"" + reader.id() + "\" is none of " + String.join(", ", ids()));
    }
    metric = metric.resampledBy(reader.resampling());
    reader.requireNothingElse();
    return metric;
  }

  /**
   * The ids of all metrics here.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return List.of(PASS + "(k)", COMPILE);
  }

  /**
   * The same metric with another way with problems that have fewer samples than k. Changes nothing
   * for the compile rate.
   *
   * @param policy the policy
   * @return a new metric
   */
  public CodeMetric tooFewSamples(TooFewSamples policy) {
    return k == COMPILE_RATE ? this : new CodeMetric(k, policy, resampling);
  }

  /**
   * The same metric with intervals made another way. A plan other than the standard one is part of
   * the signature.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public CodeMetric resampledBy(Resampling plan) {
    return new CodeMetric(k, few, plan);
  }

  @Override
  public String signature() {
    MetricSignature signature =
        k == COMPILE_RATE
            ? MetricSignature.of(COMPILE)
            : MetricSignature.of(PASS, Integer.toString(k)).with("few", few.key());
    return signature.with(resampling).toString();
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
    return Set.of(MetricInput.ATTEMPTS);
  }

  @Override
  protected ItemScorer<Attempts> scorer() {
    return new Scorer(resampledBy(Resampling.standard()));
  }

  @Override
  protected Resampling resampling() {
    return resampling;
  }

  @Override
  protected double value(double[] sums, long n) {
    // Half a problem, because differences are taken by which no count may become a reason.
    return sums[Scorer.UNKNOWN] > 0.5 || sums[Scorer.WEIGHT] == 0
        ? Double.NaN
        : sums[Scorer.VALUE] / sums[Scorer.WEIGHT];
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    return few == TooFewSamples.SKIP
        ? "every problem has fewer than " + k + " samples"
        : (long) sums[Scorer.UNKNOWN]
            + " of "
            + n
            + " problems have fewer than "
            + k
            + " samples, some of which passed";
  }

  @Override
  protected OptionalLong support(double[] sums, long n) {
    return OptionalLong.of((long) sums[Scorer.WEIGHT]);
  }

  /** NaN where something passed but there are fewer samples than k. */
  private double chance(Attempts row) {
    if (row.passed() == 0) {
      return 0;
    }
    if (row.samples() < k) {
      return Double.NaN;
    }
    int failed = row.samples() - row.passed();
    if (failed < k) {
      return 1;
    }
    // The quotient of both binomial coefficients, cancelled, so that no factor is large.
    double none = 1;
    for (long i = failed + 1L; i <= row.samples(); i++) {
      none *= 1 - (double) k / i;
    }
    return 1 - none;
  }

  private static int wholeNumber(SignatureReader reader) {
    String text = reader.requireArgument("1");
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw reader.malformed("the k of pass@k must be a whole number but is " + text);
    }
  }

  private static final class Scorer implements ItemScorer<Attempts> {
    static final int VALUE = 0;
    static final int WEIGHT = 1;
    static final int UNKNOWN = 2;

    private final CodeMetric metric;

    Scorer(CodeMetric metric) {
      this.metric = metric;
    }

    @Override
    public String id() {
      return metric.signature();
    }

    @Override
    public int columns() {
      return 3;
    }

    @Override
    public void score(Attempts row, double[] out) {
      if (metric.k == COMPILE_RATE) {
        out[VALUE] = row.compiled();
        out[WEIGHT] = row.samples();
        return;
      }
      if (metric.few == TooFewSamples.SKIP && row.samples() < metric.k) {
        return;
      }
      double chance = metric.chance(row);
      out[VALUE] = Double.isNaN(chance) ? 0 : chance;
      out[WEIGHT] = 1;
      out[UNKNOWN] = Double.isNaN(chance) ? 1 : 0;
    }
  }
}
