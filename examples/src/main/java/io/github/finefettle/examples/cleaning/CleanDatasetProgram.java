package io.github.finefettle.examples.cleaning;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.definition.Registry;
import io.github.finefettle.core.progress.RateOfProgress;
import io.github.finefettle.dataprep.cleaning.CleaningPlan;
import io.github.finefettle.dataprep.cleaning.CleaningReport;
import io.github.finefettle.dataprep.cleaning.CleaningRunner;
import io.github.finefettle.dataprep.cleaning.CleaningTask;
import io.github.finefettle.dataprep.cleaning.DatasetCleaner;
import io.github.finefettle.dataprep.examples.ExampleSchema;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.io.DataFormat;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.FieldSchema;
import io.github.finefettle.dataprep.io.FileRows;
import io.github.finefettle.dataprep.io.FileSink;
import io.github.finefettle.dataprep.io.RowSinks;
import io.github.finefettle.examples.BadInputException;
import io.github.finefettle.examples.Console;
import io.github.finefettle.examples.ProgramVersion;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Cleans a file of training examples of any size. */
@Command(
    name = "clean-dataset",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    sortOptions = false,
    description = "Cleans a data set of any size and keeps an account of every change.",
    footer = {
      "",
      "The report goes to standard output as JSON, a table of it to standard error. Every",
      "change, drop and flag is in the ledger, and restore-dataset makes the input again from it.",
      "A run that was killed goes on where it stopped when the same command is given again.",
      "",
      "Examples:",
      "  examples/run clean-dataset --input train.jsonl --output clean.jsonl --dry-run",
      "  examples/run clean-dataset --input train.csv.gz --output clean.jsonl --profile classification",
      "  examples/run clean-dataset --input qa.jsonl --output clean.jsonl \\",
      "      --field input=question --field target=answer"
    })
public final class CleanDatasetProgram implements Callable<Integer> {
  @Mixin private InputOptions input;

  @Option(
      names = "--output",
      paramLabel = "F",
      description =
          "Where the kept rows go: .jsonl, .json, .csv, .tsv or .txt, also with .gz or .zst.")
  private @Nullable Path output;

  @Option(
      names = "--plan",
      paramLabel = "F",
      description = "A cleaning plan as JSON, such as one that --save-plan wrote.")
  private @Nullable Path plan;

  @Option(
      names = "--profile",
      paramLabel = "NAME",
      description =
          "The default plan of a task: classification, sft, chat, preference, tool-call or"
              + " pretraining. Default: what the fields of the input stand for.")
  private @Nullable String profile;

  @Option(
      names = "--field",
      paramLabel = "ROLE=FIELD",
      description =
          "The field of a role (input, context, target, rejected, label, group, source, time, id,"
              + " tools, call), or turns=FIELD for chats; give it once for each role. Default: told"
              + " by the names of the fields.")
  private Map<String, String> fields = new LinkedHashMap<>();

  @Option(
      names = "--ledger",
      paramLabel = "F",
      description =
          "Where every change is told, one JSON object a line. Default: OUTPUT.ledger.jsonl.")
  private @Nullable Path ledger;

  @Option(names = "--dry-run", description = "Tell what would be done, and write no rows.")
  private boolean dryRun;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads work; the result is the same. Default: one a core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--save-plan",
      paramLabel = "F",
      description = "Write the plan with all that was learned frozen, to be used again.")
  private @Nullable Path savePlan;

  /** Made by picocli, which sets the options before it calls. */
  @SuppressWarnings("NullAway.Init")
  public CleanDatasetProgram() {}

  @Override
  public Integer call() throws Exception {
    if (output == null && !dryRun) {
      throw new BadInputException("Give --output F, or --dry-run to see what would be done.");
    }
    if (plan != null && profile != null) {
      throw new BadInputException("Give --plan or --profile, not both: a plan has its task.");
    }
    FileRows source = input.source();
    FieldSchema roles = roles(source);
    ExampleSchema<FieldRow> schema = roles.schema();
    Console console = new Console(System.err, 1);
    console.line("Fields: " + roles);
    DatasetCleaner<FieldRow> cleaner = cleaner(schema);
    CleaningReport[] report = new CleaningReport[1];
    console.step(
        dryRun ? "Dry run" : "Clean",
        progress -> {
          CleaningRunner<FieldRow> runner =
              cleaner.runner().threads(threads).progress(RateOfProgress.before(progress));
          report[0] = run(runner, source);
          return "done";
        });
    console.line(report[0].toText());
    if (savePlan != null) {
      Files.writeString(
          savePlan, report[0].resolvedPlan().toJson().toPrettyString(), StandardCharsets.UTF_8);
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(report[0].toJson().toPrettyString());
    return 0;
  }

  private CleaningReport run(CleaningRunner<FieldRow> runner, FileRows source) {
    if (output == null || dryRun) {
      return ledger == null ? runner.dryRun(source) : runner.ledger(ledger).dryRun(source);
    }
    Path beside = output.resolveSibling(output.getFileName() + ".ledger.jsonl");
    return runner
        .ledger(ledger == null ? beside : ledger)
        .journal(output.resolveSibling(output.getFileName() + ".journal"))
        .clean(source, sink(source, output));
  }

  /**
   * A file of the input's format gets its header, its line ends and what stands around the rows.
   */
  static FileSink sink(FileRows source, Path file) {
    FileSink sink;
    try {
      sink = RowSinks.file(file);
    } catch (IllegalArgumentException e) {
      throw new BadInputException("--output: " + e.getMessage(), e);
    }
    boolean lines = DataFormat.ofName(file).filter(DataFormat.JSONL::equals).isPresent();
    return lines ? sink : sink.like(source.frame());
  }

  private FieldSchema roles(FileRows source) {
    if (fields.isEmpty()) {
      return FieldSchema.detect(InputOptions.firstRows(source));
    }
    FieldSchema schema = FieldSchema.empty();
    String turns = fields.get("turns");
    if (turns != null) {
      schema = FieldSchema.ofChat(turns);
    }
    for (Map.Entry<String, String> field : fields.entrySet()) {
      if (!field.getKey().equals("turns")) {
        schema = schema.with(role(field.getKey()), field.getValue());
      }
    }
    return schema;
  }

  private static Role role(String name) {
    try {
      return Role.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          "--field knows no role \""
              + name
              + "\". Roles are input, context, target, rejected,"
              + " label, group, source, time, id, tools and call; a chat has turns.");
    }
  }

  private DatasetCleaner<FieldRow> cleaner(ExampleSchema<FieldRow> schema) throws IOException {
    try {
      if (plan != null) {
        JsonValue json = JsonValue.parse(Files.readString(plan, StandardCharsets.UTF_8));
        return DatasetCleaner.of(CleaningPlan.fromJson(json, Registry.empty()), schema);
      }
      CleaningTask task = profile == null ? CleaningTask.of(schema) : CleaningTask.of(profile);
      return DatasetCleaner.withDefaults(task, schema);
    } catch (JsonFormatException e) {
      throw new BadInputException("--plan (" + plan + ") cannot be read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }
}
