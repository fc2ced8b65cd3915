package io.github.finefettle.dataprep.cleaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.FieldSchema;
import io.github.finefettle.dataprep.io.FileRows;
import io.github.finefettle.dataprep.io.OverflowCells;
import io.github.finefettle.dataprep.io.RowSinks;
import io.github.finefettle.dataprep.io.RowSources;
import io.github.finefettle.dataprep.rule.RuleAction;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The default plans on real files, from reading to undo. */
class RealFilesCleaningTest {
  private static Path data;

  @TempDir private Path folder;

  @BeforeAll
  static void needsRealData() {
    String place = System.getenv("FINEFETTLE_DATA");
    Assumptions.assumeTrue(place != null, "FINEFETTLE_DATA is not set");
    data = Path.of(String.valueOf(place));
  }

  private static boolean isUnseenSpace(int c) {
    return Character.isWhitespace(c) || c == 0xA0;
  }

  private static String withoutSpace(String text) {
    return text.codePoints()
        .filter(c -> !isUnseenSpace(c))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @ParameterizedTest
  @EnumSource(
      value = CleaningTask.class,
      names = {"SFT", "PRETRAINING"})
  void theCleanControlLosesNoRowAndChangesWhiteSpaceOnly(CleaningTask task) throws IOException {
    Path file = data.resolve("gsm8k_train/train.jsonl.gz");
    ExampleSchema<FieldRow> schema =
        FieldSchema.empty().with(Role.INPUT, "question").with(Role.TARGET, "answer").schema();
    Path ledger = folder.resolve("ledger");
    CleaningReport report =
        DatasetCleaner.withDefaults(task, schema)
            .runner()
            .ledger(ledger)
            .clean(RowSources.file(file), RowSinks.file(folder.resolve("out.jsonl")));
    assertThat(report.accounting()).isEqualTo(new Accounting(7473, 7473, 0, 0));
    int changed = 0;
    try (LedgerFile entries = LedgerFile.open(ledger)) {
      for (Optional<LedgerEntry> e = entries.next(); e.isPresent(); e = entries.next()) {
        LedgerEntry entry = e.get();
        assertThat(entry.action()).isIn(RuleAction.CHANGED, RuleAction.FLAGGED);
        if (entry.action() == RuleAction.CHANGED) {
          changed++;
          assertThat(entry.role()).contains(Role.INPUT);
          assertThat(withoutSpace(entry.after().orElseThrow()))
              .isEqualTo(withoutSpace(entry.before().orElseThrow()));
        }
      }
    }
    assertThat(changed).isPositive();
    assertUndone(file, folder.resolve("out.jsonl"), ledger);
  }

  @Test
  void emptyContextsAreKeptAndSharedAnswersAreReported() throws IOException {
    Path file = data.resolve("gpteacher/codegen-instruct.json.gz");
    FileRows source = RowSources.file(file);
    FieldSchema roles = FieldSchema.detect(rows(source));
    assertThat(roles.toString()).isEqualTo("INPUT=instruction, TARGET=response, CONTEXT=input");
    Path output = folder.resolve("out.json");
    Path ledger = folder.resolve("ledger");
    CleaningReport report =
        DatasetCleaner.withDefaults(CleaningTask.SFT, roles.schema())
            .runner()
            .threads(2)
            .ledger(ledger)
            .clean(source, RowSinks.file(output).like(source.frame()));
    assertThat(report.accounting()).isEqualTo(new Accounting(4535, 4535, 0, 0));
    long repeated =
        report.rules().stream()
            .filter(rule -> rule.rule().equals("repeated-answers"))
            .mapToLong(RuleSummary::flagged)
            .sum();
    // 104 responses are equal to an earlier one to the letter, 91 more but for case and signs.
    assertThat(repeated).isEqualTo(195);
    assertThat(report.examples().getOrDefault("repeated-answers", List.of()))
        .isNotEmpty()
        .allSatisfy(entry -> assertThat(entry.partner()).isPresent());
    assertUndone(file, output, ledger);
  }

  @Test
  void theDamagedSpamCopyIsReadRepairedAndUndone() throws IOException {
    Path file = data.resolve("sms_spam/spam_variant.csv");
    FileRows source = RowSources.file(file).overflow(OverflowCells.JOIN);
    FieldSchema roles = FieldSchema.detect(rows(source));
    assertThat(roles.toString()).isEqualTo("INPUT=message, LABEL=class_label");
    Path output = folder.resolve("out.csv");
    Path ledger = folder.resolve("ledger");
    CleaningReport report =
        DatasetCleaner.withDefaults(CleaningTask.CLASSIFICATION, roles.schema())
            .runner()
            .ledger(ledger)
            .clean(source, RowSinks.file(output).like(source.frame()));
    assertThat(report.accounting().read()).isEqualTo(5573);
    assertThat(report.accounting().setAside()).isZero();
    assertThat(report.findings())
        .anySatisfy(finding -> assertThat(finding.message()).contains("MacRoman"));
    assertUndone(file, output, ledger);
  }

  @Test
  void theOneFileThatIsNotUtf8IsNamedAndReadWithoutLoss() throws IOException {
    Path file = data.resolve("snips_nlu/train_PlayMusic_full.json.gz");
    FileRows source = RowSources.file(file);
    FieldSchema roles = FieldSchema.detect(rows(source));
    Path output = folder.resolve("out.json");
    Path ledger = folder.resolve("ledger");
    CleaningReport report =
        DatasetCleaner.withDefaults(CleaningTask.of(roles.schema()), roles.schema())
            .runner()
            .ledger(ledger)
            .clean(source, RowSinks.file(output).like(source.frame()));
    assertThat(report.accounting().read()).isEqualTo(2000);
    assertThat(report.accounting().setAside()).isZero();
    assertThat(report.findings())
        .anySatisfy(
            finding -> assertThat(finding.message()).contains("train_PlayMusic_full.json.gz"));
    assertThat(Files.readString(output)).doesNotContain("\uFFFD");
    assertUndone(file, output, ledger);
  }

  private static List<FieldRow> rows(FileRows source) {
    try (var reader = source.open()) {
      return reader.next(100).stream().map(record -> record.parse().row()).toList();
    }
  }

  private void assertUndone(Path input, Path output, Path ledger) throws IOException {
    Path back = folder.resolve("back");
    CleaningUndo.restore(RowSources.file(output), ledger, back);
    byte[] expected;
    try (InputStream in = Files.newInputStream(input);
        InputStream plain = input.toString().endsWith(".gz") ? new GZIPInputStream(in) : in) {
      expected = plain.readAllBytes();
    }
    assertThat(Files.readAllBytes(back)).isEqualTo(expected);
  }
}
