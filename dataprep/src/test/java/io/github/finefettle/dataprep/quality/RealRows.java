package io.github.finefettle.dataprep.quality;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.Part;
import io.github.finefettle.dataprep.examples.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Rows of the data sets in the folder FINEFETTLE_DATA; tests are skipped where it is not set. */
final class RealRows {
  private RealRows() {}

  static Path file(String name) {
    String folder = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(folder != null, "FINEFETTLE_DATA is not set");
    Path file = Path.of(folder).resolve(name);
    Assumptions.assumeTrue(Files.exists(file), name + " is not in FINEFETTLE_DATA");
    return file;
  }

  static String unzipped(String name) throws IOException {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file(name)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static List<JsonValue.JsonObject> gpteacher(String part) throws IOException {
    return JsonValue.parse(unzipped("gpteacher/" + part + "-instruct.json.gz")).asArray().stream()
        .map(JsonValue::asObject)
        .toList();
  }

  static List<String> gpteacher(String part, String field) throws IOException {
    return gpteacher(part).stream().map(row -> row.string(field)).toList();
  }

  static List<String> gsm8k(String field) throws IOException {
    List<String> rows = new ArrayList<>();
    for (String line : unzipped("gsm8k_train/train.jsonl.gz").lines().toList()) {
      rows.add(JsonValue.parse(line).asObject().string(field));
    }
    return rows;
  }

  static List<String> pieces(String text, int characters) {
    List<String> pieces = new ArrayList<>();
    for (int i = 0; i < text.length(); i += characters) {
      pieces.add(text.substring(i, Math.min(text.length(), i + characters)));
    }
    return pieces;
  }

  static Example example(
      String source, long position, String input, String context, String target) {
    return Example.of(
        new RowId(source, position),
        List.of(
            Part.of(Role.INPUT, input),
            Part.of(Role.TARGET, target),
            Part.of(Role.CONTEXT, context)));
  }

  static List<Example> gsm8kExamples() throws IOException {
    List<String> questions = gsm8k("question");
    List<String> answers = gsm8k("answer");
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      examples.add(example("gsm8k", i, questions.get(i), "", answers.get(i)));
    }
    return examples;
  }

  static List<Example> gpteacherExamples(String part) throws IOException {
    List<Example> examples = new ArrayList<>();
    for (JsonValue.JsonObject row : gpteacher(part)) {
      examples.add(
          example(
              part,
              examples.size(),
              row.string("instruction"),
              row.string("input"),
              row.string("response")));
    }
    return examples;
  }

  static List<Example> answersOf(String system) throws IOException {
    List<Example> examples = new ArrayList<>();
    for (String line : unzipped("self_instruct_eval/" + system + ".jsonl.gz").lines().toList()) {
      JsonValue.JsonObject row = JsonValue.parse(line).asObject();
      JsonValue response = row.get("response");
      String text =
          response instanceof JsonValue.JsonString string
              ? string.value()
              : response.asObject().array("choices").get(0).asObject().string("text");
      examples.add(
          example(system, examples.size(), row.string("instruction"), row.string("input"), text));
    }
    return examples;
  }

  static List<Example> messages() throws IOException {
    List<Example> examples = new ArrayList<>();
    for (String line : Files.readAllLines(file("sms_spam/sms.tsv"), StandardCharsets.UTF_8)) {
      String text = line.substring(line.indexOf('\t') + 1);
      examples.add(example("sms", examples.size(), text, "", ""));
    }
    return examples;
  }
}
