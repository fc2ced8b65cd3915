package io.github.finefettle.examples.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.examples.ProgramRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input: one clear sentence, status 2, never a stack trace. */
class BadInputIT {
  @TempDir Path folder;

  @Test
  void aMissingFile() {
    refuses("no-such-file.csv", "--input", folder.resolve("no-such-file.csv").toString());
  }

  @Test
  void aWrongColumn() throws IOException {
    Path file = write("rows.csv", rows(300, i -> "class" + i % 2));
    refuses("verdict", "--input", file.toString(), "--label-column", "verdict");
  }

  @Test
  void aFileOfGarbageBytes() throws IOException {
    byte[] garbage = new byte[20_000];
    RandomSequence random = RandomStream.of(3, "garbage").sequence();
    for (int i = 0; i < garbage.length; i++) {
      garbage[i] = (byte) random.nextInt(256);
    }
    Path file = Files.write(folder.resolve("garbage.csv"), garbage);
    refuses("garbage.csv", "--input", file.toString());
  }

  @Test
  void oneClassOnly() throws IOException {
    Path file = write("one.csv", rows(300, i -> "ham"));
    refuses("ham", "--input", file.toString());
  }

  @Test
  void tenRows() throws IOException {
    Path file = write("ten.csv", rows(10, i -> "class" + i % 2));
    refuses("10", "--input", file.toString());
  }

  @Test
  void anEmptyFile() throws IOException {
    refuses("empty.csv", "--input", Files.createFile(folder.resolve("empty.csv")).toString());
  }

  @Test
  void anUnreadableCheckpoint() throws IOException {
    Path checkpoint = Files.createDirectories(folder.resolve("checkpoint"));
    Files.writeString(checkpoint.resolve("config.json"), "{}", StandardCharsets.UTF_8);
    Files.writeString(checkpoint.resolve("tokenizer.json"), "{}", StandardCharsets.UTF_8);
    Files.write(checkpoint.resolve("model.safetensors"), new byte[] {1, 2, 3});
    refuses("checkpoint", "--checkpoint", checkpoint.toString());
  }

  @Test
  void aCheckpointFolderWithoutAModel() throws IOException {
    Path checkpoint = Files.createDirectories(folder.resolve("nothing"));
    refuses("config.json", "--checkpoint", checkpoint.toString());
  }

  @Test
  void anOutputFolderOfAnotherJob() throws IOException {
    Path output = Files.createDirectories(folder.resolve("output/work"));
    Files.writeString(output.resolve("job.json"), "{}\n", StandardCharsets.UTF_8);
    refuses("another job");
  }

  @Test
  void noWorkers() {
    refuses("--workers", "--workers", "0");
  }

  private void refuses(String named, String... options) {
    List<String> arguments = new ArrayList<>(List.of("fine-tune"));
    arguments.addAll(List.of(options));
    arguments.addAll(List.of("--output", folder.resolve("output").toString()));
    ProgramRun run = ProgramRun.run(folder, arguments.toArray(String[]::new));
    assertThat(run.exitStatus()).as(run.standardError()).isEqualTo(2);
    assertThat(run.standardError()).contains(named);
    assertThat(run.standardError()).doesNotContain("\tat ", "Exception");
    assertThat(run.standardOutput()).isEmpty();
  }

  private Path write(String name, List<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines, StandardCharsets.UTF_8);
  }

  private static List<String> rows(int count, java.util.function.IntFunction<String> label) {
    List<String> lines = new ArrayList<>(List.of("label,text"));
    RandomSequence random = RandomStream.of(5, "words").sequence();
    for (int i = 0; i < count; i++) {
      StringBuilder text = new StringBuilder();
      for (int word = 0; word < 9; word++) {
        text.append((char) ('a' + random.nextInt(26))).append(random.nextInt(10_000)).append(' ');
      }
      lines.add(label.apply(i) + "," + text.toString().strip());
    }
    return lines;
  }
}
