package io.github.finefettle.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.dataprep.cleaning.CleaningReport;
import io.github.finefettle.dataprep.cleaning.CleaningTask;
import io.github.finefettle.dataprep.cleaning.CleaningUndo;
import io.github.finefettle.dataprep.cleaning.DatasetCleaner;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.FieldSchema;
import io.github.finefettle.dataprep.io.FileRows;
import io.github.finefettle.dataprep.io.RowSinks;
import io.github.finefettle.dataprep.io.RowSources;
import io.github.finefettle.dataprep.language.CheckLanguage;
import io.github.finefettle.dataprep.missing.MissingValues;
import io.github.finefettle.dataprep.privacy.PersonalDataPolicy;
import io.github.finefettle.dataprep.privacy.PersonalDataRule;
import io.github.finefettle.dataprep.privacy.Treatment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of the guide to cleaning, compiled and run. */
class CleaningGuideTest {
  @TempDir Path folder;

  @Test
  void theExampleRuns() throws IOException {
    Path input = folder.resolve("input.jsonl");
    Path output = folder.resolve("output.jsonl");
    Path ledger = folder.resolve("ledger.jsonl");
    Path journal = folder.resolve("journal");
    Path restored = folder.resolve("restored.jsonl");
    Files.writeString(
        input,
        """
        {"question":"Where do I  write to?","answer":"To the address on the back of the letter."}
        {"question":"My address is anna.moser@mail-provider.org, is that fine?","answer":"Yes."}
        {"question":"And without an answer?","answer":""}
        """,
        StandardCharsets.UTF_8);
    // GUIDE: begin
    FileRows source =
        RowSources.file(input); // JSONL, JSON, CSV, TSV, text; .gz, .zst; charset told
    ExampleSchema<FieldRow> schema =
        FieldSchema.empty().with(Role.INPUT, "question").with(Role.TARGET, "answer").schema();
    DatasetCleaner<FieldRow> cleaner =
        DatasetCleaner.withDefaults(CleaningTask.SFT, schema)
            .apply(MissingValues.in(Role.TARGET).drop())
            .apply(PersonalDataRule.of(PersonalDataPolicy.of(Treatment.PSEUDONYMIZE)))
            .apply(CheckLanguage.expecting("eng"));
    CleaningReport wouldBe =
        cleaner.dryRun(source); // what would change, by rule and field, with examples
    CleaningReport report =
        cleaner
            .runner()
            .threads(2)
            .ledger(ledger)
            .journal(journal) // a killed run goes on where it stopped
            .clean(source, RowSinks.file(output));
    CleaningUndo.restore(
        RowSources.file(output), ledger, restored); // the input again, byte for byte
    // GUIDE: end
    assertThat(wouldBe.accounting()).isEqualTo(report.accounting());
    assertThat(report.accounting().kept()).isEqualTo(2);
    assertThat(Files.readString(output, StandardCharsets.UTF_8))
        .contains("Where do I write to?")
        .doesNotContain("anna.moser");
    assertThat(restored).hasSameBinaryContentAs(input);
  }

  @Test
  void theGuideShowsTheLinesThatRun() throws IOException {
    GuideText.requireShownInGuide(getClass(), "cleaning.md");
  }
}
