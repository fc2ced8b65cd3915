package io.github.finefettle.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.Fingerprint;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.objective.Objective;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.core.search.pruning.SuccessiveHalving;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.core.split.TestSplit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyRunTest {
  private static final Hyperparameter<Integer> X =
      Hyperparameter.ordinal("x", 0, 1, 2, 3, 4, 5, 6, 7);

  @TempDir Path folder;

  private static Study study(Integer... values) {
    return Study.optimizing(Objective.maximize("score"))
        .over(HyperparameterGrid.of(X.values(values)))
        .seed(7);
  }

  private static SuccessiveHalving halving(int width) {
    return SuccessiveHalving.inGenerationsOf(width).reductionFactor(2).rungs(1, 2, 4);
  }

  private static TrialSummary of(StudyResult result, int x) {
    return result.trials().stream()
        .filter(t -> t.assignment().get(X) == x)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void resultIsTheSameForAnyNumberOfThreadsInMemoryAndInAJournal() {
    Study study = TrainedCurves.study();
    TrialBody body = new TrainedCurves(folder.resolve("begun"), 0);
    StudyResult alone = study.runner().run(body);
    String expected = alone.toJson().toCanonicalString();

    assertThat(alone.pruned()).isNotEmpty();
    assertThat(alone.trials(TrialState.COMPLETE)).isNotEmpty();
    assertThat(alone.trials()).hasSize(18);
    for (int threads : new int[] {1, 2, 4}) {
      Path journal = folder.resolve("threads-" + threads + ".journal");
      StudyResult stored = study.runner().storedIn(journal).threads(threads).run(body);
      assertThat(stored.toJson().toCanonicalString()).isEqualTo(expected);
      assertThat(stored).isEqualTo(alone);
      assertThat(study.runner().threads(threads).run(body)).isEqualTo(alone);
      assertThat(stored.evidence().toJson()).isEqualTo(alone.evidence().toJson());
    }
  }

  @Test
  void twoRunsInOneProcessShareAJournal() throws Exception {
    Study study = TrainedCurves.study();
    Path begun = folder.resolve("begun");
    TrialBody body = new TrainedCurves(begun, 0);
    StudyRunner runner = study.runner().storedIn(folder.resolve("shared.journal"));
    List<StudyResult> results = Collections.synchronizedList(new ArrayList<>());
    Thread other = new Thread(() -> results.add(runner.run(body)));
    other.start();
    results.add(runner.run(body));
    other.join();

    Set<String> names = new TreeSet<>();
    int files = 0;
    try (var list = Files.list(begun)) {
      for (Path file : list.toList()) {
        files++;
        names.add(file.getFileName().toString().replaceAll("-[0-9]+$", ""));
      }
    }
    assertThat(files).as("no segment was run twice").isEqualTo(names.size());
    assertThat(results).hasSize(2);
    assertThat(results.get(0)).isEqualTo(results.get(1)).isEqualTo(study.runner().run(body));
  }

  @Test
  void aPromotedTrialGoesOnFromItsOwnRung() {
    List<String> segments = Collections.synchronizedList(new ArrayList<>());
    StudyResult result =
        study(0, 1, 2, 3)
            .prunedBy(halving(4))
            .runner()
            .run(
                trial -> {
                  segments.add(
                      trial.get(X) + ":" + trial.resourceSoFar() + "-" + trial.resourceTarget());
                  return TrialReport.reached(trial.resourceTarget(), trial.get(X));
                });

    assertThat(segments)
        .containsExactlyInAnyOrder("0:0-1", "1:0-1", "2:0-1", "3:0-1", "2:1-2", "3:1-2", "3:2-4");
    assertThat(result.best().assignment().get(X)).isEqualTo(3);
    assertThat(result.resourceSpent()).isEqualTo(1 + 1 + 2 + 4);
    assertThat(result.pruned())
        .extracting(TrialSummary::resource)
        .containsExactlyInAnyOrder(1L, 1L, 2L);
  }

  @Test
  void aScheduleShorterThanTheRungIsCompleteThere() {
    StudyResult result =
        study(0, 1, 2, 3)
            .prunedBy(SuccessiveHalving.inGenerationsOf(4).reductionFactor(2).rungs(2, 4))
            .runner()
            .run(
                trial ->
                    trial.get(X) == 0
                        ? TrialReport.ended(1, 2.5)
                        : TrialReport.reached(trial.resourceTarget(), trial.get(X)));

    // Of 3.0, 2.5, 2.0, 1.0 the first two stay: the ended one is not trained on, nor pruned.
    assertThat(of(result, 0).state()).isEqualTo(TrialState.COMPLETE);
    assertThat(of(result, 0).resource()).isEqualTo(1);
    assertThat(of(result, 2).state()).isEqualTo(TrialState.PRUNED);
    assertThat(of(result, 3).state()).isEqualTo(TrialState.COMPLETE);
    assertThat(of(result, 3).resource()).isEqualTo(4);
  }

  @Test
  void anEarlyStoppedTrialMayBeTheBestAndAPrunedOneNeverIs() {
    StudyResult result =
        study(0, 1, 2, 3)
            .prunedBy(halving(4))
            .runner()
            .run(
                trial ->
                    trial.get(X) == 3
                        ? TrialReport.earlyStopped(1, 9)
                        : TrialReport.reached(
                            trial.resourceTarget(),
                            (double) (trial.get(X) - trial.resourceSoFar())));

    assertThat(result.best().state()).isEqualTo(TrialState.EARLY_STOPPED);
    assertThat(result.best().assignment().get(X)).isEqualTo(3);
    assertThat(of(result, 1).state()).isEqualTo(TrialState.PRUNED);
    assertThat(of(result, 1).value()).isGreaterThan(of(result, 2).value());
    assertThat(result.bestFirst()).extracting(t -> t.assignment().get(X)).containsExactly(3, 2);
  }

  @Test
  void equalValuesGoToTheSmallerTrialNumber() {
    StudyResult result =
        study(0, 1, 2, 3)
            .prunedBy(halving(4))
            .runner()
            .threads(4)
            .run(trial -> TrialReport.reached(trial.resourceTarget(), 1));

    assertThat(result.best().number()).isEqualTo(0);
    assertThat(result.trials())
        .extracting(TrialSummary::state)
        .containsExactly(
            TrialState.COMPLETE, TrialState.PRUNED, TrialState.PRUNED, TrialState.PRUNED);
  }

  @Test
  void aTrialWithoutValueIsNeverPromotedNorBest() {
    StudyResult result =
        study(0, 1, 2, 3)
            .prunedBy(halving(4))
            .runner()
            .run(
                trial -> {
                  double value = trial.get(X) == 3 ? Double.POSITIVE_INFINITY : Double.NaN;
                  return TrialReport.reached(
                      trial.resourceTarget(), trial.get(X) == 0 ? -1 : value);
                });

    assertThat(result.best().assignment().get(X)).isEqualTo(0);
    assertThat(of(result, 3).state()).isEqualTo(TrialState.PRUNED);
    assertThat(of(result, 3).value()).isNaN();
    assertThat(JsonValue.parse(result.toJson().toCanonicalString())).isEqualTo(result.toJson());
  }

  @Test
  void aStudyWhereNoTrialHasAValueHasNoBest() {
    StudyResult result = study(0, 1).runner().run(trial -> TrialReport.ended(1, Double.NaN));
    assertThat(result.findBest()).isEmpty();
    assertThatThrownBy(result::best).isInstanceOf(IllegalStateException.class);
    assertThat(result.evidence().summary()).contains("no trial has a value");
  }

  @Test
  void aFailingTrialIsKeptWithItsMessageAndTheStudyGoesOn() {
    StudyResult result =
        study(0, 1, 2, 3)
            .prunedBy(halving(4))
            .runner()
            .run(
                trial -> {
                  if (trial.get(X) == 3 && trial.resourceSoFar() == 1) {
                    throw new IllegalStateException("boom");
                  }
                  return TrialReport.reached(trial.resourceTarget(), trial.get(X));
                });

    assertThat(of(result, 3).state()).isEqualTo(TrialState.FAILED);
    assertThat(of(result, 3).failure()).contains("IllegalStateException: boom");
    assertThat(of(result, 3).resource()).isEqualTo(1);
    assertThat(result.best().assignment().get(X)).isEqualTo(2);
  }

  @Test
  void aStudyWhereAllTrialsFailFails() {
    assertThatThrownBy(
            () ->
                study(0, 1)
                    .runner()
                    .run(
                        trial -> {
                          throw new IllegalArgumentException("no such layer");
                        }))
        .isInstanceOf(StudyFailedException.class)
        .hasMessageContaining("All 2 trials")
        .hasMessageContaining("IllegalArgumentException: no such layer");
  }

  @Test
  void aReportThatDoesNotFitItsSegmentFailsTheTrial() {
    assertThatThrownBy(
            () -> study(0).prunedBy(halving(1)).runner().run(trial -> TrialReport.reached(3, 1)))
        .hasMessageContaining("the segment goes from 0 to 1");
    assertThatThrownBy(
            () ->
                study(0)
                    .runner()
                    .run(
                        trial -> {
                          trial.report(2, 0.5);
                          trial.report(2, 0.6);
                          return TrialReport.ended(3, 1);
                        }))
        .hasMessageContaining("The step (2)");
  }

  @Test
  void aTestSplitDoesNotOpenInsideATrial() {
    TestSplit<String> test = new TestSplit<>(List.of(new RowId("rows", 0)), List.of("row"));
    assertThatThrownBy(
            () ->
                study(0)
                    .runner()
                    .run(trial -> TrialReport.ended(1, test.open("a quick look").size())))
        .isInstanceOf(StudyFailedException.class)
        .hasMessageContaining("inside training");
    assertThat(test.looks()).isEmpty();
    assertThat(test.open("the end")).hasSize(1);
  }

  @Test
  void cancellationStopsBetweenSegmentsAndTheJournalGoesOn() {
    Study study = study(0, 1, 2, 3, 4, 5).prunedBy(halving(3));
    Set<String> run = new ConcurrentSkipListSet<>();
    Cancellation cancellation = new Cancellation();
    StudyRunner stored = study.runner().storedIn(folder.resolve("cancelled.journal"));
    TrialBody body =
        trial -> {
          assertThat(run.add(trial.number() + " from " + trial.resourceSoFar())).isTrue();
          if (run.size() == 4) {
            cancellation.cancel();
          }
          return TrialReport.reached(trial.resourceTarget(), trial.get(X));
        };

    assertThatThrownBy(() -> stored.cancellation(cancellation).run(body))
        .isInstanceOf(CancellationException.class);
    assertThat(run).hasSize(4);
    assertThat(stored.resultSoFar().isFinished()).isFalse();
    StudyResult resumed = stored.run(body);

    run.clear();
    assertThat(resumed).isEqualTo(study.runner().run(body));
  }

  @Test
  void anInterruptInsideATrialLeavesItsSegmentToBeRunAgain() {
    Study study = study(0, 1).prunedBy(halving(2));
    StudyRunner stored = study.runner().storedIn(folder.resolve("interrupted.journal"));
    assertThatThrownBy(
            () ->
                stored.run(
                    trial -> {
                      trial.report(1, 5);
                      Thread.currentThread().interrupt();
                      throw new InterruptedException();
                    }))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(stored.resultSoFar().trials())
        .extracting(TrialSummary::state)
        .containsExactly(TrialState.RUNNING);

    TrialBody body = trial -> TrialReport.reached(trial.resourceTarget(), trial.get(X));
    assertThat(stored.run(body)).isEqualTo(study.runner().run(body));
  }

  @Test
  void anErrorStopsAllThreadsAndIsThrown() {
    assertThatThrownBy(
            () ->
                study(0, 1, 2, 3)
                    .runner()
                    .threads(3)
                    .run(
                        trial -> {
                          if (trial.number() == 1) {
                            throw new AssertionError("broken");
                          }
                          return TrialReport.ended(1, 1);
                        }))
        .isInstanceOf(AssertionError.class)
        .hasMessage("broken");
  }

  @Test
  void tellsItsProgressTrialByTrial() {
    List<Progress> heard = new ArrayList<>();
    var unused =
        study(0, 1)
            .prunedBy(halving(2))
            .runner()
            .progress(heard::add)
            .run(trial -> TrialReport.reached(trial.resourceTarget(), trial.get(X)));

    assertThat(heard).extracting(Progress::done).containsExactly(0L, 1L, 1L, 2L);
    assertThat(heard.get(3).total()).hasValue(2);
    assertThat(heard.get(3).detail()).contains("reached 4 epochs");
  }

  @Test
  void eachTrialHasASeedAndAFolderOfItsOwn() {
    Set<Long> seeds = new TreeSet<>();
    Set<Path> folders = new TreeSet<>();
    Path journal = folder.resolve("seeds.journal");
    StudyRunner runner = study(0, 1, 2).runner().storedIn(journal);
    StudyResult result =
        runner.run(
            trial -> {
              seeds.add(trial.seed());
              folders.add(trial.directory());
              return TrialReport.ended(1, 1);
            });

    assertThat(seeds).hasSize(3);
    Path beside = folder.resolve("seeds.journal.d");
    assertThat(folders)
        .containsExactly(
            beside.resolve("trial-0000"),
            beside.resolve("trial-0001"),
            beside.resolve("trial-0002"))
        .allMatch(Files::isDirectory);
    assertThat(runner.directoryOf(result.best())).isEqualTo(beside.resolve("trial-0000"));
    assertThatThrownBy(() -> study(0).runner().directoryOf(result.best()))
        .hasMessageContaining("storedIn");
  }

  @Test
  void foldersOfAStudyWithoutJournalGoWithTheRun() {
    List<Path> folders = new ArrayList<>();
    var unused =
        study(0)
            .runner()
            .run(
                trial -> {
                  folders.add(trial.directory());
                  Files.createFile(trial.directory().resolve("weights"));
                  return TrialReport.ended(1, 1);
                });
    assertThat(folders).hasSize(1).noneMatch(Files::exists);
  }

  @Test
  void definitionsReadBackEqualAndNothingOfTheRunIsInThem() {
    Study study =
        TrainedCurves.study().trials(5).dependingOn("rows", Fingerprint.ofBytes(new byte[] {1}));
    Study read = Study.fromJson(JsonValue.parse(study.toJson().toCanonicalString()));
    assertThat(read).isEqualTo(study);
    assertThat(read.fingerprint()).isEqualTo(study.fingerprint());
    assertThat(read.trialCount()).isEqualTo(5);
    assertThat(study.dependingOn("rows", Fingerprint.ofBytes(new byte[] {2})).fingerprint())
        .isNotEqualTo(study.fingerprint());
    assertThat(study.seed(1).fingerprint()).isNotEqualTo(study.fingerprint());
    Set<String> tried = new TreeSet<>();
    for (int i = 0; i < 18; i++) {
      tried.add(TrainedCurves.study().assignment(i).toString());
    }
    assertThat(tried).hasSize(18);
    assertThatThrownBy(() -> study.trials(0)).hasMessageContaining("(0)");
    assertThatThrownBy(() -> study.runner().threads(0)).hasMessageContaining("(0)");
  }
}
