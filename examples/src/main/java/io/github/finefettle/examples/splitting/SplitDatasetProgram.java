package io.github.finefettle.examples.splitting;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.progress.ProgressListener;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.examples.Role;
import io.github.finefettle.dataprep.io.FieldSchema;
import io.github.finefettle.dataprep.io.FileRows;
import io.github.finefettle.dataprep.splitting.Fold;
import io.github.finefettle.dataprep.splitting.FoldAssignment;
import io.github.finefettle.dataprep.splitting.FoldOutcome;
import io.github.finefettle.dataprep.splitting.FoldRunner;
import io.github.finefettle.dataprep.splitting.Folds;
import io.github.finefettle.dataprep.splitting.LeakAudit;
import io.github.finefettle.dataprep.splitting.LeakReport;
import io.github.finefettle.dataprep.splitting.RowSetAside;
import io.github.finefettle.dataprep.splitting.Side;
import io.github.finefettle.dataprep.splitting.SplitAssignment;
import io.github.finefettle.dataprep.splitting.SplitOutcome;
import io.github.finefettle.dataprep.splitting.SplitPlan;
import io.github.finefettle.dataprep.splitting.SplitRunner;
import io.github.finefettle.examples.BadInputException;
import io.github.finefettle.examples.Console;
import io.github.finefettle.examples.ProgramVersion;
import io.github.finefettle.examples.cleaning.InputOptions;
import io.github.finefettle.examples.splitting.ReadRows.Row;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Splits a file into training, validation and test rows that do not leak. */
@Command(
    name = "split-dataset",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    sortOptions = false,
    description = "Splits a data set so that no duplicate, group or later row leaks.",
    footer = {
      "",
      "Writes train, validation and test in the format of the input, each row byte for byte, with",
      "--folds those of each fold; assignment.jsonl, which --previous takes; set-aside.jsonl with the rows on no side and why.",
      "A summary goes to standard output as JSON. Rows are known by the file's name and their",
      "place in it: with --previous, append new rows at the end of the file.",
      "",
      "Examples:",
      "  examples/run split-dataset --input sms.csv --field text --label label --output split",
      "  examples/run split-dataset --input chats.jsonl --group user --time date --output split",
      "  examples/run split-dataset --input sms.csv --label label --output again \\",
      "      --previous split/assignment.jsonl"
    })
public final class SplitDatasetProgram implements Callable<Integer> {
  private static final String ASSIGNMENT = "assignment.jsonl";

  @Mixin private InputOptions input;

  @Option(
      names = "--field",
      paramLabel = "NAME",
      description = "The field of the text by which rows are duplicates. Default: told by names.")
  private @Nullable String field;

