package io.github.finefettle.examples.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.examples.ProgramRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The promise, for the whole job: the same input and seed give the same bytes for any number of
 * worker processes, and after a kill.
 */
class SameResultIT {
  private static final int ROWS = 420;
  private static final int RECORDS_BEFORE_THE_KILL = 12;

  @TempDir Path folder;
  private Path input;

  @BeforeEach
  void takeSomeOfTheEmbeddedMessages() throws IOException {
    String all;
    try (var in =
        Workspace.class.getResourceAsStream(
            "/io/github/finefettle/examples/messages/messages.csv")) {
      all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    List<String> lines = all.lines().limit(ROWS).toList();
    input = Files.write(folder.resolve("messages.csv"), lines, StandardCharsets.UTF_8);
  }

  @Test
  void oneTwoAndFourWorkersAndAKilledRunGiveTheSameBytes() throws Exception {
    List<String> results = new ArrayList<>();
    for (int workers : new int[] {1, 2, 4}) {
      Path output = folder.resolve("workers-" + workers);
      results.add(JobResult.of(ProgramRun.run(folder, job(output, workers)), output).bytes());
    }
    Path killed = folder.resolve("killed");
    ProgramRun victim = ProgramRun.start(folder, job(killed, 2));
    waitForRecords(victim, killed.resolve("work/study.journal"), RECORDS_BEFORE_THE_KILL);
    victim.kill();
    long finishedBefore = finishedSegments(killed.resolve("work/study.journal"));
    assertThat(killed.resolve("result.json")).doesNotExist();

    results.add(JobResult.of(ProgramRun.run(folder, job(killed, 2)), killed).bytes());

    assertThat(finishedBefore).as("some segments were finished before the kill").isPositive();
    assertThat(results).allMatch(result -> result.equals(results.get(0)));
  }

  private String[] job(Path output, int workers) {
    return new String[] {
      "fine-tune",
      "--input",
      input.toString(),
      "--output",
      output.toString(),
      "--seed",
      "7",
      "--workers",
      Integer.toString(workers)
    };
  }

  private static void waitForRecords(ProgramRun run, Path journal, int records)
      throws InterruptedException, IOException {
    while (run.isAlive()
        && (!Files.exists(journal) || Files.readAllLines(journal).size() < records)) {
      Thread.sleep(50);
    }
    assertThat(run.isAlive()).as("the run is killed in the middle, not after its end").isTrue();
  }

  private static long finishedSegments(Path journal) throws IOException {
    return Files.readAllLines(journal).stream().filter(line -> line.contains("REACHED")).count();
  }
}
