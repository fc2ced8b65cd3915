package io.github.finefettle.examples.finetune;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.examples.ProgramRun;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first command of the README: the main job on the data and the model that come with it. */
class MainJobIT {
  @TempDir Path folder;

  @Test
  void aNewcomerSeesALanguageModelFineTunedProperly() {
    Path output = folder.resolve("output");
    ProgramRun run = ProgramRun.run(folder, "fine-tune", "--output", output.toString());

    JobResult result = JobResult.of(run, output);
    result.checkPromises();
    assertThat(result.count("cleaning.read")).isGreaterThanOrEqualTo(2000);
    assertThat(result.count("cleaning.setAside")).isPositive();
    assertThat(run.standardError()).contains("[1/9] Clean", "[9/9] Audit");
    assertThat(result.at("careless").asObject().find("claimed")).isPresent();

    ProgramRun answer =
        ProgramRun.run(
            folder,
            "classify",
            "--model",
            result.file("model").toString(),
            "where is my parcel, it should have come on monday");
    assertThat(answer.exitStatus()).as(answer.standardError()).isZero();
    assertThat(JsonValue.parse(answer.standardOutput()).asObject().find("label")).isPresent();
  }
}
