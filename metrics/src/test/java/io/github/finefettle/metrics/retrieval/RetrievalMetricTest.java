package io.github.finefettle.metrics.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.resampling.Resampling;
import io.github.finefettle.metrics.slices.AnyPartition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RetrievalMetricTest {
  static Stream<RetrievalMetric> metrics() {
    return Stream.of(
        RetrievalMetric.mrr(),
        RetrievalMetric.mrrAt(3),
        RetrievalMetric.hitAt(3),
        RetrievalMetric.precisionAt(3),
        RetrievalMetric.recallAt(3),
        RetrievalMetric.rPrecision(),
        RetrievalMetric.map(),
        RetrievalMetric.mapAt(4),
        RetrievalMetric.bpref(),
        RetrievalMetric.rbp(0.8),
        RetrievalMetric.ndcg(),
        RetrievalMetric.ndcgAt(3),
        RetrievalMetric.ndcgAt(3).gain(Gain.EXPONENTIAL));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void anyPartitionAndOrderMergesToTheSameBits(RetrievalMetric metric) {
    List<RankedQuery> rows = queries(200);
    AnyPartition.holds(metric, rows);
    AnyPartition.holds(metric.noRelevant(NoRelevant.SKIP).ties(TiePolicy.INPUT_ORDER), rows);
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void everySignatureIsReadBack(RetrievalMetric metric) {
    for (TiePolicy ties : TiePolicy.values()) {
      for (NoRelevant none : NoRelevant.values()) {
        RetrievalMetric chosen =
            metric
                .ties(ties)
                .noRelevant(none)
                .relevantFrom(2)
                .resampledBy(new Resampling(50, 7, 0.9));
        assertThat(RetrievalMetric.parse(chosen.signature())).isEqualTo(chosen);
        assertThat(RetrievalMetric.parse(chosen.signature()).signature())
            .isEqualTo(chosen.signature());
      }
    }
    assertThat(RetrievalMetric.parse(metric.id()).signature())
        .isEqualTo(metric.gain(Gain.LINEAR).signature());
  }

  @Test
  void signaturesSayEveryChoice() {
    assertThat(RetrievalMetric.ndcgAt(10).signature())
        .isEqualTo("ndcg(10)|gain:linear|ties:average|norel:0|v:1");
    assertThat(RetrievalMetric.map().signature())
        .isEqualTo("map|rel:positive|ties:average|norel:0|v:1");
    assertThat(RetrievalMetric.ids()).hasSize(9);
  }

  /** The closed forms against the mean over all orders of tied documents, written out. */
  @ParameterizedTest
  @MethodSource("metrics")
  void averagedTiesAreTheMeanOverAllOrders(RetrievalMetric metric) {
    for (int trial = 0; trial < 40; trial++) {
      RandomSequence random = RandomStream.of(trial, "ties").sequence();
      int n = 1 + random.nextInt(6);
      List<String> ids = new ArrayList<>();
      double[] scores = new double[n];
      java.util.TreeMap<String, Double> judgements = new java.util.TreeMap<>();
      for (int i = 0; i < n; i++) {
        ids.add("d" + i);
        scores[i] = random.nextInt(2);
        if (random.nextInt(5) > 0) {
          judgements.put("d" + i, (double) random.nextInt(3));
        }
      }
      judgements.put("missed", 1.0);
      double sum = 0;
      int orders = 0;
      for (List<Integer> order : permutations(n)) {
        double[] ordered = order.stream().mapToDouble(i -> scores[i]).toArray();
        List<String> documents = order.stream().map(ids::get).toList();
        sum +=
            metric.ties(TiePolicy.INPUT_ORDER).of(RankedQuery.of(documents, ordered, judgements));
        orders++;
      }
      assertThat(metric.of(RankedQuery.of(ids, scores, judgements)))
          .as(metric.id() + " trial " + trial)
          .isCloseTo(sum / orders, within(1e-13));
    }
  }

  /** Defect group 24: the same run with other ids got another score. */
  @Test
  void otherIdsGiveTheSameScoreUnlessTiesAreBrokenById() {
    double[] tied = {1, 1, 1};
    RankedQuery one = RankedQuery.of(List.of("a", "b", "c"), tied, Map.of("a", 1.0));
    RankedQuery other = RankedQuery.of(List.of("z", "b", "c"), tied, Map.of("z", 1.0));
    assertThat(RetrievalMetric.mrr().of(one)).isEqualTo(RetrievalMetric.mrr().of(other));
    assertThat(RetrievalMetric.mrr().of(one)).isCloseTo((1 + 1 / 2.0 + 1 / 3.0) / 3, within(1e-15));
    RetrievalMetric byId = RetrievalMetric.mrr().ties(TiePolicy.DOCNO_DESC);
    assertThat(byId.of(one)).isEqualTo(1 / 3.0);
    assertThat(byId.of(other)).isEqualTo(1);
  }

  /** Defect group 24: a model that scores everything alike got an nDCG of 1. */
  @Test
  void aConstantModelDoesNotRankPerfectly() {
    RankedQuery constant =
        RankedQuery.ofGrades(new double[] {3, 2, 0, 0}, new double[] {0.5, 0.5, 0.5, 0.5});
    assertThat(RetrievalMetric.ndcg().of(constant)).isBetween(0.5, 0.8);
    assertThat(RetrievalMetric.ndcg().ties(TiePolicy.INPUT_ORDER).of(constant)).isEqualTo(1);
  }

  /** Defect group 3: negative gains made nDCG leave its range, once up to 396. */
  @Test
  void negativeGainsAreRefused() {
    assertThatThrownBy(() -> RankedQuery.ofGrades(new double[] {-1, 2}, new double[] {2, 1}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1.0")
        .hasMessageContaining("negative gain");
    assertThatThrownBy(() -> RankedQuery.of(List.of("a"), new double[] {1}, Map.of("b", -2.0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void brokenRowsAreRefusedWhenTheyAreMade() {
    assertThatThrownBy(() -> RankedQuery.ofGrades(new double[] {1}, new double[] {Double.NaN}))
        .hasMessageContaining("finite");
    assertThatThrownBy(() -> RankedQuery.ofRanking(List.of("a", "a"), Map.of()))
        .hasMessageContaining("twice");
    assertThatThrownBy(() -> RankedQuery.ofGrades(new double[] {1, 2}, new double[] {1}))
        .hasMessageContaining("1 scores for 2 documents");
    assertThatThrownBy(
            () ->
                RetrievalMetric.mrr()
                    .ties(TiePolicy.DOCNO_DESC)
                    .of(RankedQuery.ofGrades(new double[] {1, 2}, new double[] {1, 1})))
        .hasMessageContaining("RankedQuery.of");
  }

  @Test
  void precisionDividesByKEvenWhereFewerWereRetrieved() {
    RankedQuery query = RankedQuery.ofRanking(List.of("a", "b"), Map.of("a", 1.0, "x", 1.0));
    assertThat(RetrievalMetric.precisionAt(10).of(query)).isEqualTo(0.1);
    assertThat(RetrievalMetric.recallAt(10).of(query)).isEqualTo(0.5);
    assertThat(RetrievalMetric.map().of(query)).isEqualTo(0.5);
  }

  @Test
  void missedDocumentsCountInTheBestOrder() {
    RankedQuery query = RankedQuery.ofGrades(new double[] {1}, new double[] {1});
    assertThat(RetrievalMetric.ndcg().of(query)).isEqualTo(1);
    // The best order has 1 / log2(2) + 1 / log2(3) = 1.63093.
    assertThat(RetrievalMetric.ndcg().of(query.withMissed(1)))
        .isCloseTo(0.6131471927654584, within(1e-15));
    assertThat(RetrievalMetric.recallAt(5).of(query.withMissed(1, 1, 0))).isEqualTo(1 / 3.0);
  }

  @Test
  void aQueryWithoutRelevantDocumentsCountsAsThePolicySays() {
    List<RankedQuery> rows =
        List.of(
            RankedQuery.ofRanking(List.of("a"), Map.of("a", 1.0)),
            RankedQuery.ofRanking(List.of("a"), Map.of("a", 0.0)));
    assertThat(RetrievalMetric.map().evaluate(rows).requireValue()).isEqualTo(0.5);
    assertThat(RetrievalMetric.map().noRelevant(NoRelevant.ONE).evaluate(rows).requireValue())
        .isEqualTo(1);
    RetrievalMetric skipping = RetrievalMetric.map().noRelevant(NoRelevant.SKIP);
    assertThat(skipping.evaluate(rows).requireValue()).isEqualTo(1);
    assertThat(skipping.evaluate(rows.subList(1, 2)).undefinedReason())
        .contains("no query has a relevant document, and such queries are left out");
  }

  /** Defect group 30: values without an interval. */
  @Test
  void meansCarryAnIntervalAndHitsThatOfWilson() {
    List<RankedQuery> rows = queries(400);
    Measurement gain = RetrievalMetric.ndcg().evaluate(rows);
    assertThat(gain.interval().orElseThrow().contains(gain.requireValue())).isTrue();
    RetrievalMetric hits = RetrievalMetric.hitAt(1).ties(TiePolicy.INPUT_ORDER);
    assertThat(hits.evaluate(rows).interval().orElseThrow().method()).isEqualTo("wilson");
    assertThat(RetrievalMetric.hitAt(1).evaluate(rows).interval().orElseThrow().method())
        .startsWith("bootstrap");
  }

  @Test
  void faultySignaturesAreRefused() {
    for (String bad :
        List.of(
            "ndcg(0)",
            "ndcg(x)",
            "precision-at",
            "map|gain:linear",
            "bpref(3)",
            "rbp(1)",
            "mrr|ties:none",
            "auroc",
            "map|rel:0")) {
      assertThatThrownBy(() -> RetrievalMetric.parse(bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void noQueryIsBetterThanPerfect() {
    for (int n = 1; n <= 200; n++) {
      double[] grades = new double[n];
      double[] scores = new double[n];
      Arrays.fill(grades, 1 + n % 7);
      RankedQuery query = RankedQuery.ofGrades(grades, scores);
      for (double persistence : new double[] {0.3, 0.8, 0.95}) {
        assertThat(RetrievalMetric.rbp(persistence).of(query)).isLessThanOrEqualTo(1);
      }
      assertThat(RetrievalMetric.ndcg().of(query)).isBetween(1 - 1e-12, 1.0);
      assertThat(RetrievalMetric.ndcgAt(5).of(query)).isBetween(1 - 1e-12, 1.0);
    }
  }

  private static List<RankedQuery> queries(int count) {
    List<RankedQuery> rows = new ArrayList<>();
    RandomSequence random = RandomStream.of(3, "queries").sequence();
    for (int i = 0; i < count; i++) {
      int n = random.nextInt(8);
      double[] grades = new double[n];
      double[] scores = new double[n];
      for (int j = 0; j < n; j++) {
        grades[j] = Math.max(0, random.nextInt(5) - 2);
        scores[j] = random.nextInt(6);
      }
      rows.add(
          RankedQuery.ofGrades(grades, scores).withMissed(random.nextInt(2), random.nextInt(2)));
    }
    return rows;
  }

  private static List<List<Integer>> permutations(int n) {
    if (n == 0) {
      return List.of(List.of());
    }
    List<List<Integer>> all = new ArrayList<>();
    for (List<Integer> shorter : permutations(n - 1)) {
      for (int place = 0; place <= shorter.size(); place++) {
        List<Integer> longer = new ArrayList<>(shorter);
        longer.add(place, n - 1);
        all.add(longer);
      }
    }
    return all;
  }
}
