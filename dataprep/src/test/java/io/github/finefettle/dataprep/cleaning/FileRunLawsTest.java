package io.github.finefettle.dataprep.cleaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.FieldSchema;
import io.github.finefettle.dataprep.io.RowSink;
import io.github.finefettle.dataprep.io.RowSinks;
import io.github.finefettle.dataprep.io.RowSource;
import io.github.finefettle.dataprep.io.RowSources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The laws of a run over files: the same bytes however it is run, nothing lost, all undone. */
class FileRunLawsTest {
  private static final ExampleSchema<FieldRow> SCHEMA =
      FieldSchema.empty().with(Role.INPUT, "text").with(Role.LABEL, "label").schema();

  @TempDir private Path folder;

  /** Rows of every kind of dirt, malformed lines, blank lines and both line ends among them. */
  private static byte[] dirtyFile(int rows) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    RandomStream random = RandomStream.of(7, "dirty file");
    for (int i = 0; i < rows; i++) {
      int kind = (int) (random.uniformAt(i) * 12);
      String text =
          switch (kind) {
            case 0 -> "caf\u00c3\u00a9 number " + i / 3;
            case 1 -> "two  spaces " + i + " ";
            case 2 -> "the same text";
            case 3 -> "&lt;b&gt; " + i;
            default -> "clean text number " + i;
          };
      String label = kind == 4 ? "Spam" : kind == 5 ? "" : i % 3 == 0 ? "spam" : "ham";
      String line =
          switch (kind) {
            case 6 -> "{\"text\": \"broken " + i;
            case 7 ->
                "{\"n\":"
                    + i
                    + ".50,\"label\" : \""
                    + label
                    + "\", \"text\":\"a\\u00e9 "
                    + i
                    + "\"}";
            default -> "{\"text\":\"" + text + "\",\"label\":\"" + label + "\",\"id\":" + i + "}";
          };
      file.writeBytes(line.getBytes(StandardCharsets.UTF_8));
      file.writeBytes(
          (kind == 8 ? "\r\n" : kind == 9 ? "\n\n" : "\n").getBytes(StandardCharsets.UTF_8));
    }
    return file.toByteArray();
  }

  private static DatasetCleaner<FieldRow> cleaner() {
    return DatasetCleaner.forClassification(SCHEMA)
        .unescapeEntities()
        .repairEncoding()
        .normalizeWhitespace()
        .normalizeLabels()
        .dropMissing(Role.LABEL)
        .dropExactDuplicates()
        .reviewConflictingLabels();
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  @ParameterizedTest
  @CsvSource({"1,1000", "2,1", "7,37", "2,100000"})
  void theBytesAreTheSameForAnyNumberOfThreadsAndAnySizeOfChunks(int threads, int chunk)
      throws IOException {
    Path input = write("in.jsonl", dirtyFile(2000));
    Path one = folder.resolve("one.jsonl");
    Path other = folder.resolve("other.jsonl");
    CleaningReport first =
        cleaner()
            .runner()
            .ledger(folder.resolve("one.ledger"))
            .clean(RowSources.file(input), RowSinks.file(one));
    CleaningReport second =
        cleaner()
            .runner()
            .threads(threads)
            .chunkRows(chunk)
            .ledger(folder.resolve("other.ledger"))
            .clean(RowSources.file(input), RowSinks.file(other));
    assertThat(other).hasSameBinaryContentAs(one);
    assertThat(folder.resolve("other.ledger")).hasSameBinaryContentAs(folder.resolve("one.ledger"));
    assertThat(second.toJson()).isEqualTo(first.toJson());
    assertThat(first.accounting().dropped()).isPositive();
    assertThat(first.accounting().setAside()).isPositive();
    assertThat(Files.readAllLines(one)).hasSize((int) first.accounting().kept());
  }

  @Test
  void undoMakesTheInputAgainByteForByte() throws IOException {
    Path input = write("in.jsonl", dirtyFile(3000));
    Path output = folder.resolve("out.jsonl");
    Path ledger = folder.resolve("ledger.jsonl");
    CleaningReport report =
        cleaner()
            .runner()
            .chunkRows(100)
            .ledger(ledger)
            .clean(RowSources.file(input), RowSinks.file(output));
    Path restored = folder.resolve("restored.jsonl");
    CleaningUndo.restore(RowSources.file(output), ledger, restored);
    assertThat(restored).hasSameBinaryContentAs(input);
    assertThat(report.rules()).extracting(RuleSummary::edited).contains(0L).anyMatch(n -> n > 100);
  }

  @ParameterizedTest
  @CsvSource({
    "in.csv, text, label",
    "in.tsv, text, label",
    "in.json, text, label",
    "in.jsonl, text, label"
  })
  void undoWorksForEveryFormatAndForAWideCharset(String name, String text, String label)
      throws IOException {
    String content =
        switch (name) {
          case "in.csv" ->
              "\uFEFFid,text,label\r\n1,\"two  spaces, \"\"quoted\"\"\",ham\r\n2,x,\r\n3,same,spam\r\n4,same,spam\r\n5,\"open\r\n";
          case "in.tsv" -> "text\tlabel\nsame\tham\nsame\tham\nbad\n  trim  me \tspam\n\nlast\tham";
          case "in.json" ->
              "[ {\"text\":\"a  b\",\"label\":\"ham\"},\n\n{\"label\":\"ham\",\"text\":\"same\"} , {\"text\":\"same\",\"label\":\"ham\"}\n] ";
          default -> "{\"text\":\"a  b\",\"label\":\"ham\"}\n{\"text\":\"c\",\"label\":\"ham\"}";
        };
    ExampleSchema<FieldRow> schema =
        FieldSchema.empty().with(Role.INPUT, text).with(Role.LABEL, label).schema();
    for (java.nio.charset.Charset charset :
        java.util.List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE)) {
      String marked = charset.equals(StandardCharsets.UTF_8) ? content : "\uFEFF" + content;
      Path input = write(name, marked.replace("\uFEFF\uFEFF", "\uFEFF").getBytes(charset));
      Path output = folder.resolve("out-" + name);
      Path ledger = folder.resolve("ledger");
      CleaningReport report =
          DatasetCleaner.forClassification(schema)
              .normalizeWhitespace()
              .dropMissing(Role.LABEL)
              .dropExactDuplicates()
              .runner()
              .ledger(ledger)
              .clean(
                  RowSources.file(input),
                  RowSinks.file(output).like(RowSources.file(input).frame()));
      assertThat(report.rules().get(0).edited()).as(name).isPositive();
      CleaningUndo.restore(RowSources.file(output), ledger, folder.resolve("back"));
      assertThat(folder.resolve("back")).as(name + charset).hasSameBinaryContentAs(input);
    }
  }

  @Test
  void aRowThatNoRuleTouchedIsCopiedByteForByte() throws IOException {
    String odd = "{ \"label\":\"ham\" ,\"n\":1.500e+2, \"text\" :\"a\\u00e9\\/b\" }";
    Path input = write("in.jsonl", (odd + "\n").getBytes(StandardCharsets.UTF_8));
    Path output = folder.resolve("out.jsonl");
    cleaner().runner().clean(RowSources.file(input), RowSinks.file(output));
    assertThat(Files.readString(output)).isEqualTo(odd + "\n");
  }

  @Test
  void cleaningAgainWithTheResolvedPlanChangesNothing() throws IOException {
    Path input = write("in.jsonl", dirtyFile(2000));
    Path once = folder.resolve("once.jsonl");
    Path twice = folder.resolve("twice.jsonl");
    CleaningPlan resolved =
        cleaner().runner().clean(RowSources.file(input), RowSinks.file(once)).resolvedPlan();
    CleaningPlan read =
        CleaningPlan.fromJson(
            JsonValue.parse(resolved.toJson().toCanonicalString()),
            io.github.finefettle.core.definition.Registry.empty());
    assertThat(read).isEqualTo(resolved);
    CleaningReport again =
        DatasetCleaner.of(read, SCHEMA).runner().clean(RowSources.file(once), RowSinks.file(twice));
    assertThat(twice).hasSameBinaryContentAs(once);
    assertThat(again.accounting().kept()).isEqualTo(again.accounting().read());
  }

  @ParameterizedTest
  @CsvSource({"1", "2", "5", "11", "19"})
  void aRunThatWasStoppedGoesOnAndGivesTheSameBytes(int chunksBeforeTheStop) throws IOException {
    Path input = write("in.jsonl", dirtyFile(2000));
    Path whole = folder.resolve("whole.jsonl");
    Path output = folder.resolve("out.jsonl");
    Path journal = folder.resolve("out.journal");
    CleaningRunner<FieldRow> runner = cleaner().runner().threads(2).chunkRows(100);
    CleaningReport undisturbed =
        runner
            .ledger(folder.resolve("whole.ledger"))
            .clean(RowSources.file(input), RowSinks.file(whole));
    CleaningRunner<FieldRow> stoppable =
        runner.ledger(folder.resolve("out.ledger")).journal(journal);
    int[] lastPass = new int[1];
    assertThatThrownBy(
            () ->
                stoppable
                    .progress(
                        progress -> {
                          lastPass[0] += progress.detail().startsWith("pass 4") ? 1 : 0;
                          if (lastPass[0] > chunksBeforeTheStop) {
                            throw new CancellationException("killed");
                          }
                        })
                    .clean(RowSources.file(input), RowSinks.file(output)))
        .isInstanceOf(CancellationException.class);
    assertThat(output).doesNotExist();
    CleaningReport resumed = stoppable.clean(RowSources.file(input), RowSinks.file(output));
    assertThat(output).hasSameBinaryContentAs(whole);
    assertThat(folder.resolve("out.ledger")).hasSameBinaryContentAs(folder.resolve("whole.ledger"));
    assertThat(resumed.toJson()).isEqualTo(undisturbed.toJson());
    assertThat(journal).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"out.ledger", "out.jsonl"})
  void aRunThatDiedBeforeARenameGoesOn(String inTheWay) throws IOException {
    Path input = write("in.jsonl", dirtyFile(500));
    Path whole = folder.resolve("whole.jsonl");
    Path output = folder.resolve("out.jsonl");
    Path ledger = folder.resolve("out.ledger");
    CleaningRunner<FieldRow> runner = cleaner().runner().chunkRows(100);
    runner
        .ledger(folder.resolve("whole.ledger"))
        .clean(RowSources.file(input), RowSinks.file(whole));
    CleaningRunner<FieldRow> stoppable = runner.ledger(ledger).journal(folder.resolve("journal"));
    // A folder that is not empty stands where a file should go, so its rename fails.
    Path taken = folder.resolve(inTheWay);
    Files.createDirectories(taken.resolve("in the way"));
    assertThatThrownBy(() -> stoppable.clean(RowSources.file(input), RowSinks.file(output)))
        .isInstanceOf(RuntimeException.class);
    assertThat(Files.isRegularFile(ledger)).isEqualTo(inTheWay.equals("out.jsonl"));
    Files.delete(taken.resolve("in the way"));
    Files.delete(taken);
    stoppable.clean(RowSources.file(input), RowSinks.file(output));
    assertThat(output).hasSameBinaryContentAs(whole);
    assertThat(ledger).hasSameBinaryContentAs(folder.resolve("whole.ledger"));
  }

  /**
   * Cleans, and leaves the journal as a kill between the last rename and its deletion leaves it: a
   * second name for the file outlives the deletion of the first.
   */
  private static CleaningReport runAndKeepJournal(
      CleaningRunner<FieldRow> runner, Path journal, Path input, Path output) throws IOException {
    Path second = journal.resolveSibling("second name");
    CleaningReport report =
        runner
            .progress(
                progress -> {
                  if (Files.exists(journal) && Files.notExists(second)) {
                    link(second, journal);
                  }
                })
            .clean(RowSources.file(input), RowSinks.file(output));
    Files.move(second, journal);
    return report;
  }

  private CleaningRunner<FieldRow> resumable() {
    return cleaner()
        .runner()
        .chunkRows(100)
        .journal(folder.resolve("journal"))
        .ledger(folder.resolve("out.ledger"));
  }

  private static void link(Path second, Path journal) {
    try {
      Files.createLink(second, journal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "out.jsonl, 500, true",
    "out.jsonl, 500, false",
    "out.json, 500, true",
    "out.jsonl.gz, 500, true",
    "out.jsonl, 0, true"
  })
  void aRunThatDiedWithEverythingInPlaceOnlySaysSo(String name, int rows, boolean withLedger)
      throws IOException {
    Path input = write("in.jsonl", dirtyFile(rows));
    Path output = folder.resolve(name);
    Path journal = folder.resolve("journal");
    Path ledger = folder.resolve("out.ledger");
    CleaningRunner<FieldRow> runner = cleaner().runner().chunkRows(100).journal(journal);
    CleaningRunner<FieldRow> used = withLedger ? runner.ledger(ledger) : runner;
    CleaningReport undisturbed = runAndKeepJournal(used, journal, input, output);
    byte[] rowsBefore = Files.readAllBytes(output);
    byte[] ledgerBefore = withLedger ? Files.readAllBytes(ledger) : new byte[0];
    Object fileBefore = Files.getAttribute(output, "lastModifiedTime");
    CleaningReport again = used.clean(RowSources.file(input), RowSinks.file(output));
    assertThat(again.toJson()).isEqualTo(undisturbed.toJson());
    assertThat(output).hasBinaryContent(rowsBefore);
    assertThat(Files.getAttribute(output, "lastModifiedTime")).isEqualTo(fileBefore);
    if (withLedger) {
      assertThat(ledger).hasBinaryContent(ledgerBefore);
    }
    assertThat(journal).doesNotExist();
    assertThat(folder.toFile().list()).noneMatch(file -> file.endsWith(".part"));
  }

  @Test
  void anotherOutputInPlaceIsNotTakenForThatOfTheRun() throws IOException {
    Path input = write("in.jsonl", dirtyFile(500));
    Path output = folder.resolve("out.jsonl");
    CleaningRunner<FieldRow> runner = resumable();
    Path ledger = folder.resolve("out.ledger");
    runAndKeepJournal(runner, folder.resolve("journal"), input, output);
    byte[] ledgerBefore = Files.readAllBytes(ledger);
    Files.writeString(output, "something else");
    assertThatThrownBy(() -> runner.clean(RowSources.file(input), RowSinks.file(output)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Begin anew");
    assertThat(output).hasContent("something else");
    assertThat(ledger).hasBinaryContent(ledgerBefore);
  }

  @Test
  void aLedgerThatEndsOtherwiseIsNotTakenForThatOfTheRun() throws IOException {
    Path input = write("in.jsonl", dirtyFile(500));
    Path output = folder.resolve("out.jsonl");
    Path journal = folder.resolve("journal");
    Path ledger = folder.resolve("out.ledger");
    CleaningRunner<FieldRow> runner = resumable();
    runAndKeepJournal(runner, journal, input, output);
    byte[] bytes = Files.readAllBytes(ledger);
    bytes[bytes.length - 2] ^= 1;
    Files.write(ledger, bytes);
    assertThatThrownBy(() -> runner.clean(RowSources.file(input), RowSinks.file(output)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("out.ledger");
    assertThat(journal).exists();
  }

  @Test
  void aRunWithoutAJournalThatFailsLeavesNothing() throws IOException {
    Path input = write("in.jsonl", dirtyFile(500));
    CleaningRunner<FieldRow> runner =
        cleaner().runner().chunkRows(100).ledger(folder.resolve("out.ledger"));
    assertThatThrownBy(
            () ->
                runner
                    .progress(
                        progress -> {
                          if (progress.detail().startsWith("pass 4") && progress.done() > 20_000) {
                            throw new CancellationException("stopped");
                          }
                        })
                    .clean(RowSources.file(input), RowSinks.file(folder.resolve("out.jsonl"))))
        .isInstanceOf(CancellationException.class);
    assertThat(folder.toFile().list()).containsExactly("in.jsonl");
  }

  @Test
  void aDryRunWritesNoRowsAndTellsTheSame() throws IOException {
    Path input = write("in.jsonl", dirtyFile(500));
    RowSource<FieldRow> source = RowSources.file(input);
    RowSink<FieldRow> sink = RowSinks.file(folder.resolve("out.jsonl"));
    CleaningReport dry = cleaner().runner().dryRun(source);
    assertThat(folder.toFile().list()).containsExactly("in.jsonl");
    CleaningReport wet = cleaner().runner().clean(source, sink);
    assertThat(dry.rules()).isEqualTo(wet.rules());
    assertThat(dry.accounting()).isEqualTo(wet.accounting());
  }

  @Test
  void theSafetyStopWritesNothing() throws IOException {
    Path input = write("in.jsonl", dirtyFile(500));
    DatasetCleaner<FieldRow> strict = cleaner().stopIfRuleRemovesMoreThan(0.01);
    Path output = folder.resolve("out.jsonl");
    assertThatThrownBy(
            () ->
                strict
                    .runner()
                    .journal(folder.resolve("out.journal"))
                    .ledger(folder.resolve("out.ledger"))
                    .clean(RowSources.file(input), RowSinks.file(output)))
        .isInstanceOf(CleaningStoppedException.class)
        .hasMessageContaining("Nothing was written");
    assertThat(folder.toFile().list()).containsExactly("in.jsonl");
    assertThat(strict.runner().dryRun(RowSources.file(input)).findings())
        .extracting(finding -> finding.code())
        .contains("safety-stop");
  }
}
