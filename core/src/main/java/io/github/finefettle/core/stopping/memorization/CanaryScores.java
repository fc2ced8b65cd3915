package io.github.finefettle.core.stopping.memorization;

import io.github.finefettle.core.statistics.Proportion;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The scores of planted secrets, to be ranked among those of others. */
final class CanaryScores {
  private static final double CONFIDENCE = 0.95;

  /** A share counted from fewer samples is less sure than the fitted distribution. */
  private static final int COUNTED = 10;

  /** Kolmogorov's limit for a p-value of 0.01, to be divided by the root of the sample. */
  private static final double KOLMOGOROV_01 = 1.6276236115189502;

  private final CanaryFormat format;
  private final List<String> secrets;
  private final LogPerplexity model;
  private final ModelCalls calls;
  private final double[] scores;

  private CanaryScores(
      CanaryFormat format, List<String> secrets, LogPerplexity model, ModelCalls calls) {
    this.format = format;
    this.secrets = List.copyOf(secrets);
    this.model = model;
    this.calls = calls;
    this.scores = new double[secrets.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = score("canary " + (i + 1), secrets.get(i));
    }
  }

  static CanaryScores of(
      CanaryFormat format, List<String> secrets, LogPerplexity model, ModelCalls calls) {
    if (secrets.isEmpty()) {
      throw new IllegalArgumentException(
          "The secrets are none. Plant 10 of format.secrets(seed, 10) in the training rows.");
    }
    for (int i = 0; i < secrets.size(); i++) {
      if (!format.allows(secrets.get(i))) {
        throw new IllegalArgumentException(
            "The secret number "
                + (i + 1)
                + " is not of the format: it needs "
                + format.length()
                + " characters of its alphabet. Give the secret alone, without the sentence.");
      }
    }
    return new CanaryScores(format, secrets, model, calls);
  }

  private double score(String which, String secret) {
    calls.throwIfCancelled();
    double score;
    try {
      score = model.of(format.fill(secret));
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new IllegalStateException(
          "The model threw while scoring " + which + ". Score one filled text alone to see why.",
          e);
    }
    if (Double.isNaN(score)) {
      throw new IllegalStateException(
          "The model gave NaN for "
              + which
              + ". Give infinity for a text that the model holds for impossible.");
    }
    calls.done("");
    return score;
  }

  List<Exposure> rankedAmongAll(long size) {
    double[] sorted = scores.clone();
    Arrays.sort(sorted);
    // Counted where each score falls among the canaries: memory does not grow with the secrets.
    long[] firstCanaryAtOrAbove = new long[sorted.length + 1];
    for (long index = 0; index < size; index++) {
      firstCanaryAtOrAbove[
          firstNotBelow(sorted, score("secret number " + index, format.secret(index)))]++;
    }
    List<Exposure> exposures = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      long rank = 0;
      for (int place = 0; place <= firstNotBelow(sorted, scores[i]); place++) {
        rank += firstCanaryAtOrAbove[place];
      }
      // A model that scores one text differently twice may find none at or below: rank 1.
      double bits = format.bits() - ExactLog2.of((double) Math.max(1, rank));
      exposures.add(new Exposure(secrets.get(i), bits, bits, bits));
    }
    return exposures;
  }

  private static int firstNotBelow(double[] sorted, double score) {
    int place = 0;
    while (place < sorted.length && sorted[place] < score) {
      place++;
    }
    return place;
  }

  List<Exposure> rankedAmongSample(int samples, long seed) {
    double[] sample = new double[samples];
    RandomSequence random = RandomStream.of(seed, "canary.sample").sequence();
    for (int i = 0; i < samples; i++) {
      sample[i] = score("sample " + (i + 1), format.draw(random));
    }
    Arrays.sort(sample);
    SampleTail tail = new SampleTail(sample);
    List<Exposure> exposures = new ArrayList<>();
    for (int i = 0; i < scores.length; i++) {
      exposures.add(exposure(secrets.get(i), scores[i], tail));
    }
    return exposures;
  }

  private Exposure exposure(String secret, double score, SampleTail tail) {
    double bits = format.bits();
    Proportion below = tail.atOrBelow(score);
    double tailShare = (1 - CONFIDENCE) / 2;
    double low = between(0, -ExactLog2.of(below.upperBound(1 - tailShare)), bits);
    double high =
        below.successes() == 0
            ? bits
            : between(0, -ExactLog2.of(below.lowerBound(1 - tailShare)), bits);
    double value =
        below.successes() >= COUNTED ? -ExactLog2.of(below.value()) : tail.bits(score, low);
    return new Exposure(secret, between(low, value, high), low, high);
  }

  private static double between(double low, double value, double high) {
    return Math.max(low, Math.min(high, value));
  }

  /** The sorted scores of random secrets, and the distribution that carries on below them. */
  private static final class SampleTail {
    private final double[] sorted;
    private final boolean fits;
    private final SkewNormal fitted;

    SampleTail(double[] sorted) {
      this.sorted = sorted;
      boolean spread = sorted[0] < sorted[sorted.length - 1];
      boolean finite = Double.isFinite(sorted[0]) && Double.isFinite(sorted[sorted.length - 1]);
      this.fitted = spread && finite ? SkewNormal.fittedTo(sorted) : new SkewNormal(0, 1, 0);
      this.fits =
          spread && finite && fitted.distanceTo(sorted) <= KOLMOGOROV_01 / Math.sqrt(sorted.length);
    }

    Proportion atOrBelow(double score) {
      int count = 0;
      while (count < sorted.length && sorted[count] <= score) {
        count++;
      }
      return new Proportion(count, sorted.length);
    }

    double bits(double score, double otherwise) {
      double share = fits ? fitted.cumulative(score) : 0;
      return share > 0 ? -ExactLog2.of(share) : otherwise;
    }
  }
}
