package io.github.finefettle.examples.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.examples.ProgramRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
    Path journal = killed.resolve("work/study.journal");
    List<String> before = wholeRecords(journal);
    Set<String> finishedBefore = segments(before, "finished");
    assertThat(killed.resolve("result.json")).doesNotExist();

    results.add(JobResult.of(ProgramRun.run(folder, job(killed, 2)), killed).bytes());

    List<String> after = wholeRecords(journal);
    assertThat(finishedBefore).as("some segments were finished before the kill").isNotEmpty();
    assertThat(after.subList(0, before.size())).isEqualTo(before);
    assertThat(segments(after.subList(before.size(), after.size()), "claim"))
        .as("finished segments are not repeated")
        .doesNotContainAnyElementsOf(finishedBefore);
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

  /** The records that were written whole: each line is checksum, length and JSON. */
  private static List<String> wholeRecords(Path journal) throws IOException {
    List<String> whole = new ArrayList<>();
    for (String line : Files.readAllLines(journal)) {
      String[] parts = line.split(" ", 3);
      if (parts.length == 3
          && parts[2].getBytes(StandardCharsets.UTF_8).length == Integer.parseInt(parts[1])) {
        whole.add(line);
      }
    }
    return whole;
  }

  /** The trial and rung of each record of one kind. */
  private static Set<String> segments(List<String> records, String event) {
    Set<String> segments = new TreeSet<>();
    for (String record : records) {
      JsonValue.JsonObject json = JsonValue.parse(record.split(" ", 3)[2]).asObject();
      if (json.find("event").map(JsonValue::asString).orElse("").equals(event)) {
        segments.add(json.integer("trial") + "/" + json.integer("rung"));
      }
    }
    return segments;
  }
}