  @Option(
      names = "--label",
      paramLabel = "NAME",
      description = "The field of the class; each class then has its own shares.")
  private @Nullable String label;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "The field of what belongs together, such as the author: never divided.")
  private @Nullable String group;

  @Option(
      names = "--time",
      paramLabel = "NAME",
      description = "The field of the date or time: train before validation before test.")
  private @Nullable String time;

  @Option(
      names = "--shares",
      paramLabel = "A,B,C",
      split = ",",
      description = "Shares of train, validation and test. Default: 0.8,0.1,0.1.")
  private List<Double> shares = List.of(0.8, 0.1, 0.1);

  @Option(names = "--seed", paramLabel = "N", description = "Any number. Default: 0.")
  private long seed;

  @Option(
      names = "--folds",
      paramLabel = "K",
      description = "K pairs of training and validation rows beside the test rows.")
  private int folds;

  @Option(
      names = "--exact-shares",
      description = "Meet the shares to the row; appended rows then move old ones.")
  private boolean exactShares;

  @Option(
      names = "--duplicates",
      paramLabel = "together|ignore",
      description = "Whether near duplicates stay on one side. Default: together.")
  private String duplicates = "together";

  @Option(
      names = "--allow-missing-classes",
      description = "Go on where a class is missing from a split.")
  private boolean allowMissing;

  @Option(
      names = "--previous",
      paramLabel = "F",
      description = "The assignment of an earlier split, whose rows all stay where they are.")
  private @Nullable Path previous;

  @Option(
      names = "--audit",
      description = "Also look for runs of 13 words that a training row shares with another side.")
  private boolean audited;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      required = true,
      description = "The folder for what is written.")
  private Path output;

  /** Made by picocli, which sets the options before it calls. */
  @SuppressWarnings("NullAway.Init")
  public SplitDatasetProgram() {}

  @Override
  public Integer call() throws Exception {
    SplitPlan plan = plan();
    if (folds != 0 && audited) {
      throw new BadInputException(
          "--audit goes without --folds. Give the files of a fold to audit-leaks.");
    }
    Optional<SplitAssignment> earlier =
        folds == 0 ? earlier(SplitAssignment::readFrom) : Optional.empty();
    Optional<FoldAssignment> earlierFolds =
        folds == 0 ? Optional.empty() : earlier(FoldAssignment::readFrom);
    FileRows source = input.source();
    FieldSchema fields = ReadRows.fields(source, ReadRows.named(field, label, group, time));
    Console console = new Console(System.err, 3);
    console.line("Fields: " + fields);
    ReadRows[] read = new ReadRows[1];
    JsonValue.JsonObject[] summary = new JsonValue.JsonObject[1];
    console.step(
        "Read",
        progress -> {
          read[0] = ReadRows.of(source, fields, progress);
          return read[0].ids().size() + " rows, " + read[0].rejected() + " that are none";
        });
    refuseLostInput(read[0]);
    if (folds != 0) {
      foldsOf(plan, earlierFolds, source, read[0], console, summary);
    } else {
      sidesOf(plan, earlier, source, read[0], console, summary);
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(summary[0].toPrettyString());
    return 0;
  }

  /** A file named train.jsonl is often split into the folder where it lies. */
  private void refuseLostInput(ReadRows read) {
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw new BadInputException("--output (" + output + ") is a file. Name a folder.");
    }
    String ending = "." + read.frame().format().name().toLowerCase(Locale.ROOT);
    for (Side side : Side.values()) {
      input.refuseToOverwrite("--output", output.resolve(side.label() + ending));
    }
    for (int fold = 1; fold <= folds; fold++) {
      for (Side side : List.of(Side.TRAIN, Side.VALIDATION)) {
        input.refuseToOverwrite(
            "--output", output.resolve("fold-" + fold + "/" + side.label() + ending));
      }
    }
    input.refuseToOverwrite("--output", output.resolve("set-aside.jsonl"));
    input.refuseToOverwrite("--output", output.resolve(ASSIGNMENT));
  }

  private SplitPlan plan() {
    if (shares.size() != 3) {
      throw new BadInputException(
          "--shares (" + shares + ") must be three numbers, such as 0.8,0.1,0.1.");
    }
    try {
      SplitPlan plan = SplitPlan.of(shares.get(0), shares.get(1), shares.get(2)).seed(seed);
      plan = label == null ? plan : plan.stratifiedBy(Role.LABEL);
      plan = group == null ? plan : plan.groupedBy(Role.GROUP);
      plan = time == null ? plan : plan.byTime();
      plan = exactShares ? plan.exactShares() : plan;
      plan = allowMissing ? plan.allowingMissingClasses() : plan;
      return switch (duplicates) {
        case "together" -> plan.keepingDuplicatesTogether();
        case "ignore" -> plan;
        default ->
            throw new BadInputException(
                "--duplicates (" + duplicates + ") must be together or ignore.");
      };
    } catch (IllegalArgumentException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  private <A> Optional<A> earlier(Function<Path, A> reader) {
    if (previous == null) {
      return Optional.empty();
    }
    if (!Files.isRegularFile(previous)) {
      throw new BadInputException(
          "--previous (" + previous + ") does not exist. Name the assignment.jsonl of a split.");
    }
    try {
      return Optional.of(reader.apply(previous));
    } catch (JsonFormatException e) {
      String hint = folds == 0 ? "" : " With --folds, give the assignment of folds.";
      throw new BadInputException("--previous: " + e.getMessage() + hint, e);
    }
  }

  private void sidesOf(
      SplitPlan plan,
      Optional<SplitAssignment> earlier,
      FileRows source,
      ReadRows read,
      Console console,
      JsonValue.JsonObject[] summary)
      throws Exception {
    List<SplitOutcome<Row>> outcome = new ArrayList<>();
    console.step(
        "Split",
        progress -> {
          outcome.add(split(plan, earlier, read, progress));
          refuseForeign(
              earlier.map(SplitAssignment::ids).orElse(List.of()), outcome.get(0).removed());
          return outcome.get(0).evidence().summary();
        });
    console.step(
        "Write",
        progress -> {
          summary[0] = write(plan, outcome.get(0), source, read);
          return output.toString();
        });
  }

  /** Not one old row is there: the file has another name, and every row would be drawn anew. */
  private void refuseForeign(List<RowId> earlier, List<RowId> removed) {
    if (!earlier.isEmpty() && removed.size() == earlier.size()) {
      throw new BadInputException(
          "--previous ("
              + previous
              + ") knows no row of --input; its first is "
              + earlier.get(0)
              + ". Give the grown file the name that it had.");
    }
  }

  private SplitOutcome<Row> split(
      SplitPlan plan, Optional<SplitAssignment> earlier, ReadRows read, ProgressListener progress) {
    try {
      SplitRunner plain = plan.runner().progress(progress);
      SplitRunner runner = audited ? plain.auditing(LeakAudit.withDefaults()) : plain;
      return earlier
          .map(runner::keeping)
          .orElse(runner)
          .split(read.ids(), read.rows(), ReadRows.SCHEMA);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  private static Map<RowId, JsonValue.JsonObject> reasons(List<RowSetAside> setAside) {
    Map<RowId, JsonValue.JsonObject> reasons = new HashMap<>();
    for (RowSetAside row : setAside) {
      reasons.put(row.row(), row.toJson());
    }
    return reasons;
  }

  private JsonValue.JsonObject write(
      SplitPlan plan, SplitOutcome<Row> outcome, FileRows source, ReadRows read)
      throws IOException {
    Map<RowId, JsonValue.JsonObject> reasons = reasons(outcome.setAside());
    try (SideFiles files = new SideFiles(output, read.frame())) {
      JsonObjectBuilder accounting =
          JsonValue.object().put("read", read.ids().size() + read.rejected());
      for (Side side : Side.values()) {
        files.with(side.label());
      }
      files.write(
          source,
          id -> outcome.assignment().sideOf(id).stream().map(Side::label).toList(),
          id -> Optional.ofNullable(reasons.get(id)));
      for (Side side : Side.values()) {
        accounting.put(side.label(), files.rows(side.label()));
      }
      accounting.put("setAside", files.setAsideRows());
      List<String> names = new ArrayList<>(files.publish());
      outcome.assignment().writeTo(output.resolve(ASSIGNMENT));
      names.add(ASSIGNMENT);
      return JsonValue.object()
          .put("kind", "split-summary")
          .put("version", 1)
          .put("plan", plan.toJson())
          .put("fingerprint", plan.fingerprint().hex())
          .put("accounting", accounting.toJson())
          .put("removed", outcome.removed().size())
          .put("changed", outcome.changed().size())
          .put("files", JsonValue.strings(names.stream().sorted().toList()))
          .putIfPresent("leaks", outcome.leaks().map(LeakReport::toJson))
          .put("evidence", outcome.evidence().toJson())
          .toJson();
    }
  }

  private void foldsOf(
      SplitPlan plan,
      Optional<FoldAssignment> earlier,
      FileRows source,
      ReadRows read,
      Console console,
      JsonValue.JsonObject[] summary)
      throws Exception {
    List<FoldOutcome<Row>> made = new ArrayList<>();
    console.step(
        "Split",
        progress -> {
          try {
            FoldRunner runner = plan.folds(folds).runner().progress(progress);
            made.add(
                earlier
                    .map(runner::keeping)
                    .orElse(runner)
                    .split(read.ids(), read.rows(), ReadRows.SCHEMA));
          } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
          }
          refuseForeign(earlier.map(FoldAssignment::ids).orElse(List.of()), made.get(0).removed());
          return made.get(0).evidence().summary();
        });
    console.step(
        "Write",
        progress -> {
          summary[0] = write(plan, made.get(0), source, read);
          return output.toString();
        });
  }

  private JsonValue.JsonObject write(
      SplitPlan plan, FoldOutcome<Row> outcome, FileRows source, ReadRows read) throws IOException {
    Folds<Row> made = outcome.folds();
    Map<RowId, JsonValue.JsonObject> reasons = reasons(outcome.setAside());
    Map<RowId, List<String>> places = new HashMap<>();
    int number = 0;
    for (Fold<Row> fold : made.folds()) {
      number++;
      String name = "fold-" + number;
      fold.train().ids().forEach(id -> add(places, id, name + "/train"));
      fold.validation().ids().forEach(id -> add(places, id, name + "/validation"));
    }
    made.test().ifPresent(test -> test.ids().forEach(id -> add(places, id, "test")));
    try (SideFiles files = new SideFiles(output, read.frame())) {
      files.with("test");
      for (int fold = 1; fold <= number; fold++) {
        files.with("fold-" + fold + "/train").with("fold-" + fold + "/validation");
      }
      files.write(
          source,
          id -> places.getOrDefault(id, List.of()),
          id -> Optional.ofNullable(reasons.get(id)));
      JsonObjectBuilder accounting =
          JsonValue.object()
              .put("read", read.ids().size() + read.rejected())
              .put("test", files.rows("test"))
              .put("setAside", files.setAsideRows());
      List<JsonValue> sizes = new ArrayList<>();
      for (int fold = 1; fold <= number; fold++) {
        sizes.add(JsonValue.of(files.rows("fold-" + fold + "/validation")));
      }
      List<String> names = new ArrayList<>(files.publish());
      outcome.assignment().writeTo(output.resolve(ASSIGNMENT));
      names.add(ASSIGNMENT);
      return JsonValue.object()
          .put("kind", "folds-summary")
          .put("version", 1)
          .put("plan", plan.folds(folds).toJson())
          .put("fingerprint", plan.folds(folds).fingerprint().hex())
          .put("accounting", accounting.put("folds", sizes).toJson())
          .put("removed", outcome.removed().size())
          .put("changed", outcome.changed().size())
          .put("files", JsonValue.strings(names.stream().sorted().toList()))
          .put("evidence", made.evidence().toJson())
          .toJson();
    }
  }

  private static void add(Map<RowId, List<String>> places, RowId id, String place) {
    places.computeIfAbsent(id, i -> new ArrayList<>()).add(place);
  }
}
