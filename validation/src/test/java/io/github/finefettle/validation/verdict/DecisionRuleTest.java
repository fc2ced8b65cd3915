package io.github.finefettle.validation.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.evidence.ClaimState;
import io.github.finefettle.validation.behaviours.FailureRate;
import io.github.finefettle.validation.behaviours.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class DecisionRuleTest {
  @Test
  void withoutAFailureTheNumberOfCasesNeededIsTheKnownOne() {
    // Exact binomial: the smallest n with (1 - limit)^n <= 0.05.
    double[] limits = {0.10, 0.05, 0.02, 0.01, 0.001};
    long[] needed = {29, 59, 149, 299, 2995};
    for (int i = 0; i < limits.length; i++) {
      assertThat(CasesNeeded.withoutFurtherFailure(0, 0, limits[i])).isEqualTo(needed[i]);
      assertThat(CasesNeeded.atThisRate(0, 20, limits[i], 1))
          .isEqualTo(OptionalLong.of(needed[i] - 20));
      assertThat(judge(claim(0, needed[i], limits[i])).state()).isEqualTo(ClaimState.MET);
      assertThat(judge(claim(0, needed[i] - 1, limits[i])).state()).isEqualTo(ClaimState.UNDECIDED);
    }
  }

  @Test
  void theStateAgreesWithTheExactBounds() {
    for (long n = 1; n <= 150; n += 7) {
      for (long failures = 0; failures <= n; failures++) {
        ClaimResult result = judge(claim(failures, n, 0.1));
        double low = result.bounds().orElseThrow().low();
        double high = result.bounds().orElseThrow().high();
        ClaimState expected =
            high <= 0.1 ? ClaimState.MET : low > 0.1 ? ClaimState.NOT_MET : ClaimState.UNDECIDED;
        assertThat(result.state()).as(failures + " of " + n).isEqualTo(expected);
      }
    }
  }

  @Test
  void theCasesSaidToBeNeededDecideAndOneStepFewerDoNot() {
    long[][] seen = {{1, 40}, {2, 60}, {6, 100}, {10, 150}, {6, 40}, {9, 60}, {1, 5}};
    for (long[] counts : seen) {
      long failures = counts[0];
      long cases = counts[1];
      assertThat(judge(claim(failures, cases, 0.1)).state()).isEqualTo(ClaimState.UNDECIDED);
      long more = CasesNeeded.atThisRate(failures, cases, 0.1, 1).orElseThrow();
      double rate = (double) failures / cases;
      assertThat(decidedAt(cases + more, rate)).as(failures + " of " + cases).isTrue();
      // Far fewer cases at the same rate would not have done.
      assertThat(decidedAt(cases + more / 2, rate)).as(failures + " of " + cases).isFalse();
    }
  }

  @Test
  void everyLabelHasAnIdOfItsOwn() {
    TreeSet<String> ids = new TreeSet<>();
    List<String> labels =
        List.of("spam", "Spam", "\u0434\u0430", "\u043D\u0435\u0442", "a b", "a-b", "");
    for (String label : labels) {
      FailureRate rate = FailureRate.ofMisses(label).under("typos");
      ids.add(judge(new ClaimCounts(new Limit(rate, 0.1, true), 50, 0, List.of())).id());
    }
    assertThat(ids)
        .hasSize(labels.size())
        .contains("misses.spam.typos", "misses.a-b.typos")
        .allMatch(id -> id.matches("[a-z0-9]+([.-][a-z0-9]+)*"));
  }

  @Test
  void aRateAtTheLimitNeverDecides() {
    assertThat(CasesNeeded.atThisRate(5, 100, 0.05, 1)).isEmpty();
    assertThat(CasesNeeded.atThisRate(500_001, 10_000_000, 0.05, 1)).isEmpty();
    assertThat(CasesNeeded.atThisRate(499_999, 10_000_000, 0.05, 1)).isEmpty();
    assertThat(CasesNeeded.atThisRate(0, 10, 1e-300, 1)).isEmpty();
  }

  @Test
  void aModelExactlyAtTheLimitPassesWithAtMostFivePercentWhateverTheNumberOfCases() {
    // Exact, not simulated: the probability of all outcomes that would be judged as kept.
    for (double limit : new double[] {0.02, 0.05, 0.1, 0.3}) {
      for (int n = 1; n <= 400; n += 13) {
        double passes = 0;
        double fails = 0;
        for (int failures = 0; failures <= n; failures++) {
          ClaimState state = judge(claim(failures, n, limit)).state();
          double chance = StrictMath.exp(logTerm(failures, n, limit));
          passes += state == ClaimState.MET ? chance : 0;
          fails += state == ClaimState.NOT_MET ? chance : 0;
        }
        assertThat(passes).isLessThanOrEqualTo(0.05 + 1e-9);
        assertThat(fails).isLessThanOrEqualTo(0.05 + 1e-9);
      }
    }
  }

  @Test
  void oneBrokenLimitForbidsAndAllKeptAllow() {
    assertThat(decide(claim(0, 100, 0.05), claim(50, 100, 0.05))).isEqualTo(Decision.DO_NOT_SHIP);
    assertThat(decide(claim(0, 100, 0.05), claim(1, 100, 0.05))).isEqualTo(Decision.SHIP);
    assertThat(decide(claim(0, 100, 0.05), claim(0, 40, 0.05)))
        .isEqualTo(Decision.INSUFFICIENT_EVIDENCE);
    assertThat(decide(claim(0, 100, 0.05), claim(0, 0, 0.05)))
        .isEqualTo(Decision.INSUFFICIENT_EVIDENCE);
  }

  @Test
  void adviceNeverDecides() {
    assertThat(decide(claim(0, 100, 0.05), advice(90, 100, 0.05))).isEqualTo(Decision.SHIP);
    assertThat(decide(claim(0, 100, 0.05), advice(0, 3, 0.05))).isEqualTo(Decision.SHIP);
    assertThat(decide(advice(0, 100, 0.05))).isEqualTo(Decision.INSUFFICIENT_EVIDENCE);
    assertThat(judge(advice(90, 100, 0.05)).state()).isEqualTo(ClaimState.NOT_MET);
  }

  @Test
  void amongManyLimitsOneMustBeBrokenMoreClearly() {
    // P(X >= 10 | 100, 0.05) = 0.0282: broken alone, not among ten (Holm: 0.05 / 10).
    ClaimCounts near = claim(10, 100, 0.05);
    assertThat(DecisionRule.chanceOfSoMany(near)).isCloseTo(0.02819, within(1e-5));
    assertThat(decide(near)).isEqualTo(Decision.DO_NOT_SHIP);
    ClaimCounts[] ten = new ClaimCounts[10];
    for (int i = 0; i < 10; i++) {
      ten[i] = claim(i == 0 ? 10 : 0, 100 + i, 0.05);
    }
    assertThat(decide(ten)).isEqualTo(Decision.INSUFFICIENT_EVIDENCE);
    // Holm steps down: where nine are clearly broken, the last is judged as if it were alone.
    for (int i = 1; i < 10; i++) {
      ten[i] = claim(60, 100 + i, 0.05);
    }
    assertThat(DecisionRule.judge(List.of(ten)))
        .allMatch(result -> result.state() == ClaimState.NOT_MET);
  }

  @Test
  void sharesReadAsPeopleWriteThem() {
    assertThat(Percent.of(0)).isEqualTo("0 %");
    assertThat(Percent.of(0.05)).isEqualTo("5 %");
    assertThat(Percent.of(0.1234)).isEqualTo("12.34 %");
    assertThat(Percent.of(1)).isEqualTo("100 %");
  }

  private static boolean decidedAt(long cases, double rate) {
    // The failures may be rounded either way; the promise is for the more careful one.
    long failures =
        rate < 0.1 ? (long) Math.ceil(rate * cases - 1e-9) : (long) Math.floor(rate * cases + 1e-9);
    return judge(claim(failures, cases, 0.1)).state() != ClaimState.UNDECIDED;
  }

  private static double logTerm(int k, int n, double p) {
    double log = k * StrictMath.log(p) + (n - k) * StrictMath.log(1 - p);
    for (int i = 1; i <= k; i++) {
      log += StrictMath.log((double) (n - k + i) / i);
    }
    return log;
  }

  private static ClaimResult judge(ClaimCounts claim) {
    return DecisionRule.judge(List.of(claim)).get(0);
  }

  private static Decision decide(ClaimCounts... claims) {
    List<ClaimCounts> named = new ArrayList<>();
    for (int i = 0; i < claims.length; i++) {
      // Each limit is about another perturbation, as in a suite.
      Limit limit =
          new Limit(
              FailureRate.ofInvariance("p" + i),
              claims[i].limit().atMost(),
              claims[i].limit().required());
      named.add(new ClaimCounts(limit, claims[i].cases(), claims[i].failures(), List.of()));
    }
    return DecisionRule.decide(DecisionRule.judge(named));
  }

  private static ClaimCounts claim(long failures, long cases, double limit) {
    return new ClaimCounts(
        new Limit(FailureRate.ofInvariance("typos"), limit, true), cases, failures, List.of());
  }

  private static ClaimCounts advice(long failures, long cases, double limit) {
    return new ClaimCounts(
        new Limit(FailureRate.ofInvariance("typos"), limit, false), cases, failures, List.of());
  }
}
