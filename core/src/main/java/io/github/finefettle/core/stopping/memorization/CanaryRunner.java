package io.github.finefettle.core.stopping.memorization;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.evidence.NumberText;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Ranks canaries while somebody watches and may stop it: exact ranks of a format of a million
 * secrets are a million calls of the model. Made by {@link CanaryExposure#runner}. Immutable; each
 * setting gives a new runner, and none of them changes the result.
 */
@CheckReturnValue
public final class CanaryRunner {
  private static final String TASK = "rank canaries";
  private static final long MOST_RANKED = 20_000_000;

  private final CanaryFormat format;
  private final List<String> secrets;
  private final LogPerplexity model;
  private final ProgressListener listener;
  private final Cancellation cancellation;

  private CanaryRunner(
      CanaryFormat format,
      List<String> secrets,
      LogPerplexity model,
      ProgressListener listener,
      Cancellation cancellation) {
    this.format = format;
    this.secrets = List.copyOf(secrets);
    this.model = model;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  static CanaryRunner of(CanaryFormat format, List<String> secrets, LogPerplexity model) {
    return new CanaryRunner(format, secrets, model, ProgressListener.none(), new Cancellation());
  }

  /**
   * The same runner with a listener, called after each text that the model has scored, the canaries
   * first; {@link io.github.finefettle.core.progress.RateOfProgress} adds the time left.
   *
   * @param hears called on the thread that ranks
   * @return a new runner
   */
  public CanaryRunner progress(ProgressListener hears) {
    return new CanaryRunner(format, secrets, model, hears, cancellation);
  }

  /**
   * The same runner with a way to stop it from outside, as interrupting its thread does too.
   *
   * @param wish looked at before each text
   * @return a new runner
   */
  public CanaryRunner cancellation(Cancellation wish) {
    return new CanaryRunner(format, secrets, model, listener, wish);
  }

  /**
   * Ranks every possible secret: exact, and one call of the model for each.
   *
   * @return the exposures; a tie counts as ranked before the canary, so that none is overstated
   * @throws IllegalArgumentException if a secret is not of the format, or the format has more than
   *     20 million secrets
   * @throws IllegalStateException if the model throws or gives NaN
   * @throws CancellationException if it was cancelled or the thread interrupted; nothing is kept
   */
  public CanaryExposure byRankingAll() {
    long size = format.size().orElse(Long.MAX_VALUE);
    if (size > MOST_RANKED) {
      throw new IllegalArgumentException(
          "The format's secrets ("
              + NumberText.of(format.bits())
              + " bits) are more than "
              + MOST_RANKED
              + ". Rank a sample of them with bySampling, or plant shorter secrets.");
    }
    return new CanaryExposure(format, scores(size).rankedAmongAll(size), "all secrets ranked");
  }

  /**
   * Ranks a sample of the possible secrets. The share of samples at or below a canary gives its
   * exposure with Clopper and Pearson's interval; a canary below nearly all samples is placed by
   * the skew-normal distribution fitted to them (Carlini et al. 2019, section 4.3), unless
   * Kolmogorov's test at 0.01 refuses the fit: then by the interval's lower end.
   *
   * @param samples how many secrets to score, 100 or more, such as 10,000
   * @param seed what the sample is drawn by, another than that of the planted secrets
   * @return the exposures
   * @throws IllegalArgumentException if a secret is not of the format, or the samples are too few
   * @throws IllegalStateException if the model throws or gives NaN
   * @throws CancellationException if it was cancelled or the thread interrupted; nothing is kept
   */
  public CanaryExposure bySampling(int samples, long seed) {
    if (samples < 100) {
      throw new IllegalArgumentException(
          "The samples (" + samples + ") must be 100 or more, such as 10000.");
    }
    return new CanaryExposure(
        format, scores(samples).rankedAmongSample(samples, seed), samples + " secrets sampled");
  }

  private CanaryScores scores(long others) {
    long total = secrets.size() + others;
    return CanaryScores.of(
        format, secrets, model, new ModelCalls(TASK, "texts", total, listener, cancellation));
  }
}
