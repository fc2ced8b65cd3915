package io.github.finefettle.examples.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.examples.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cleaning run that is killed again and again ends with the bytes of an undisturbed one. */
class CleanDatasetKilledIT {
  private static final int MEGABYTES = 20;
  private static final int KILLS = 5;

  @TempDir Path folder;

  @Test
  void fiveKillsChangeNoByteAndTheInputComesBack() throws Exception {
    Path input = folder.resolve("rows.jsonl");
    ended("make-dirty-rows", "--output", input.toString(), "--megabytes", "" + MEGABYTES);
    Path calm = Files.createDirectory(folder.resolve("calm"));
    ended(cleaning(input, calm));
    long size = Files.size(calm.resolve("clean.jsonl"));
    RandomSequence random = RandomStream.of(42, "kills").sequence();

    Path killed = Files.createDirectory(folder.resolve("killed"));
    double done = 0;
    int kills = 0;
    for (int attempt = 0; attempt < 4 * KILLS && kills < KILLS; attempt++) {
      // Somewhere in what is left, but so that something is left for the next.
      done += (1 - done) * random.nextUniform() / 4;
      if (killedBehind((long) (size * done), input, killed)) {
        kills++;
      } else {
        // It was through before the kill came; begin anew.
        Files.delete(killed.resolve("clean.jsonl"));
        Files.deleteIfExists(killed.resolve("clean.jsonl.ledger.jsonl"));
        Files.deleteIfExists(killed.resolve("clean.jsonl.journal"));
        done = 0;
      }
    }
    assertThat(kills).as("kills before the end").isEqualTo(KILLS);
    ended(cleaning(input, killed));

    for (String file : new String[] {"clean.jsonl", "clean.jsonl.ledger.jsonl"}) {
      assertThat(Files.mismatch(calm.resolve(file), killed.resolve(file))).as(file).isEqualTo(-1);
    }
    Path restored = folder.resolve("restored.jsonl");
    ended(
        "restore-dataset",
        "--output",
        killed.resolve("clean.jsonl").toString(),
        "--ledger",
        killed.resolve("clean.jsonl.ledger.jsonl").toString(),
        "--restored",
        restored.toString());
    assertThat(Files.mismatch(input, restored)).isEqualTo(-1);
  }

  private static String[] cleaning(Path input, Path to) {
    String output = to.resolve("clean.jsonl").toString();
    return new String[] {
      "clean-dataset", "--input", input.toString(), "--output", output, "--threads", "2"
    };
  }

  private void ended(String... command) {
    ProgramRun run = ProgramRun.run(folder, command);
    assertThat(run.exitStatus()).as(run.standardError()).isZero();
  }

  /** Kills a run once it has added output beyond so many bytes; false if it ended before. */
  private boolean killedBehind(long bytes, Path input, Path to) throws Exception {
    long least = Math.max(bytes, written(to));
    ProgramRun run = ProgramRun.start(folder, cleaning(input, to));
    while (run.isAlive() && written(to) <= least) {
      Thread.sleep(2);
    }
    run.kill();
    return !Files.exists(to.resolve("clean.jsonl"));
  }

  private static long written(Path to) throws IOException {
    Path output = to.resolve("clean.jsonl.part"); // its name until it is whole
    return Files.exists(output) ? Files.size(output) : 0;
  }
}
