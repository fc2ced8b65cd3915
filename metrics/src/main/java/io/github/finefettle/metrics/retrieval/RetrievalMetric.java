package io.github.finefettle.metrics.retrieval;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.metric.MetricInput;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Proportion;
import io.github.finefettle.metrics.items.ItemMetric;
import io.github.finefettle.metrics.items.ItemScorer;
import io.github.finefettle.metrics.items.ItemStatistics;
import io.github.finefettle.metrics.resampling.Resampling;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A measure of ranked answers: the mean over queries of what each query earns, with an interval
 * over queries. More is better for all of them; all lie in [0, 1].
 *
 * <p>Documents with equal scores are averaged over all their orders unless {@link #ties} says
 * otherwise, a query for which nothing is relevant counts 0 unless {@link #noRelevant} says
 * otherwise, and a document is relevant if its grade is above 0 unless {@link #relevantFrom} says
 * otherwise. All three stand in the signature. Undefined without queries, or where every query was
 * left out. Immutable and safe for use by several threads.
 */
@CheckReturnValue
public final class RetrievalMetric extends ItemMetric<RankedQuery> {
  private final RetrievalKind kind;
  private final Retrieval options;
  private final Resampling resampling;

  private RetrievalMetric(RetrievalKind kind, Retrieval options, Resampling resampling) {
    this.kind = kind;
    this.options = options;
    this.resampling = resampling;
  }

  /**
   * Mean reciprocal rank of the first relevant document; 0 where none was retrieved.
   *
   * @return the metric
   */
  public static RetrievalMetric mrr() {
    return of(RetrievalKind.MRR, Retrieval.NO_CUTOFF);
  }

  /**
   * Mean reciprocal rank, where a first relevant document below rank k counts 0.
   *
   * @param k the cut-off, 1 or more
   * @return the metric
   */
  public static RetrievalMetric mrrAt(long k) {
    return of(RetrievalKind.MRR, k);
  }

  /**
   * The share of queries with a relevant document among the first k ({@code success_k} in
   * trec_eval).
   *
   * @param k the cut-off, 1 or more
   * @return the metric; its interval is Wilson's unless ties make parts of a hit
   */
  public static RetrievalMetric hitAt(long k) {
    return of(RetrievalKind.HIT, k);
  }

  /**
   * Relevant documents among the first k, over k, even where fewer were retrieved.
   *
   * @param k the cut-off, 1 or more
   * @return the metric
   */
  public static RetrievalMetric precisionAt(long k) {
    return of(RetrievalKind.PRECISION, k);
  }

  /**
   * Relevant documents among the first k, over all that are relevant.
   *
   * @param k the cut-off, 1 or more
   * @return the metric
   */
  public static RetrievalMetric recallAt(long k) {
    return of(RetrievalKind.RECALL, k);
  }

  /**
   * Precision at rank R, R being the number of all relevant documents of the query.
   *
   * @return the metric
   */
  public static RetrievalMetric rPrecision() {
    return of(RetrievalKind.R_PRECISION, Retrieval.NO_CUTOFF);
  }

  /**
   * Mean average precision: the precision at each relevant document, summed over those retrieved
   * and divided by all that are relevant.
   *
   * @return the metric
   */
  public static RetrievalMetric map() {
    return of(RetrievalKind.MAP, Retrieval.NO_CUTOFF);
  }

  /**
   * Mean average precision of the first k documents, divided by all that are relevant.
   *
   * @param k the cut-off, 1 or more
   * @return the metric
   */
  public static RetrievalMetric mapAt(long k) {
    return of(RetrievalKind.MAP, k);
  }

  /**
   * The share of preferences for relevant over judged and not relevant documents that the ranking
   * keeps; documents that were never judged do not matter (Buckley and Voorhees, SIGIR 2004, in
   * trec_eval's form).
   *
   * @return the metric
   */
  public static RetrievalMetric bpref() {
    return of(RetrievalKind.BPREF, Retrieval.NO_CUTOFF);
  }

  /**
   * Rank-biased precision: what a reader finds who goes on to the next document with a fixed chance
   * (Moffat and Zobel, ACM TOIS 27, 2008).
   *
   * @param persistence the chance to go on, in (0, 1), such as 0.8
   * @return the metric
   */
  public static RetrievalMetric rbp(double persistence) {
    return new RetrievalMetric(
        RetrievalKind.RBP, Retrieval.DEFAULT.persistence(persistence), Resampling.standard());
  }

  /**
   * Normalised discounted cumulative gain over all retrieved documents (Järvelin and Kekäläinen,
   * ACM TOIS 20, 2002, with the discount log2(rank + 1)); the best order takes all judged
   * documents, retrieved or not.
   *
   * @return the metric
   */
  public static RetrievalMetric ndcg() {
    return of(RetrievalKind.NDCG, Retrieval.NO_CUTOFF);
  }

  /**
   * Normalised discounted cumulative gain of the first k documents.
   *
   * @param k the cut-off, 1 or more
   * @return the metric
   */
  public static RetrievalMetric ndcgAt(long k) {
    return of(RetrievalKind.NDCG, k);
  }

  /**
   * Finds a metric by its signature or its id; what a signature leaves out has its default.
   *
   * @param signature such as {@code "ndcg(10)|gain:linear|ties:average|norel:0|v:1"} or {@code
   *     "map"}
   * @return the metric
   * @throws IllegalArgumentException if it is none of ours
   */
  public static RetrievalMetric parse(String signature) {
    return RetrievalSignature.parse(signature);
  }

  /**
   * The ids of all metrics here, with {@code (k)} where a cut-off is needed.
   *
   * @return an unmodifiable list
   */
  public static List<String> ids() {
    return RetrievalSignature.ids();
  }

  /**
   * The same metric with another order of documents that have equal scores.
   *
   * @param policy the policy
   * @return a new metric
   */
  public RetrievalMetric ties(TiePolicy policy) {
    return with(options.ties(policy));
  }

  /**
   * The same metric with another answer to queries for which nothing is relevant.
   *
   * @param policy the policy
   * @return a new metric
   */
  public RetrievalMetric noRelevant(NoRelevant policy) {
    return with(options.noRelevant(policy));
  }

  /**
   * The same metric with documents relevant from a grade on ({@code -l} in trec_eval). Changes
   * nothing for nDCG, which takes the grades themselves.
   *
   * @param grade the least grade of a relevant document, above 0
   * @return a new metric
   */
  public RetrievalMetric relevantFrom(double grade) {
    return kind.isBinary() ? with(options.relevantFrom(grade)) : this;
  }

  /**
   * The same metric with another worth of a grade. Changes nothing but for nDCG.
   *
   * @param gain the worth
   * @return a new metric
   */
  public RetrievalMetric gain(Gain gain) {
    return kind == RetrievalKind.NDCG ? with(options.gain(gain)) : this;
  }

  /**
   * The same metric with intervals made another way. A plan other than the standard one is part of
   * the signature.
   *
   * @param plan resamples, seed and confidence
   * @return a new metric
   */
  public RetrievalMetric resampledBy(Resampling plan) {
    return new RetrievalMetric(kind, options, plan);
  }

  /**
   * What one query earns.
   *
   * @param query the query
   * @return in [0, 1], or NaN where the query is left out
   */
  public double of(RankedQuery query) {
    RetrievalFormulas formulas =
        new RetrievalFormulas(query, options.ties(), options.relevantFrom());
    double value = value(formulas);
    return Double.isNaN(value) ? options.ofNoRelevant() : value;
  }

  @Override
  public String signature() {
    return RetrievalSignature.of(this);
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
    return Set.of(MetricInput.RANKINGS);
  }

  @Override
  protected ItemScorer<RankedQuery> scorer() {
    return new QueryScorer(this);
  }

  @Override
  protected double value(double[] sums, long n) {
    return sums[QueryScorer.COUNTED] == 0
        ? Double.NaN
        : sums[QueryScorer.VALUE] / sums[QueryScorer.COUNTED];
  }

  @Override
  protected String whyUndefined(double[] sums, long n) {
    return "no query has a relevant document, and such queries are left out";
  }

  @Override
  protected Resampling resampling() {
    return resampling;
  }

  @Override
  protected Optional<Interval> interval(ItemStatistics statistics, double value) {
    double[] sums = statistics.sums();
    if (kind == RetrievalKind.HIT && sums[QueryScorer.PARTIAL] == 0) {
      return Optional.of(
          new Proportion((long) sums[QueryScorer.VALUE], (long) sums[QueryScorer.COUNTED])
              .wilson(resampling.confidence()));
    }
    return super.interval(statistics, value);
  }

  static RetrievalMetric of(RetrievalKind kind, Retrieval options, Resampling resampling) {
    return new RetrievalMetric(kind, options, resampling);
  }

  RetrievalKind kind() {
    return kind;
  }

  Retrieval options() {
    return options;
  }

  Resampling plan() {
    return resampling;
  }

  /** NaN where nothing is relevant. */
  private double value(RetrievalFormulas formulas) {
    if (kind == RetrievalKind.NDCG) {
      return formulas.normalizedGain(options.cutoff(), options.gain());
    }
    if (formulas.relevant() == 0) {
      return Double.NaN;
    }
    return switch (kind) {
      case MRR -> formulas.reciprocalRank(options.cutoff());
      case HIT -> formulas.hit(options.cutoff());
      case PRECISION -> formulas.found(options.cutoff()) / options.cutoff();
      case RECALL -> formulas.found(options.cutoff()) / formulas.relevant();
      case R_PRECISION -> formulas.found(formulas.relevant()) / formulas.relevant();
      case MAP -> formulas.averagePrecision(options.cutoff());
      case BPREF -> formulas.binaryPreference();
      case RBP -> formulas.rankBiasedPrecision(options.persistence());
      case NDCG -> throw new IllegalStateException("nDCG has no relevant and other documents.");
    };
  }

  private RetrievalMetric with(Retrieval changed) {
    return new RetrievalMetric(kind, changed, resampling);
  }

  private static RetrievalMetric of(RetrievalKind kind, long cutoff) {
    return new RetrievalMetric(kind, Retrieval.DEFAULT.cutoff(cutoff), Resampling.standard());
  }
}
