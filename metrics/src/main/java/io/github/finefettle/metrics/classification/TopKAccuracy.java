package io.github.finefettle.metrics.classification;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Proportion;
import io.github.finefettle.metrics.description.MetricPreset;
import io.github.finefettle.metrics.description.MetricSignature;
import io.github.finefettle.metrics.description.PresetMetric;
import io.github.finefettle.metrics.description.SignatureReader;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.items.ItemStatistics;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The share of rows whose true label is among the k labels with the highest scores, in [0, 1], with
 * Wilson's interval. A true label without a score is never among them. Undefined without rows.
 */
@CheckReturnValue
public final class TopKAccuracy extends ItemMetric<ScoredLabel>
    implements PresetMetric<ScoredLabel> {
  private static final String ID = "top-k-accuracy";

  private final int k;
  private final ScoreTies ties;
  private final Resampling resampling;

  private TopKAccuracy(int k, ScoreTies ties, Resampling resampling) {
    if (k < 1) {
      throw new IllegalArgumentException(
          "The k (" + k + ") of top-k accuracy must be 1 or more; 1 is accuracy itself.");
    }
    this.k = k;
    this.ties = ties;
    this.resampling = resampling;
  }

  /**
   * The metric with {@link ScoreTies#TRUTH_LAST}.
   *
   * @param k how many labels may be looked at, 1 or more
   * @return the metric
   */
  public static TopKAccuracy of(int k) {
    return new TopKAccuracy(k, ScoreTies.TRUTH_LAST, Resampling.standard());
  }

  /**
   * Reads a signature or an id with k, such as {@code "top-k-accuracy(5)"}.
   *
   * @param signature the text
   * @return the metric
   * @throws IllegalArgumentException if it is none
   */
  public static TopKAccuracy parse(String signature) {
    SignatureReader reader = SignatureReader.of(signature);
    if (!reader.id().equals(ID)) {
      throw reader.malformed("expected " + ID + "(k)");
    }
    String argument = reader.requireArgument("5");
    ScoreTies ties =
        reader.choice(
            "ties",
            Arrays.stream(ScoreTies.values())
                .collect(Collectors.toMap(ScoreTies::key, rule -> rule)),
            ScoreTies.TRUTH_LAST);
    Resampling plan = reader.resampling();
    reader.requireNothingElse();
    try {
      return new TopKAccuracy(Integer.parseInt(argument), ties, plan);
    } catch (IllegalArgumentException e) {
      throw reader.malformed("k must be a whole number of 1 or more but is " + argument);
    }
  }

  /**
   * The id, with {@code (k)} after it.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return List.of(ID + "(k)");
  }

  /**
   * The same metric with another order of equal scores.
   *
   * @param rule which come first
   * @return a new metric
   */
  public TopKAccuracy ties(ScoreTies rule) {
    return new TopKAccuracy(k, rule, resampling);
  }

  /**
   * The same metric with the order of equal scores of a well-known tool.
   *
   * @param preset {@link MetricPreset#SKLEARN} puts later labels first; others change nothing
   * @return a new metric, or this one
   */
  @Override
  public TopKAccuracy following(MetricPreset preset) {
    return preset == MetricPreset.SKLEARN ? ties(ScoreTies.LAST_LABEL_FIRST) : this;
  }

  /**
   * The same metric with intervals made another way.
   *
   * @param plan its confidence counts; Wilson's interval is not resampled
   * @return a new metric
   */
  public TopKAccuracy resampledBy(Resampling plan) {
    return new TopKAccuracy(k, ties, plan);
  }

  @Override
  public String signature() {
    return MetricSignature.of(ID, Integer.toString(k))
        .with("ties", ties.key())
        .with(resampling)
        .toString();
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
    return Set.of(MetricInput.LABELS, MetricInput.SCORES);
  }

  @Override
  protected ItemScorer<ScoredLabel> scorer() {
    return new Scorer(k, ties);
  }

  @Override
  protected Resampling resampling() {
    return resampling;
  }

  @Override
  protected double value(double[] sums, long n) {
    return sums[0] / n;
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    return "there are no rows";
  }

  @Override
  protected Optional<Interval> interval(ItemStatistics statistics, double value) {
    return Optional.of(
        new Proportion((long) statistics.sums()[0], statistics.n())
            .wilson(resampling.confidence()));
  }

  private record Scorer(int k, ScoreTies ties) implements ItemScorer<ScoredLabel> {
    @Override
    public String id() {
      return ID + "-hits|k:" + k + "|ties:" + ties.key();
    }

    @Override
    public int columns() {
      return 1;
    }

    @Override
    public void score(ScoredLabel row, double[] out) {
      LabelScores scores = row.scores();
      int truth = scores.position(row.truth());
      if (truth < 0) {
        return;
      }
      double own = scores.score(truth);
      int ahead = 0;
      for (int i = 0; i < scores.size(); i++) {
        ahead += isAhead(scores.score(i), own, i - truth) ? 1 : 0;
      }
      out[0] = ahead < k ? 1 : 0;
    }

    private boolean isAhead(double other, double own, int distance) {
      return other > own
          || (other == own
              && ((ties == ScoreTies.TRUTH_LAST && distance != 0)
                  || (ties == ScoreTies.LAST_LABEL_FIRST && distance > 0)));
    }
  }
}
