package io.github.finefettle.metrics.preference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.core.metric.Metric;
import io.github.finefettle.core.statistics.Interval;
import io.github.finefettle.core.statistics.Proportion;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.metrics.MetricSuite;
import io.github.finefettle.metrics.resampling.Resampling;
import io.github.finefettle.metrics.slices.AnyPartition;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PreferenceTest {
  private static final Resampling FEW = new Resampling(100, 1, 0.9);

  static Stream<Metric<Match>> metrics() {
    return Stream.of(
        WinRate.of("B"),
        WinRate.of("B").ties(Ties.SKIP),
        WinRate.of("B").ties(Ties.LOSS),
        LengthControlledWinRate.of("B"),
        RatingSystem.elo().resampledBy(FEW).of("B"),
        RatingSystem.bradleyTerry().resampledBy(FEW).of("B"),
        RatingSystem.davidson().resampledBy(FEW).of("B"));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void anyPartitionAndOrderMergesToTheSameBits(Metric<Match> metric) {
    AnyPartition.holds(metric, league(150));
  }

  @ParameterizedTest
  @MethodSource("metrics")
  void aDamagedStateIsRefused(Metric<Match> metric) {
    var state = metric.newState();
    league(12).forEach(state::add);
    byte[] whole = state.toBytes();
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> metric.readState(cut))
          .as(metric.id() + " cut to " + length)
          .isInstanceOf(IllegalArgumentException.class);
    }
    byte[] longer = Arrays.copyOf(whole, whole.length + 1);
    assertThatThrownBy(() -> metric.readState(longer)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everySignatureIsReadBack() {
    for (WinRate metric :
        List.of(WinRate.of("a|b"), WinRate.of("x").ties(Ties.LOSS).resampledBy(FEW))) {
      assertThat(WinRate.parse(metric.signature())).isEqualTo(metric);
    }
    for (RatingMetric metric :
        List.of(
            RatingSystem.elo().of("a(b)"),
            RatingSystem.elo().k(32).initial(1_500).scale(2, 100).of("x"),
            RatingSystem.bradleyTerry().initial(0).of("x"),
            RatingSystem.davidson().resampledBy(FEW).of("x"))) {
      assertThat(RatingMetric.parse(metric.signature())).isEqualTo(metric);
    }
    assertThat(RatingMetric.parse("elo(x)")).isEqualTo(RatingSystem.elo().of("x"));
    LengthControlledWinRate controlled = LengthControlledWinRate.of("x").confidence(0.9);
    assertThat(LengthControlledWinRate.parse(controlled.signature())).isEqualTo(controlled);
    for (PositionBias metric :
        List.of(PositionBias.swapConsistency(), PositionBias.positionBias().resampledBy(FEW))) {
      assertThat(PositionBias.parse(metric.signature())).isEqualTo(metric);
    }
    for (String bad : List.of("win-rate", "elo", "elo(x)|ties:half", "bradley-terry(x)|k:4")) {
      assertThatThrownBy(
              () -> {
                if (bad.startsWith("win")) {
                  assertThat(WinRate.parse(bad)).isNull();
                } else {
                  assertThat(RatingMetric.parse(bad)).isNull();
                }
              })
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aTieIsHalfAWinUnlessSaidOtherwise() {
    List<Match> matches =
        List.of(
            Match.of(0, "ours", "theirs", Outcome.FIRST),
            Match.of(1, "theirs", "ours", Outcome.SECOND),
            Match.of(2, "ours", "theirs", Outcome.TIE),
            Match.of(3, "ours", "theirs", Outcome.SECOND),
            Match.of(4, "theirs", "others", Outcome.SECOND));
    WinRate rate = WinRate.of("ours");
    assertThat(rate.evaluate(matches).requireValue()).isEqualTo(0.625);
    assertThat(rate.ties(Ties.SKIP).evaluate(matches).requireValue()).isEqualTo(2 / 3.0);
    assertThat(rate.ties(Ties.LOSS).evaluate(matches).requireValue()).isEqualTo(0.5);
    assertThat(rate.evaluate(matches).support()).hasValue(4);
    assertThat(rate.ties(Ties.SKIP).evaluate(matches).interval())
        .contains(new Proportion(2, 3).wilson(0.95));
    assertThat(WinRate.of("nobody").evaluate(matches).undefinedReason())
        .contains("\"nobody\" took part in no match that counts");
  }

  @Test
  void aJudgeThatLikesWhatItSeesFirstIsFoundOut() {
    List<SwapTrial> trials =
        List.of(
            new SwapTrial(Outcome.FIRST, Outcome.FIRST),
            new SwapTrial(Outcome.FIRST, Outcome.SECOND),
            new SwapTrial(Outcome.TIE, Outcome.TIE),
            new SwapTrial(Outcome.FIRST, Outcome.TIE));
    assertThat(PositionBias.swapConsistency().evaluate(trials).requireValue()).isEqualTo(0.5);
    // First 4 times, second once, of 8 verdicts.
    assertThat(PositionBias.positionBias().evaluate(trials).requireValue()).isEqualTo(3 / 8.0);
    AnyPartition.holds(PositionBias.swapConsistency(), trials);
    AnyPartition.holds(PositionBias.positionBias(), trials);
    assertThat(PositionBias.swapConsistency().stateId())
        .isEqualTo(PositionBias.positionBias().stateId());
  }

  /** With odds of 3 to 1 the difference is 400 log10(3), half of it on either side of 1000. */
  @Test
  void twoPlayersHaveTheStrengthsOfTheirOdds() {
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      matches.add(Match.of(i, "a", "b", i < 6 ? Outcome.FIRST : Outcome.SECOND));
    }
    double half = 200 * Math.log10(3);
    Leaderboard board = RatingSystem.bradleyTerry().rate(matches);
    assertThat(board.ratings().keySet()).containsExactly("a", "b");
    assertThat(board.get("a").requireValue()).isCloseTo(1_000 + half, within(1e-9));
    assertThat(board.get("b").requireValue()).isCloseTo(1_000 - half, within(1e-9));
    assertThat(board.get("a")).isEqualTo(RatingSystem.bradleyTerry().of("a").evaluate(matches));
    // Two ties more are a win for either: 7 to 3. Davidson leaves the odds of wins at 3 to 1.
    matches.add(Match.of(8, "b", "a", Outcome.TIE));
    matches.add(Match.of(9, "a", "b", Outcome.TIE));
    assertThat(RatingSystem.bradleyTerry().of("a").evaluate(matches).requireValue())
        .isCloseTo(1_000 + 200 * Math.log10(7 / 3.0), within(1e-9));
    assertThat(RatingSystem.davidson().of("a").evaluate(matches).requireValue())
        .isCloseTo(1_000 + half, within(1e-8));
  }

  @Test
  void ratingsAreThoseOfIndependentOptimisers() throws Exception {
    for (JsonValue value : golden().array("leagues")) {
      JsonValue.JsonObject league = value.asObject();
      List<Match> matches = new ArrayList<>();
      for (JsonValue item : league.array("matches")) {
        List<JsonValue> m = ((JsonValue.JsonArray) item).items();
        matches.add(
            Match.of(
                matches.size(),
                m.get(0).asString(),
                m.get(1).asString(),
                Outcome.valueOf(m.get(2).asString())));
      }
      Collections.reverse(matches);
      compare(league, "bradley-terry", RatingSystem.bradleyTerry(), matches, 1e-4);
      compare(league, "elo", RatingSystem.elo(), matches, 1e-9);
      if (league.find("davidson").isPresent()) {
        compare(league, "davidson", RatingSystem.davidson(), matches, 1e-4);
      }
    }
  }

  @Test
  void lengthControlledRatesAreThoseOfAnIndependentRegression() throws Exception {
    for (JsonValue value : golden().array("lengths")) {
      List<Match> matches = new ArrayList<>();
      for (JsonValue item : value.asObject().array("rows")) {
        List<JsonValue> row = ((JsonValue.JsonArray) item).items();
        long longer = (long) row.get(0).asDouble();
        Outcome outcome = Outcome.valueOf(row.get(1).asString());
        long position = matches.size();
        matches.add(
            position % 2 == 0
                ? Match.of(position, "ours", "theirs", outcome).withLengths(1_000 + longer, 1_000)
                : Match.of(position, "theirs", "ours", outcome.swapped())
                    .withLengths(1_000, 1_000 + longer));
      }
      List<JsonValue> expected = value.asObject().array("value");
      Measurement measured = LengthControlledWinRate.of("ours").evaluate(matches);
      Interval interval = measured.interval().orElseThrow();
      assertThat(measured.requireValue()).isCloseTo(expected.get(0).asDouble(), within(1e-7));
      assertThat(interval.low()).isCloseTo(expected.get(1).asDouble(), within(1e-7));
      assertThat(interval.high()).isCloseTo(expected.get(2).asDouble(), within(1e-7));
      // Longer answers win more often here, and ours are longer.
      assertThat(measured.requireValue())
          .isLessThan(WinRate.of("ours").evaluate(matches).requireValue());
    }
  }

  @Test
  void lengthThatCannotBeToldApartFromSkillIsUndefined() {
    Match won = Match.of(0, "a", "b", Outcome.FIRST);
    LengthControlledWinRate rate = LengthControlledWinRate.of("a");
    assertThat(rate.evaluate(List.of(won)).undefinedReason())
        .contains("1 matches of \"a\" have no lengths");
    assertThat(rate.evaluate(List.of(won.withLengths(9, 3))).undefinedReason())
        .contains("the difference in length is the same in every match");
    assertThat(
            rate.evaluate(List.of(won.withLengths(9, 3), won.withLengths(3, 9))).undefinedReason())
        .contains("the outcomes can be told without error, so no odds fit them");
    List<Match> even =
        List.of(
            won.withLengths(5, 5),
            won.withLengths(5, 5),
            Match.of(1, "b", "a", Outcome.FIRST).withLengths(5, 5));
    assertThat(rate.evaluate(even).requireValue()).isCloseTo(2 / 3.0, within(1e-12));
  }

  @Test
  void groupsThatNeverMeetHaveNoCommonScale() {
    List<Match> matches =
        List.of(
            Match.of(0, "a", "b", Outcome.TIE),
            Match.of(1, "c", "d", Outcome.FIRST),
            Match.of(2, "d", "c", Outcome.FIRST));
    Measurement measured = RatingSystem.bradleyTerry().of("a").evaluate(matches);
    assertThat(measured.undefinedReason().orElseThrow()).contains("the groups are {a, b} {c, d}");
    assertThat(RatingSystem.davidson().rate(matches).ratings()).hasSize(4);
    // Who never lost has no finite strength either.
    assertThat(
            RatingSystem.bradleyTerry()
                .of("a")
                .evaluate(List.of(Match.of(0, "a", "b", Outcome.FIRST)))
                .undefinedReason()
                .orElseThrow())
        .contains("{a} {b}");
    assertThat(RatingSystem.elo().of("a").evaluate(matches).requireValue()).isEqualTo(1_000);
  }

  /** By hand: 2 points for the first win, then 4 / (1 + 10^(4 / 400)) for the second. */
  @Test
  void eloFollowsTheOrderOfIds() {
    List<Match> matches =
        List.of(Match.of(1, "b", "a", Outcome.FIRST), Match.of(0, "a", "b", Outcome.FIRST));
    double after = 1_000 + 2 - 4 * (1 - 1 / (1 + Math.pow(10, 4 / 400.0)));
    assertThat(RatingSystem.elo().of("a").evaluate(matches).requireValue())
        .isCloseTo(after, within(1e-10));
    assertThat(RatingSystem.elo().of("nobody").evaluate(matches).undefinedReason())
        .contains("\"nobody\" took part in no match");
  }

  /** Defect group 30: leaderboards without intervals. */
  @Test
  void ratingsCarryIntervalsOverResampledMatches() {
    for (RatingSystem system :
        List.of(RatingSystem.elo(), RatingSystem.bradleyTerry(), RatingSystem.davidson())) {
      Leaderboard board = system.resampledBy(new Resampling(200, 3, 0.95)).rate(league(400));
      double last = Double.POSITIVE_INFINITY;
      for (Measurement measured : board.ratings().values()) {
        assertThat(measured.requireValue()).isLessThanOrEqualTo(last);
        last = measured.requireValue();
        Interval interval = measured.interval().orElseThrow();
        assertThat(interval.contains(last)).isTrue();
        assertThat(interval.halfWidth()).isBetween(1.0, 200.0);
      }
      assertThat(board.toJson().array("ratings")).hasSize(board.ratings().size());
    }
  }

  @Test
  void theRatingsOfASuiteShareOneState() {
    MetricSuite<Match> suite =
        MetricSuite.of(
            RatingSystem.bradleyTerry().resampledBy(FEW).of("A"),
            RatingSystem.bradleyTerry().resampledBy(FEW).of("B"),
            WinRate.of("A"));
    assertThat(suite.metrics().stream().map(m -> m.stateId()).distinct()).hasSize(2);
    var result = suite.evaluate(league(60));
    assertThat(result.get("bradley-terry(B)"))
        .isEqualTo(suite.metrics().get(1).evaluate(league(60)));
  }

  @Test
  void tensOfThousandsOfPlayersAreGroupedWithoutTheirSquare() {
    List<Match> matches = new ArrayList<>();
    for (int i = 0; i < 60_000; i++) {
      matches.add(Match.of(i, "p" + (100_001 + i), "p" + (100_000 + i), Outcome.FIRST));
    }
    Measurement measured = RatingSystem.bradleyTerry().of("p100000").evaluate(matches);
    assertThat(measured.undefinedReason().orElseThrow())
        .contains("{p100000} {p100001} {p100002} {p100003} and 59997 more");
  }

  @Test
  void groupsAreFoundAsByTryingEveryPair() {
    RandomSequence random = RandomStream.of(8, "groups").sequence();
    for (int round = 0; round < 300; round++) {
      int players = 1 + random.nextInt(9);
      int arrows = random.nextInt(2 * players);
      int[] from = new int[arrows];
      int[] to = new int[arrows];
      boolean[][] reach = new boolean[players][players];
      for (int i = 0; i < arrows; i++) {
        from[i] = random.nextInt(players);
        to[i] = random.nextInt(players);
        reach[from[i]][to[i]] = true;
      }
      for (int k = 0; k < players; k++) {
        reach[k][k] = true;
        for (int i = 0; i < players; i++) {
          for (int j = 0; j < players; j++) {
            reach[i][j] |= reach[i][k] && reach[k][j];
          }
        }
      }
      WinGraph graph = WinGraph.of(players, from, to);
      int[] group = graph.groups(WinGraph.of(players, to, from));
      boolean all = true;
      for (int i = 0; i < players; i++) {
        all &= reach[0][i];
        for (int j = 0; j < players; j++) {
          assertThat(group[i] == group[j]).isEqualTo(reach[i][j] && reach[j][i]);
        }
      }
      assertThat(graph.reachesAllFromFirst()).isEqualTo(all);
    }
  }

  private static void compare(
      JsonValue.JsonObject league,
      String key,
      RatingSystem system,
      List<Match> matches,
      double tolerance) {
    Leaderboard board = system.resampledBy(new Resampling(2, 1, 0.95)).rate(matches);
    league
        .get(key)
        .asObject()
        .members()
        .forEach(
            (player, rating) ->
                assertThat(board.get(player).requireValue())
                    .as(key + " of " + player)
                    .isCloseTo(rating.asDouble(), within(tolerance)));
  }

  private static List<Match> league(int count) {
    List<Match> matches = new ArrayList<>();
    RandomSequence random = RandomStream.of(8, "league").sequence();
    List<String> players = List.of("A", "B", "C", "D");
    for (int i = 0; i < count; i++) {
      int first = random.nextInt(4);
      int second = (first + 1 + random.nextInt(3)) % 4;
      double chance = 0.5 + 0.12 * (second - first);
      double draw = random.nextUniform();
      Outcome outcome =
          draw < 0.15 ? Outcome.TIE : draw < 0.15 + 0.85 * chance ? Outcome.FIRST : Outcome.SECOND;
      matches.add(
          Match.of(i, players.get(first), players.get(second), outcome)
              .withLengths(random.nextInt(100), random.nextInt(100)));
    }
    return matches;
  }

  private static JsonValue.JsonObject golden() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(
            PreferenceTest.class.getResourceAsStream("/golden/preference.json"))) {
      return JsonValue.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)).asObject();
    }
  }
}
