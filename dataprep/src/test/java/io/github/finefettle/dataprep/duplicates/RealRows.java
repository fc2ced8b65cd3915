package io.github.finefettle.dataprep.duplicates;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Example;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.FieldSchema;
import io.github.finefettle.dataprep.io.RowReader;
import io.github.finefettle.dataprep.io.RowSources;
import io.github.finefettle.dataprep.io.SourceRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Rows of real data sets by role; a test that asks for one is skipped where it is missing. */
final class RealRows {
  private RealRows() {}

  /** Questions of banks' customers and their intents: 10,003 of train, 3,080 of test. */
  static List<Example> banking77(String file) {
    Path path = file("banking77", file);
    ExampleSchema<FieldRow> schema =
        FieldSchema.empty().with(Role.INPUT, "text").with(Role.LABEL, "category").schema();
    List<Example> rows = new ArrayList<>();
    try (RowReader<FieldRow> reader = RowSources.file(path).open()) {
      for (List<SourceRecord<FieldRow>> some = reader.next(1000);
          !some.isEmpty();
          some = reader.next(1000)) {
        for (SourceRecord<FieldRow> row : some) {
          rows.add(schema.read(row.id(), row.parse().row()));
        }
      }
    }
    return rows;
  }

  /** Problems and answers of GSM8K. */
  static List<Example> gsm8k() {
    List<Example> rows = new ArrayList<>();
    for (String line : unpacked("gsm8k_train", "train.jsonl.gz").lines().toList()) {
      JsonValue.JsonObject row = JsonValue.parse(line).asObject();
      rows.add(
          Example.of(
              new RowId("train.jsonl", rows.size()),
              Map.of(Role.INPUT, row.string("question"), Role.TARGET, row.string("answer"))));
    }
    return rows;
  }

  /** Instructions, contexts and answers of GPTeacher's two files. */
  static List<Example> gpteacher() {
    List<Example> rows = new ArrayList<>();
    for (String file : List.of("codegen-instruct.json.gz", "roleplay-instruct.json.gz")) {
      int position = 0;
      for (JsonValue value : JsonValue.parse(unpacked("gpteacher", file)).asArray()) {
        JsonValue.JsonObject row = value.asObject();
        rows.add(
            Example.of(
                new RowId(file, position++),
                Map.of(
                    Role.INPUT,
                    row.string("instruction"),
                    Role.CONTEXT,
                    row.string("input"),
                    Role.TARGET,
                    row.string("response"))));
      }
    }
    return rows;
  }

  private static Path file(String folder, String name) {
    String data = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(data != null, "FINEFETTLE_DATA is not set");
    Path file = Path.of(data, folder, name);
    Assumptions.assumeTrue(Files.exists(file), "there is no " + folder + "/" + name);
    return file;
  }

  private static String unpacked(String folder, String name) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file(folder, name)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
