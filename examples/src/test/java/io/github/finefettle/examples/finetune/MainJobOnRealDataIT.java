package io.github.finefettle.examples.finetune;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.examples.ProgramRun;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job on 5,574 real messages and a real pretrained model. */
class MainJobOnRealDataIT {
  @TempDir Path folder;

  @Test
  void fineTunesTheStoriesModelOnRealMessages() {
    String data = System.getenv("FINEFETTLE_DATA");
    assumeTrue(
        data != null && Files.exists(Path.of(data, "sms_spam", "sms.tsv")),
        "FINEFETTLE_DATA names no folder with sms_spam/sms.tsv: the real run is left out");
    Path output = folder.resolve("output");
    ProgramRun run =
        ProgramRun.run(
            folder,
            "fine-tune",
            "--input",
            Path.of(data, "sms_spam", "sms.tsv").toString(),
            "--checkpoint",
            Path.of(data, "tiny_llm_stories260k").toString(),
            "--output",
            output.toString(),
            "--workers",
            "2");

    JobResult result = JobResult.of(run, output);
    result.checkPromises();
    assertThat(result.count("cleaning.read")).isEqualTo(5574);
    assertThat(result.count("cleaning.droppedByRule.drop-exact-duplicates"))
        .isGreaterThanOrEqualTo(403);
    assertThat(result.count("split.leakedByNaiveSplit")).isPositive();
    assertThat(result.at("metric.primary").asString()).isNotEqualTo("accuracy");
    assertThat(result.at("metric.refused").asArray()).contains(JsonValue.of("accuracy"));
    carelessClaimsMoreThanItHonestlyScores(result);
    theModelAnswersALine(result);
  }

  private static void carelessClaimsMoreThanItHonestlyScores(JobResult result) {
    String primary = result.at("metric.primary").asString();
    double claimed = result.number("careless.claimed.value");
    JsonValue.JsonObject honest = result.at("careless.honest").asObject();
    assertThat(claimed).isGreaterThan(honest.get(primary).asObject().number("value"));
    assertThat(claimed)
        .as("even by the twin's own metric")
        .isGreaterThan(honest.get("accuracy").asObject().number("value"));
    assertThat(result.number("careless.carefulMinusCareless.interval.high"))
        .as("careful is not significantly worse than careless on the honest test")
        .isGreaterThanOrEqualTo(0);
  }

  private void theModelAnswersALine(JobResult result) {
    ProgramRun spam =
        ProgramRun.run(
            folder,
            "classify",
            "--model",
            result.file("model").toString(),
            "WINNER!! You have won a 1000 cash prize. Call 09061701461 now to claim. Cost 150p/min");
    assertThat(spam.exitStatus()).as(spam.standardError()).isZero();
    assertThat(JsonValue.parse(spam.standardOutput()).asObject().string("label")).isEqualTo("spam");
  }
}
