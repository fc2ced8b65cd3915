package io.github.finefettle.examples.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.examples.ProgramRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanDatasetIT {
  private static final String ROWS =
      """
      {"question":"caf\u00C3\u00A9  or tea?","answer":"Tea."}
      {"question":"Why?","answer":""}
      {broken
      {"question":"Who?","answer":"Me."}
      {"question":"Who?","answer":"Me."}
      """;

  @TempDir Path folder;
  private Path input;
  private Path output;

  @BeforeEach
  void writeRows() throws IOException {
    Path data = Files.createDirectory(folder.resolve("data"));
    input = data.resolve("rows.jsonl");
    output = data.resolve("clean.jsonl");
    Files.writeString(input, ROWS, StandardCharsets.UTF_8);
  }

  private ProgramRun run(String... arguments) {
    return ProgramRun.run(folder, arguments);
  }

  @Test
  void cleansReportsAndRestores() throws IOException {
    ProgramRun run =
        run("clean-dataset", "--input", input.toString(), "--output", output.toString());
    assertThat(run.exitStatus()).as(run.standardError()).isZero();
    assertThat(Files.readString(output, StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"question":"caf\u00E9 or tea?","answer":"Tea."}
            {"question":"Who?","answer":"Me."}
            """);
    JsonValue.JsonObject report = JsonValue.parse(run.standardOutput()).asObject();
    assertThat(report.get("accounting").toCanonicalString())
        .isEqualTo("{\"dropped\":2,\"kept\":2,\"read\":5,\"setAside\":1}");
    assertThat(run.standardError())
        .contains("INPUT=question, TARGET=answer")
        .contains("5 rows read = 2 kept + 2 dropped + 1 set aside; 1 edited.");
    Path restored = folder.resolve("restored.jsonl");
    ProgramRun undo =
        run(
            "restore-dataset",
            "--output",
            output.toString(),
            "--ledger",
            output + ".ledger.jsonl",
            "--restored",
            restored.toString());
    assertThat(undo.exitStatus()).as(undo.standardError()).isZero();
    assertThat(restored).hasSameBinaryContentAs(input);
  }

  @Test
  void aDryRunWritesNothing() {
    ProgramRun run = run("clean-dataset", "--input", input.toString(), "--dry-run");
    assertThat(run.exitStatus()).as(run.standardError()).isZero();
    assertThat(JsonValue.parse(run.standardOutput()).asObject().string("kind"))
        .isEqualTo("cleaning-report");
    assertThat(folder.resolve("data").toFile().list()).containsExactly("rows.jsonl");
  }

  @Test
  void aSavedPlanChangesNothingMore() throws IOException {
    Path plan = folder.resolve("plan.json");
    ProgramRun first =
        run(
            "clean-dataset",
            "--input",
            input.toString(),
            "--output",
            output.toString(),
            "--save-plan",
            plan.toString());
    assertThat(first.exitStatus()).as(first.standardError()).isZero();
    Path again = folder.resolve("again.jsonl");
    ProgramRun second =
        run(
            "clean-dataset",
            "--input",
            output.toString(),
            "--output",
            again.toString(),
            "--plan",
            plan.toString());
    assertThat(second.exitStatus()).as(second.standardError()).isZero();
    assertThat(again).hasSameBinaryContentAs(output);
  }

  @Test
  void badInputIsExplainedInOneSentence() throws IOException {
    Path notAPlan = folder.resolve("plan.json");
    Files.writeString(notAPlan, "{\"kind\":\"study\"}", StandardCharsets.UTF_8);
    String in = input.toString();
    String out = output.toString();
    assertExplained(run("clean-dataset", "--input", "missing.jsonl", "--dry-run"), "missing.jsonl");
    assertExplained(run("clean-dataset", "--input", in), "--output");
    assertExplained(
        run("clean-dataset", "--input", in, "--output", out, "--plan", notAPlan.toString()),
        "cleaning-plan");
    assertExplained(
        run("clean-dataset", "--input", in, "--output", out, "--profile", "best"), "best");
    assertExplained(
        run("clean-dataset", "--input", in, "--output", out, "--field", "inptu=question"), "inptu");
    assertExplained(
        run("clean-dataset", "--input", in, "--output", folder + "/out.xyz"), "out.xyz");
    assertExplained(
        run("clean-dataset", "--input", in, "--dry-run", "--charset", "latin-99"), "latin-99");
  }

  private static void assertExplained(ProgramRun run, String about) {
    assertThat(run.exitStatus()).as(run.standardError()).isEqualTo(2);
    assertThat(run.standardError()).contains(about).doesNotContain("\tat ");
    assertThat(run.standardOutput()).isEmpty();
  }
}
