package io.github.finefettle.examples.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.examples.ProgramRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairTextIT {
  @TempDir Path folder;

  private ProgramRun run(String lines, String... options) throws IOException {
    Path file = folder.resolve("texts.jsonl");
    Files.writeString(file, lines, StandardCharsets.UTF_8);
    List<String> arguments = new ArrayList<>(List.of("repair-text", "--input", file.toString()));
    arguments.addAll(List.of(options));
    return ProgramRun.run(folder, arguments.toArray(String[]::new));
  }

  @Test
  void repairsOneStringALine() throws IOException {
    ProgramRun run =
        run(
            "\"l\u00E2\u20AC\u2122amour &amp; \u201C\uFB01n\u201D\"\n\"caf\\u00c3\\u00a9\"\n\"\"\n");
    assertThat(run.standardOutput())
        .isEqualTo("\"l\u2019amour & \u201C\uFB01n\u201D\"\n\"caf\u00E9\"\n\"\"\n");
    assertThat(run.standardError()).isEmpty();
    assertThat(run.exitStatus()).isZero();
  }

  @Test
  void switchesRepairsOnAndOff() throws IOException {
    String text = "\"\u201C\uFB01\u201D caf\u00C3\u00A9 &amp; don\\u0092t\"\n";
    assertThat(run(text, "--all").standardOutput()).isEqualTo("\"\\\"fi\\\" caf\u00E9 & don't\"\n");
    assertThat(run(text, "--with", "quotes,ligatures", "--without", "entities").standardOutput())
        .isEqualTo("\"\\\"fi\\\" caf\u00E9 &amp; don't\"\n");
    assertThat(run(text, "--encoding-only").standardOutput())
        .isEqualTo("\"\u201C\uFB01\u201D caf\u00E9 &amp; don\u2019t\"\n");
  }

  @Test
  void aBadLineDoesNotShiftTheOthers() throws IOException {
    Path output = folder.resolve("repaired.jsonl");
    ProgramRun run = run("\"a\"\nnot json\n{}\n\"b\"\n", "--output", output.toString());
    assertThat(Files.readString(output, StandardCharsets.UTF_8))
        .isEqualTo("\"a\"\nnull\nnull\n\"b\"\n");
    assertThat(run.standardError()).contains("Line 2 ").contains("Line 3 ").contains("2 of 4");
    assertThat(run.standardError()).doesNotContain("Exception");
    assertThat(run.exitStatus()).isEqualTo(2);
  }

  @Test
  void badOptionsAreExplained() throws IOException {
    ProgramRun unknown = run("\"a\"\n", "--with", "grammar");
    assertThat(unknown.standardError()).contains("grammar").contains("ligatures");
    assertThat(unknown.exitStatus()).isEqualTo(2);
    ProgramRun both = run("\"a\"\n", "--encoding-only", "--all");
    assertThat(both.standardError()).contains("--encoding-only");
    assertThat(both.exitStatus()).isEqualTo(2);
    ProgramRun missing =
        ProgramRun.run(folder, "repair-text", "--input", folder.resolve("no.jsonl").toString());
    assertThat(missing.standardError()).contains("no.jsonl");
    assertThat(missing.exitStatus()).isEqualTo(2);
  }
}
