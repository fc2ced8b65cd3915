package io.github.finefettle.dataprep;

import io.github.finefettle.core.split.RowId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;

/** The SMS spam collection, read without any cleaning. */
public final class SmsSpam {
  private SmsSpam() {}

  /** A message and its label. */
  public record Sms(String label, String text) {}

  /** All 5,574 messages; the test is skipped where the data is missing. */
  public static List<Sms> rows() {
    String data = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(data != null, "FINEFETTLE_DATA is not set");
    Path file = Path.of(data, "sms_spam", "sms.tsv");
    Assumptions.assumeTrue(Files.exists(file), "there is no sms_spam/sms.tsv");
    try {
      return List.of(Files.readString(file, StandardCharsets.UTF_8).split("\n")).stream()
          .map(line -> line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
          .map(line -> line.split("\t", 2))
          .map(parts -> new Sms(parts[0], parts[1]))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The texts of all messages. */
  public static List<String> texts() {
    return rows().stream().map(Sms::text).toList();
  }

  /** Ids by position. */
  public static List<RowId> ids(int count) {
    return IntStream.range(0, count).mapToObj(i -> new RowId("sms.tsv", i)).toList();
  }
}
