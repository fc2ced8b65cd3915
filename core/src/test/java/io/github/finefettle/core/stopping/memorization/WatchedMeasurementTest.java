package io.github.finefettle.core.stopping.memorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.statistics.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

/** Canaries and continuations run a model many thousand times: watched, and stopped at will. */
class WatchedMeasurementTest {
  private static final CanaryFormat PIN = CanaryFormat.digits("The code is {}.", 3);
  private static final List<String> SECRETS = PIN.secrets(11, 5);
  private static final LogPerplexity NOISE =
      text -> 50 + RandomStream.of(1, text).sequence().nextGaussian();
  private static final TextGenerator COUNTING = (prefix, count) -> new int[] {prefix[0] + 1, 7};

  private final List<Progress> heard = new ArrayList<>();

  private static List<int[]> rows(int count) {
    List<int[]> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      rows.add(i % 10 == 9 ? new int[] {i} : new int[] {i, i + 1, 7});
    }
    return rows;
  }

  private void requireCounted(long total, String task, String unit) {
    assertThat(heard).hasSize((int) total);
    for (int i = 0; i < total; i++) {
      assertThat(heard.get(i).done()).isEqualTo(i + 1);
      assertThat(heard.get(i).total()).hasValue(total);
      assertThat(heard.get(i).task()).isEqualTo(task);
      assertThat(heard.get(i).unit()).isEqualTo(unit);
    }
  }

  @Test
  void everyTextScoredIsHeardOfAndTheRanksAreThoseOfARunThatNobodyWatches() {
    CanaryRunner runner = CanaryExposure.runner(PIN, SECRETS, NOISE).progress(heard::add);
    assertThat(runner.byRankingAll().exposures())
        .isEqualTo(CanaryExposure.byRankingAll(PIN, SECRETS, NOISE).exposures());
    requireCounted(1005, "rank canaries", "texts");
    heard.clear();
    assertThat(runner.bySampling(200, 3).exposures())
        .isEqualTo(CanaryExposure.bySampling(PIN, SECRETS, NOISE, 200, 3).exposures());
    requireCounted(205, "rank canaries", "texts");
  }

  @Test
  void noSecretIsToldToTheListener() {
    CanaryExposure watched =
        CanaryExposure.runner(PIN, SECRETS, NOISE).progress(heard::add).bySampling(100, 3);
    assertThat(watched.exposures()).hasSize(5);
    assertThat(heard).allSatisfy(progress -> assertThat(progress.detail()).isEmpty());
  }

  @Test
  void aWishToStopEndsTheRankingBeforeTheNextText() {
    Cancellation wish = new Cancellation();
    List<String> scored = new ArrayList<>();
    CanaryRunner runner =
        CanaryExposure.runner(
                PIN,
                SECRETS,
                text -> {
                  scored.add(text);
                  if (scored.size() == 17) {
                    wish.cancel();
                  }
                  return NOISE.of(text);
                })
            .progress(heard::add)
            .cancellation(wish);
    assertThatThrownBy(runner::byRankingAll)
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("after 17 of 1005 texts");
    assertThat(scored).hasSize(17);
    assertThat(heard).hasSize(17);
    assertThatThrownBy(() -> runner.bySampling(100, 1)).isInstanceOf(CancellationException.class);
    assertThat(scored).hasSize(17);
  }

  @Test
  void anInterruptedThreadEndsBothMeasurementsAlsoWithoutACancellation() {
    CanaryRunner ranking = CanaryExposure.runner(PIN, SECRETS, NOISE);
    ContinuationRunner continuing = VerbatimContinuation.runner(1, 2, COUNTING);
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(ranking::byRankingAll).isInstanceOf(CancellationException.class);
      assertThatThrownBy(() -> continuing.measure(rows(20), rows(20)))
          .isInstanceOf(CancellationException.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void everyRowIsHeardOfAndTheRatesAreThoseOfARunThatNobodyWatches() {
    VerbatimContinuation watched =
        VerbatimContinuation.runner(1, 2, COUNTING)
            .progress(heard::add)
            .measure(rows(30), rows(20));
    VerbatimContinuation unwatched = VerbatimContinuation.of(rows(30), rows(20), 1, 2, COUNTING);
    assertThat(watched.evidence()).isEqualTo(unwatched.evidence());
    assertThat(watched.trained().successes()).isEqualTo(27);
    assertThat(watched.tooShort()).isEqualTo(5);
    requireCounted(50, "continue rows word for word", "rows");
    assertThat(heard.get(29).detail()).isEqualTo("training rows");
    assertThat(heard.get(30).detail()).isEqualTo("held-out rows");
  }

  @Test
  void aWishToStopEndsTheContinuationBeforeTheNextRow() {
    Cancellation wish = new Cancellation();
    List<Integer> continued = new ArrayList<>();
    ContinuationRunner runner =
        VerbatimContinuation.runner(
                1,
                2,
                (prefix, count) -> {
                  continued.add(prefix[0]);
                  if (continued.size() == 12) {
                    wish.cancel();
                  }
                  return COUNTING.continuationOf(prefix, count);
                })
            .cancellation(wish);
    assertThatThrownBy(() -> runner.measure(rows(30), rows(30)))
        .isInstanceOf(CancellationException.class)
        // Row 9 of the first 13 is too short.
        .hasMessageContaining("after 13 of 60 rows");
    assertThat(continued).hasSize(12);
  }

  @Test
  void rowsThatAreAllTooShortAreRefusedBeforeTheModelRuns() {
    ContinuationRunner runner =
        VerbatimContinuation.runner(
            1,
            2,
            (prefix, count) -> {
              throw new IllegalStateException("called");
            });
    assertThatThrownBy(() -> runner.measure(rows(5), List.of(new int[] {1, 2})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("held-out rows");
  }
}
