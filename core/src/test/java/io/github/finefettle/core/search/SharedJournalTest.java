package io.github.finefettle.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on one journal, some of them killed. */
class SharedJournalTest {
  private static final Pattern FINISHED =
      Pattern.compile("\"event\":\"finished\".*\"rung\":(\\d+),\"trial\":(\\d+)");
  private static final long[] RUNGS = {1, 3, 9};

  @TempDir Path folder;
  private Path journal;
  private Path begun;
  private String expected;
  private final List<Process> processes = new ArrayList<>();

  @BeforeEach
  void runAlone() {
    journal = folder.resolve("study.journal");
    begun = folder.resolve("begun");
    TrialBody body = new TrainedCurves(folder.resolve("begun-alone"), 0);
    expected = TrainedCurves.study().runner().run(body).toJson().toCanonicalString();
  }

  @Test
  void severalProcessesGiveTheSameBytesAsOneAndRunNothingTwice() throws Exception {
    for (int i = 0; i < 3; i++) {
      start(5, "result-" + i);
    }
    for (int i = 0; i < 3; i++) {
      assertThat(exit(processes.get(i))).as(() -> log()).isZero();
      assertThat(read(folder.resolve("result-" + i))).isEqualTo(expected);
    }
    assertThat(timesBegun().values()).containsOnly(1);
    assertThat(timesBegun()).hasSameSizeAs(finishedSegments());
    assertThat(names(folder.resolve("study.journal.d"))).noneMatch(n -> n.startsWith("owner-"));
  }

  @Test
  void aKilledProcessLosesNothingThatWasFinishedAndTheResultIsTheSame() throws Exception {
    StudyRunner runner = TrainedCurves.study().runner().storedIn(journal);
    int kills = 0;
    int killsInATrial = 0;
    for (int i = 0; i < 8; i++) {
      int before = finishedSegments().size();
      Process process = start(60, "killed-" + i);
      while (process.isAlive() && finishedSegments().size() == before) {
        Thread.sleep(5);
      }
      Thread.sleep(13L * i);
      kills += process.isAlive() ? 1 : 0;
      process.destroyForcibly();
      process.waitFor();
      assertThat(finishedSegments()).as(() -> log()).hasSizeGreaterThan(before);
      killsInATrial += runner.resultSoFar().trials(TrialState.RUNNING).isEmpty() ? 0 : 1;
    }
    assertThat(kills).as("most were killed in the middle of the study").isGreaterThan(4);
    assertThat(killsInATrial).as("most were killed in the middle of a trial").isGreaterThan(4);
    assertThat(runner.resultSoFar().isFinished()).isFalse();
    List<String> finishedBefore = finishedSegments();
    Map<String, Integer> timesBefore = timesBegun();

    StudyResult resumed = runner.threads(2).run(new TrainedCurves(begun, 0));

    assertThat(resumed.toJson().toCanonicalString()).isEqualTo(expected);
    Map<String, Integer> times = timesBegun();
    for (String segment : finishedBefore) {
      assertThat(times.get(segment)).as(segment).isEqualTo(timesBefore.get(segment));
    }
    int repeated = times.values().stream().mapToInt(t -> t - 1).sum();
    assertThat(repeated).as("a kill repeats its own segment only").isLessThanOrEqualTo(kills);
  }

  @Test
  void anotherProcessTakesOverFromAKilledOneWhileTheStudyRuns() throws Exception {
    Process killed = start(60, "killed");
    Process survivor = start(10, "survivor");
    while (killed.isAlive() && finishedSegments().size() < 5) {
      Thread.sleep(5);
    }
    killed.destroyForcibly();

    assertThat(exit(survivor)).as(() -> log()).isZero();
    assertThat(read(folder.resolve("survivor"))).isEqualTo(expected);
  }

  @AfterEach
  void leaveNoProcess() {
    processes.forEach(Process::destroyForcibly);
  }

  @CanIgnoreReturnValue
  private Process start(long millisAnEpoch, String result) throws IOException {
    Process process = StudyProcess.start(journal, begun, millisAnEpoch, folder.resolve(result));
    processes.add(process);
    return process;
  }

  /** The exit status; a study that waits for ever must not hang the build. */
  private static int exit(Process process) throws InterruptedException {
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).as("the process ends").isTrue();
    return process.exitValue();
  }

  /** The segments with a finished record, named as the body names them. */
  private List<String> finishedSegments() throws IOException {
    List<String> finished = new ArrayList<>();
    if (Files.exists(journal)) {
      Matcher matcher = FINISHED.matcher(read(journal));
      while (matcher.find()) {
        int rung = Integer.parseInt(matcher.group(1));
        long soFar = rung == 0 ? 0 : RUNGS[rung - 1];
        finished.add(TrainedCurves.segment(Integer.parseInt(matcher.group(2)), soFar));
      }
    }
    return finished;
  }

  private Map<String, Integer> timesBegun() throws IOException {
    Map<String, Integer> times = new TreeMap<>();
    for (String name : names(begun)) {
      times.merge(name.replaceAll("[0-9]+$", ""), 1, Integer::sum);
    }
    return times;
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

  /** What the processes printed, for a failing test. */
  private String log() {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".log")).sorted().toList()) {
        text.append(file.getFileName()).append(":\n").append(read(file));
      }
    } catch (IOException e) {
      text.append(e);
    }
    return text.toString();
  }
}
