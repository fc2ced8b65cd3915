package io.github.finefettle.dataprep.text;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * The two circulating copies of the SMS Spam Collection: one clean, the other damaged twice. What
 * ftfy 6.3.1 brings together is the least that we must.
 */
class SpamVariantTest {
  private static Path folder() {
    String folder = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(folder != null, "FINEFETTLE_DATA is not set");
    Path sms = Path.of(folder, "sms_spam");
    Assumptions.assumeTrue(Files.exists(sms), "sms_spam is not in FINEFETTLE_DATA");
    return sms;
  }

  private static List<String> clean() throws IOException {
    List<String> messages = new ArrayList<>();
    for (String line : Files.readAllLines(folder().resolve("sms.tsv"), StandardCharsets.UTF_8)) {
      messages.add(line.substring(line.indexOf('\t') + 1));
    }
    assertThat(messages).hasSize(5574);
    return messages;
  }

  private static List<String> variant() throws IOException {
    byte[] bytes = Files.readAllBytes(folder().resolve("spam_variant.csv"));
    String text = CharsetDecoding.decode(bytes, CharsetDetection.detect(bytes).charset());
    List<String> messages = new ArrayList<>();
    try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(text)) {
      rows.forEach(row -> messages.add(row.getField(1)));
    }
    messages.remove(0);
    assertThat(messages).hasSize(5573);
    return messages;
  }

  /** Matched as multisets: a message that stands twice needs two partners. */
  private static long matches(List<String> variant, List<String> clean) {
    Map<String, Integer> left = new HashMap<>();
    clean.forEach(message -> left.merge(message, 1, Integer::sum));
    long matches = 0;
    for (String message : variant) {
      int partners = left.getOrDefault(message, 0);
      matches += partners > 0 ? 1 : 0;
      left.put(message, partners - 1);
    }
    return matches;
  }

  private static List<String> all(List<String> messages, UnaryOperator<String> repair) {
    return messages.stream().map(repair).toList();
  }

  @Test
  void fullRepairBringsTheTwoCopiesTogether() throws IOException {
    UnaryOperator<String> repair = TextRepair.everything()::repair;
    assertThat(matches(all(variant(), repair), all(clean(), repair))).isGreaterThanOrEqualTo(5292);
  }

  /** The raw copy holds controls where the variant's signs are right: they are left, to compare. */
  @Test
  void encodingRepairAloneReachesTheRawCopy() throws IOException {
    UnaryOperator<String> repair = TextRepair.nothing().with(RepairStep.ENCODING)::repair;
    assertThat(matches(all(variant(), repair), clean())).isGreaterThanOrEqualTo(5288);
  }

  /** As ftfy's fix_encoding, which also turns the controls into signs: 5,287. */
  @Test
  void encodingRepairWithControlsReachesAsManyAsFtfy() throws IOException {
    List<String> clean = clean();
    List<String> repaired = all(variant(), EncodingRepair::repair);
    assertThat(matches(repaired, clean)).isEqualTo(5287);
    assertThat(repaired.stream().filter(new HashSet<>(clean)::contains).count()).isEqualTo(5288);
  }
}
