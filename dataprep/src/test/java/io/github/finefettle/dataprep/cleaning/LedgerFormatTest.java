package io.github.finefettle.dataprep.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.dataprep.examples.LabelledText;
import io.github.finefettle.dataprep.examples.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first released form of a ledger stays readable for ever; the golden file holds it. */
class LedgerFormatTest {
  @TempDir Path folder;

  private static Ledger ledger() {
    return DatasetCleaner.forClassification(LabelledText.schema())
        .repairEncoding()
        .normalizeLabels()
        .dropMissing(Role.LABEL)
        .dropExactDuplicates()
        .reviewConflictingLabels()
        .clean(
            List.of(
                new LabelledText("caf\u00C3\u00A9", "food"),
                new LabelledText("tea", " food"),
                new LabelledText("tea", "food"),
                new LabelledText("milk", "food"),
                new LabelledText("milk", "drink"),
                new LabelledText("water", "")))
        .ledger();
  }

  private static String golden(String name) throws IOException {
    try (InputStream in = LedgerFormatTest.class.getResourceAsStream(name)) {
      assertThat(in).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void isWrittenAsTheGoldenFileHasIt() throws IOException {
    Path file = folder.resolve("ledger.jsonl");
    ledger().writeTo(file);
    assertThat(Files.readString(file, StandardCharsets.UTF_8))
        .isEqualTo(golden("cleaning-ledger-1-with-clusters.jsonl"));
  }

  @Test
  void theGoldenFileIsRead() throws IOException {
    Path file = folder.resolve("golden.jsonl");
    Files.writeString(file, golden("cleaning-ledger-1-with-clusters.jsonl"));
    assertThat(Ledger.readFrom(file)).isEqualTo(ledger());
    LedgerDiff diff = LedgerDiff.between(Ledger.readFrom(file), ledger());
    assertThat(diff.rows()).isZero();
  }

  /** The first ledgers named no clusters. */
  @Test
  void theFirstGoldenFileIsReadWithoutClusters() throws IOException {
    Path file = folder.resolve("golden.jsonl");
    Files.writeString(file, golden("cleaning-ledger-1.jsonl"));
    Path without = folder.resolve("without.jsonl");
    Files.writeString(
        without,
        golden("cleaning-ledger-1-with-clusters.jsonl").replaceAll("\"cluster\":\"[^\"]*\",", ""));
    assertThat(Ledger.readFrom(file)).isEqualTo(Ledger.readFrom(without));
    assertThat(Ledger.readFrom(file).entries())
        .allMatch(entry -> entry.cluster().isEmpty())
        .anyMatch(entry -> entry.partner().isPresent());
  }

  @Test
  void aDiffTellsByRuleAndRowWhatTwoRunsDidDifferently() {
    Ledger without =
        DatasetCleaner.forClassification(LabelledText.schema())
            .dropExactDuplicates()
            .clean(List.of(new LabelledText("a  b", "x"), new LabelledText("a  b", "x")))
            .ledger();
    Ledger with =
        DatasetCleaner.forClassification(LabelledText.schema())
            .normalizeWhitespace()
            .dropExactDuplicates()
            .clean(List.of(new LabelledText("a  b", "x"), new LabelledText("a  b", "x")))
            .ledger();
    LedgerDiff diff = LedgerDiff.between(without, with);
    assertThat(diff.rows()).isEqualTo(2);
    assertThat(diff.byRule().get("normalize-whitespace"))
        .isEqualTo(new LedgerDiff.RuleDifference(0, 2));
  }
}
