package io.github.finefettle.dataprep;

import io.github.finefettle.core.definition.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/** Texts of the real data sets; a test that asks for one is skipped where it is missing. */
public final class RealTexts {
  private RealTexts() {}

  /** Questions and answers of GSM8K, one text each, in turn. */
  public static List<String> gsm8k() {
    List<String> texts = new ArrayList<>();
    unpacked("gsm8k_train", "train.jsonl.gz")
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> JsonValue.parse(line).asObject())
        .forEach(
            row -> {
              texts.add(row.string("question"));
              texts.add(row.string("answer"));
            });
    return texts;
  }

  /** All strings of both GPTeacher files. */
  public static List<String> gpteacher() {
    List<String> texts = new ArrayList<>();
    for (String file : List.of("codegen-instruct.json.gz", "roleplay-instruct.json.gz")) {
      for (JsonValue row : JsonValue.parse(unpacked("gpteacher", file)).asArray()) {
        row.asObject().members().values().forEach(value -> texts.add(value.asString()));
      }
    }
    return texts;
  }

  /** The tweets of the Broad Twitter Corpus, their tokens joined by spaces. */
  public static List<String> tweets() {
    List<String> texts = new ArrayList<>();
    for (String file : List.of("a", "b", "e", "g", "h")) {
      StringBuilder tweet = new StringBuilder();
      for (String line : (read(file("broad_twitter", file + ".conll")) + "\n\n").lines().toList()) {
        if (line.isBlank() && tweet.length() > 0) {
          texts.add(tweet.toString().strip());
          tweet.setLength(0);
        }
        int tab = line.indexOf('\t');
        tweet.append(line.isBlank() ? "" : (tab < 0 ? line : line.substring(0, tab)).strip() + " ");
      }
    }
    return texts;
  }

  private static Path file(String folder, String name) {
    String data = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(data != null, "FINEFETTLE_DATA is not set");
    Path file = Path.of(data, folder, name);
    Assumptions.assumeTrue(Files.exists(file), "there is no " + folder + "/" + name);
    return file;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String unpacked(String folder, String name) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file(folder, name)))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
