package io.github.finefettle.examples.evaluating;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.JsonValue.JsonObject;
import io.github.finefettle.examples.ProgramRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program on translations and tags of real systems. */
class EvaluateRealDataIT {
  private static final List<String> TAGS =
      List.of("O", "B-person", "I-person", "B-location", "I-location", "B-group", "O");

  @TempDir Path folder;

  private static Path data(String name) {
    String data = System.getenv("FINEFETTLE_DATA");
    assumeTrue(data != null, "FINEFETTLE_DATA is not set");
    return Path.of(data, name);
  }

  private static JsonObject json(ProgramRun run) {
    run.join();
    assertThat(run.exitStatus()).as(run.standardError()).isZero();
    return JsonValue.parse(run.standardOutput()).asObject();
  }

  private static double value(JsonObject found, String id) {
    return found.get(id).asObject().number("value");
  }

  @Test
  void translationsOfTalksHaveTheScoresOfSacrebleuAndTheAgreementOfScipy() throws IOException {
    Path talks = data("ted_mqm_ende");
    JsonObject expected =
        JsonValue.parse(
                Files.readString(
                    talks.resolve("expected_system_level.json"), StandardCharsets.UTF_8))
            .asObject();
    JsonObject systems = expected.get("systems").asObject();
    Map<String, Map<String, String>> outputs = outputs(talks.resolve("mqm_ted_ende.tsv.gz"));
    Map<String, String> references = outputs.getOrDefault(expected.string("reference"), Map.of());
    Map<String, ProgramRun> runs = new LinkedHashMap<>();
    for (String system : List.of("Facebook-AI", "Nemo", "metricsystem3")) {
      StringBuilder rows = new StringBuilder();
      Map<String, String> hypotheses = outputs.getOrDefault(system, Map.of());
      references.forEach(
          (segment, reference) ->
              rows.append(
                      JsonValue.object()
                          .put("reference", reference)
                          .put("prediction", hypotheses.getOrDefault(segment, ""))
                          .toJson()
                          .toCanonicalString())
                  .append("\r\n"));
      Path file = Files.writeString(folder.resolve(system + ".jsonl"), rows);
      runs.put(
          system,
          ProgramRun.start(
              folder,
              "evaluate",
              "--task",
              "translation",
              "--input",
              file.toString(),
              "--metrics",
              "bleu,chrf2"));
    }
    StringBuilder pairs = new StringBuilder();
    systems
        .members()
        .forEach(
            (system, scores) ->
                pairs
                    .append("{\"reference\":")
                    .append(scores.asObject().number("mqm_mean"))
                    .append(",\"prediction\":")
                    .append(scores.asObject().number("bleu"))
                    .append("}\n"));
    ProgramRun agreement =
        ProgramRun.start(
            folder,
            "evaluate",
            "--task",
            "regression",
            "--metrics",
            "kendall_tau_b",
            "--input",
            Files.writeString(folder.resolve("pairs.jsonl"), pairs).toString());
    runs.forEach(
        (system, run) -> {
          JsonObject found = json(run);
          JsonObject scores = systems.get(system).asObject();
          assertThat(value(found, "bleu")).isCloseTo(scores.number("bleu"), within(5e-4));
          assertThat(value(found, "chrf")).isCloseTo(scores.number("chrf2"), within(5e-4));
          assertThat(found.get("bleu").asObject().integer("n")).isEqualTo(529);
        });
    assertThat(value(json(agreement), "kendall-tau-b"))
        .isCloseTo(expected.get("kendall_tau_vs_mqm").asObject().number("bleu"), within(5e-5));
  }

  /** The first output of every system and segment, without the marks of errors. */
  private static Map<String, Map<String, String>> outputs(Path file) throws IOException {
    Map<String, Map<String, String>> outputs = new TreeMap<>();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String line : text.split("\n", -1)) {
        String[] columns = line.split("\t", -1);
        if (columns.length > 6 && !columns[0].equals("system")) {
          outputs
              .computeIfAbsent(columns[0], system -> new TreeMap<>())
              .putIfAbsent(columns[3], columns[6].replace("<v>", "").replace("</v>", ""));
        }
      }
    }
    return outputs;
  }

  /** The values are seqeval's for the same tags in clean lists, in default mode and strict. */
  @Test
  void aRunOnTweetsGivesTheNumbersOfSeqevalThroughAnUntidyFile() throws IOException {
    Path gold = data("wnut17").resolve("dev.conll");
    Charset wrong = Charset.forName("windows-1252");
    StringBuilder run = new StringBuilder("-DOCSTART- O\r\n\r\n");
    int token = 0;
    for (String line : Files.readAllLines(gold, StandardCharsets.UTF_8)) {
      if (line.isBlank()) {
        run.append(token % 2 == 0 ? "\r\n" : " \n\n");
        continue;
      }
      String[] columns = line.split("\t", -1);
      String spelled = new String(columns[0].getBytes(StandardCharsets.UTF_8), wrong);
      String separator = List.of("\t", " ", "\tNNP\t", "  ").get(token % 4);
      run.append(token % 50 == 7 ? "\u00a0" : spelled)
          .append(separator)
          .append(predicted(token, columns[1]))
          .append(token % 3 == 0 ? "\r\n" : "\n");
      token++;
    }
    Path file = Files.writeString(folder.resolve("run.conll"), run.append("\n\n\r\n"));
    JsonObject found =
        json(
            ProgramRun.run(
                folder,
                "evaluate",
                "--task",
                "ner",
                "--gold",
                gold.toString(),
                "--predicted",
                file.toString(),
                "--threads",
                "3",
                "--metrics",
                "entity-precision,entity-recall,macro-entity-f1,entity-f1,entity-f1|scheme:IOB2"));
    String options = "|zero:undefined|v:1";
    assertThat(value(found, "entity-precision")).isEqualTo(0.16505246166263116);
    assertThat(value(found, "entity-recall")).isEqualTo(0.4892344497607656);
    assertThat(value(found, "macro-entity-f1")).isCloseTo(0.27409710234640305, within(1e-12));
    assertThat(value(found, "entity-f1|avg:micro|scheme:conlleval" + options))
        .isEqualTo(0.24683162341581175);
    assertThat(value(found, "entity-f1|avg:micro|scheme:IOB2" + options))
        .isEqualTo(0.31211998378597483);
    assertThat(found.get("entity-recall").asObject().integer("n")).isEqualTo(1009);
    assertThat(found.get("run").asObject().array("setAside")).isEmpty();
  }

  private static String predicted(int token, String tag) {
    boolean changed = (token % 5 == 3 && token % 20 != 3) || (!tag.equals("O") && token % 3 == 0);
    return changed ? TAGS.get(token / 5 % 7) : tag;
  }
}
