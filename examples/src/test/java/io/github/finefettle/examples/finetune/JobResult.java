package io.github.finefettle.examples.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.examples.ProgramRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads what a run of the main job left behind. */
final class JobResult {
  private final Path folder;
  private final JsonValue.JsonObject json;

  private JobResult(Path folder, JsonValue.JsonObject json) {
    this.folder = folder;
    this.json = json;
  }

  static JobResult of(ProgramRun run, Path folder) {
    assertThat(run.exitStatus()).as(run.standardError()).isZero();
    assertThat(run.standardOutput()).as("nothing but results on standard output").isEmpty();
    return new JobResult(folder, JsonValue.parse(text(folder.resolve("result.json"))).asObject());
  }

  /** The value at a path such as {@code cleaning.read}. */
  JsonValue at(String path) {
    JsonValue value = json;
    for (String name : path.split("\\.", -1)) {
      value = value.asObject().get(name);
    }
    return value;
  }

  long count(String path) {
    return at(path).asLong();
  }

  double number(String path) {
    return at(path).asDouble();
  }

  String bytes() {
    return text(folder.resolve("result.json"));
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What must hold for every finished job, whatever its data. */
  void checkPromises() {
    assertThat(count("cleaning.read"))
        .isEqualTo(count("cleaning.kept") + count("cleaning.dropped") + count("cleaning.setAside"));
    assertThat(count("cleaning.kept"))
        .isEqualTo(count("split.train") + count("split.validation") + count("split.test"));
    assertThat(count("study.trials")).isGreaterThanOrEqualTo(9);
    assertThat(count("study.pruned")).isPositive();
    assertThat(number("stopping.reevaluated"))
        .as("the best weights are in place")
        .isEqualTo(number("stopping.bestValue"));
    assertThat(at("testLooks").asArray().stream().map(JsonValue::asString))
        .as("every look at the test split, each by a finished model")
        .containsExactly(
            "the winner's one evaluation",
            "the careless twin's one evaluation",
            "the validation of the finished model");
    assertThat(count("study.failed")).isZero();
    assertThat(at("audit").asArray()).hasSize(6);
    assertThat(file("report.html")).exists();
    assertThat(file("timings.json")).exists();
    assertThat(file("ledger.jsonl")).exists();
    String primary = at("metric.primary").asString();
    JsonValue.JsonObject test = at("test").asObject().get(primary).asObject();
    assertThat(test.number("low")).isLessThanOrEqualTo(test.number("value"));
    assertThat(test.number("high")).isGreaterThanOrEqualTo(test.number("value"));
    assertThat(test.integer("n")).isEqualTo(count("split.test"));
  }
}
