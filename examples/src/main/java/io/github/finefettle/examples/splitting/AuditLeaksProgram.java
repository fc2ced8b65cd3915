package io.github.finefettle.examples.splitting;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.duplicates.Shingles;
import io.github.finefettle.dataprep.io.FileRows;
import io.github.finefettle.dataprep.io.RowSources;
import io.github.finefettle.dataprep.splitting.LeakAudit;
import io.github.finefettle.dataprep.splitting.LeakReport;
import io.github.finefettle.dataprep.splitting.LeakedRow;
import io.github.finefettle.dataprep.splitting.TextRows;
import io.github.finefettle.examples.BadInputException;
import io.github.finefettle.examples.Console;
import io.github.finefettle.examples.ProgramVersion;
import io.github.finefettle.examples.splitting.ReadRows.Row;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks for rows of a test file in a training file. */
@Command(
    name = "audit-leaks",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    sortOptions = false,
    description = "Finds the test rows that a training row gives away.",
    footer = {
      "",
      "Give a validation, test or benchmark file as --test. A summary goes to standard output as",
      "JSON: rows with the same bytes, the same trimmed text, the same words, a near duplicate or",
      "a shared run of 13 words; a row of 8 to 12 words is looked for as a whole, in the rows of",
      "either file. Rows that share common runs of words alone are no leak.",
      "Exit status: 0 when done, 2 for bad input; with --fail-on-leak 3 if a row leaks.",
      "",
      "Examples:",
      "  examples/run audit-leaks --train train.csv --test test.csv --field text",
      "  examples/run audit-leaks --train train.jsonl --test benchmark.jsonl --pairs pairs.jsonl"
    })
public final class AuditLeaksProgram implements Callable<Integer> {
  private static final int LEAK = 3;

  @Option(
      names = "--train",
      paramLabel = "F",
      required = true,
      description = "The training rows: JSONL, JSON, CSV, TSV or text, also with .gz or .zst.")
  private Path train;

  @Option(
      names = "--test",
      paramLabel = "F",
      required = true,
      description = "The rows that are judged on, in any of these formats.")
  private Path test;

  @Option(
      names = "--field",
      paramLabel = "NAME",
      description = "The field of the text in both files. Default: told by names, file by file.")
  private @Nullable String field;

  @Option(
      names = "--label",
      paramLabel = "NAME",
      description = "The field of the class, to count leaked rows whose partner has another one.")
  private @Nullable String label;

  @Option(
      names = "--similarity",
      paramLabel = "X",
      description = "The least similarity of near duplicates, 0.5 to 1. Default: 0.8.")
  private double similarity = 0.8;

  @Option(
      names = "--shingles",
      paramLabel = "NAME",
      description = "How texts are compared: adaptive, word:N or char:N. Default: adaptive.")
  private String shingles = "adaptive";

  @Option(
      names = "--words",
      paramLabel = "N",
      description = "How many words a shared run has. Default: 13, and 8 in shorter rows.")
  private int words = 13;

  @Option(
      names = "--pairs",
      paramLabel = "F",
      description = "Where all pairs go, one JSON object a line.")
  private @Nullable Path pairs;

  @Option(names = "--fail-on-leak", description = "End with status 3 if any row leaks.")
  private boolean failOnLeak;

  /** Made by picocli, which sets the options before it calls. */
  @SuppressWarnings("NullAway.Init")
  public AuditLeaksProgram() {}

  @Override
  public Integer call() throws Exception {
    LeakAudit audit = audit();
    refuseLostInput();
    Console console = new Console(System.err, 2);
    ReadRows[] read = new ReadRows[2];
    console.step(
        "Read",
        progress -> {
          read[0] = read(train, "--train", progress);
          read[1] = read(test, "--test", progress);
          return read[0].ids().size() + " training rows, " + read[1].ids().size() + " test rows";
        });
    LeakReport[] report = new LeakReport[1];
    console.step(
        "Audit",
        progress -> {
          report[0] =
              audit.audit(
                  rows("train", read[0]), rows("test", read[1]), progress, new Cancellation());
          return report[0].evidence().summary();
        });
    Map<RowId, String> trainLabels = labels(read[0]);
    Map<RowId, String> testLabels = labels(read[1]);
    if (pairs != null) {
      writePairs(pairs, report[0], trainLabels, testLabels);
    }
    JsonObjectBuilder summary = JsonValue.object();
    report[0].toJson().members().forEach(summary::put);
    summary.put("rejected", (long) read[0].rejected() + read[1].rejected());
    if (label != null) {
      summary.put("otherLabel", otherLabel(report[0], trainLabels, testLabels));
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(summary.toJson().toPrettyString());
    return failOnLeak && report[0].leaked() > 0 ? LEAK : 0;
  }

  private LeakAudit audit() {
    try {
      NearDuplicates near =
          NearDuplicates.atSimilarity(similarity)
              .withoutGuards()
              .shingledBy(Shingles.named(shingles));
      return LeakAudit.by(near).ngrams(words, Math.min(8, words));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  private ReadRows read(Path file, String option, ProgressListener progress) {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          option + " (" + file + ") does not exist or is no file. Name an existing file.");
    }
    FileRows source = RowSources.file(file);
    return ReadRows.of(
        source, ReadRows.fields(source, ReadRows.named(field, label, null, null)), progress);
  }

  private static TextRows rows(String name, ReadRows read) {
    return new TextRows(name, read.ids(), read.rows().stream().map(Row::text).toList());
  }

  private static Map<RowId, String> labels(ReadRows read) {
    Map<RowId, String> labels = new HashMap<>();
    for (int i = 0; i < read.ids().size(); i++) {
      labels.put(read.ids().get(i), read.rows().get(i).label());
    }
    return labels;
  }

  private static long otherLabel(
      LeakReport report, Map<RowId, String> trainLabels, Map<RowId, String> testLabels) {
    return report.rows().stream()
        .filter(leak -> leak.kind().isLeak())
        .filter(
            leak ->
                !testLabels
                    .getOrDefault(leak.row(), "")
                    .equals(trainLabels.getOrDefault(leak.trainRow(), "")))
        .count();
  }

  private void refuseLostInput() {
    if (pairs == null) {
      return;
    }
    Path target = pairs.toAbsolutePath().normalize();
    for (Path read : List.of(train, test)) {
      if (target.equals(read.toAbsolutePath().normalize())) {
        throw new BadInputException(
            "--pairs (" + pairs + ") would be written over a file that is read. Name another.");
      }
    }
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new BadInputException(
          "--pairs (" + pairs + ") lies in a folder that does not exist. Make it first.");
    }
  }

  private void writePairs(
      Path file, LeakReport report, Map<RowId, String> trainLabels, Map<RowId, String> testLabels)
      throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      for (LeakedRow leak : report.rows()) {
        JsonObjectBuilder json = JsonValue.object();
        leak.toJson().members().forEach(json::put);
        if (label != null) {
          json.put("label", testLabels.getOrDefault(leak.row(), ""))
              .put("trainLabel", trainLabels.getOrDefault(leak.trainRow(), ""));
        }
        out.write(json.toJson().toCanonicalString());
        out.write('\n');
      }
    }
  }
}
