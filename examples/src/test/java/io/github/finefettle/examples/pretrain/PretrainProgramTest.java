package io.github.finefettle.examples.pretrain;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PretrainProgramTest {
  private static final List<String> SMALL =
      List.of(
          "--hidden=8",
          "--intermediate=12",
          "--layers=1",
          "--heads=2",
          "--key-value-heads=1",
          "--vocabulary=300",
          "--positions=32",
          "--batch-size=8",
          "--window=24");

  @TempDir private Path folder;

  private record Run(int status, String out, String err) {}

  private static Run run(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        new CommandLine(new PretrainProgram())
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments.toArray(String[]::new));
    return new Run(status, out.toString(), err.toString());
  }

  private Run pretrain(Path input, String output, String... more) {
    List<String> arguments = new ArrayList<>(SMALL);
    for (String option : more) {
      arguments.removeIf(small -> small.startsWith(option.substring(0, option.indexOf('=') + 1)));
    }
    arguments.addAll(List.of("--input", input.toString()));
    arguments.addAll(List.of("--output", folder.resolve(output).toString()));
    arguments.addAll(List.of(more));
    return run(arguments);
  }

  private Path text() throws IOException {
    String text =
        IntStream.range(0, 60)
            .mapToObj(i -> "The " + (i % 2 == 0 ? "cat" : "dog") + " sat on the mat.")
            .collect(Collectors.joining("\n\n"));
    return Files.writeString(folder.resolve("text.txt"), text, StandardCharsets.UTF_8);
  }

  @Test
  void sameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
    Run first = pretrain(text(), "first", "--steps=5", "--seed=1");
    Run second = pretrain(text(), "second", "--steps=5", "--seed=1");
    Run other = pretrain(text(), "other", "--steps=5", "--seed=2");
    assertThat(List.of(first.status(), second.status(), other.status())).containsOnly(0);
    assertThat(second.out()).isEqualTo(first.out());
    for (String name : new String[] {"config.json", "model.safetensors", "tokenizer.json"}) {
      assertThat(folder.resolve("second").resolve(name))
          .hasSameBinaryContentAs(folder.resolve("first").resolve(name));
    }
    assertThat(Files.readAllBytes(folder.resolve("other/model.safetensors")))
        .isNotEqualTo(Files.readAllBytes(folder.resolve("first/model.safetensors")));
  }

  @Test
  void trainingLearnsTheText() throws IOException {
    JsonValue.JsonObject early = result(pretrain(text(), "early", "--steps=1"));
    JsonValue.JsonObject late =
        result(pretrain(text(), "late", "--steps=150", "--learning-rate=0.02"));
    double before = early.get("heldOut").asObject().number("bitsPerByte");
    double after = late.get("heldOut").asObject().number("bitsPerByte");
    assertThat(after).isPositive().isLessThan(before / 3);
  }

  private static JsonValue.JsonObject result(Run run) {
    assertThat(run.status()).as(run.err()).isZero();
    return JsonValue.parse(run.out()).asObject();
  }

  @Test
  void badInputEndsWithStatusTwoAndASentence() throws IOException {
    Path garbage = Files.write(folder.resolve("garbage"), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
    Path brief = Files.writeString(folder.resolve("short"), "one", StandardCharsets.UTF_8);
    for (Run run :
        List.of(
            pretrain(folder.resolve("missing"), "a"),
            pretrain(garbage, "b"),
            pretrain(brief, "c"),
            pretrain(text(), "d", "--heads=3"),
            pretrain(text(), "e", "--vocabulary=3"),
            pretrain(text(), "f", "--steps=0"),
            pretrain(text(), "g", "--window=33"))) {
      assertThat(run.status()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).startsWith("pretrain: ").doesNotContain("\tat ");
    }
  }

  @Test
  void theRateRisesThenFallsToATenth() {
    Pretraining recipe = new Pretraining(1, 100, 1, 1, 0.01);
    assertThat(recipe.rateAt(1)).isEqualTo(0.002f);
    assertThat(recipe.rateAt(5)).isEqualTo(0.01f);
    assertThat(recipe.rateAt(100)).isEqualTo(0.001f);
    for (int update = 6; update <= 100; update++) {
      assertThat(recipe.rateAt(update)).isLessThan(recipe.rateAt(update - 1));
    }
  }
}
