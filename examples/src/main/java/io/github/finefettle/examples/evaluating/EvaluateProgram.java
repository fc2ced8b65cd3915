package io.github.finefettle.examples.evaluating;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.FileRows;
import io.github.finefettle.dataprep.io.RowSources;
import io.github.finefettle.examples.BadInputException;
import io.github.finefettle.examples.Console;
import io.github.finefettle.examples.ProgramVersion;
import io.github.finefettle.examples.cleaning.InputOptions;
import io.github.finefettle.metrics.description.MetricPreset;
import io.github.finefettle.metrics.sequence.TaggedSentence;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures predictions against references. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    sortOptions = false,
    description = "Measures predictions against references.",
    footer = {
      "",
      "Rows have the fields reference (or references, an array) and prediction, and scores where",
      "the task needs numbers of the model: probabilities of the labels, the score of a row, the",
      "log-likelihoods of tokens. What is measured goes to standard output as JSON: for the id of",
      "each metric value, low, high, n and signature; under \"run\" what was read, and which rows",
      "were set aside and why. Exit status: 0 when done, 2 for bad input.",
      "",
      "Examples:",
      "  examples/run evaluate --task translation --input systems.jsonl",
      "  examples/run evaluate --task ner --gold dev.conll --predicted run.conll",
      "  examples/run evaluate --task classification --input run.jsonl --preset sklearn \\",
      "    --metrics 'macro-f1,recall(spam)'"
    })
public final class EvaluateProgram implements Callable<Integer> {
  private static final int SHOWN = 5;

  @Option(
      names = "--task",
      paramLabel = "NAME",
      required = true,
      description =
          "classification, ner, translation, summarization, qa, regression, ranking, speech or"
              + " language-model.")
  private String task;

  @Option(
      names = "--input",
      paramLabel = "F",
      description = "The rows: JSONL, JSON, CSV or TSV, also with .gz or .zst.")
  private @Nullable Path input;

  @Option(
      names = "--gold",
      paramLabel = "F",
      description = "For ner: the true tags, a token and its tag a line, in the last column.")
  private @Nullable Path gold;

  @Option(
      names = "--predicted",
      paramLabel = "F",
      description = "For ner: the predicted tags of the same tokens.")
  private @Nullable Path predicted;

  @Option(
      names = "--metrics",
      paramLabel = "NAMES",
      description =
          "What to measure: ids or signatures with commas between. Default: by the task; --metrics"
              + " list shows all.")
  private @Nullable List<String> metrics;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      description = "The conventions of sklearn, torchmetrics or conlleval where tools differ.")
  private @Nullable String preset;

  @Option(
      names = "--reference",
      paramLabel = "NAME",
      description = "The field of the truth. Default: reference, or references.")
  private String reference = RowFields.REFERENCE;

  @Option(
      names = "--prediction",
      paramLabel = "NAME",
      description = "The field of what the model gave. Default: prediction.")
  private String prediction = "prediction";

  @Option(
      names = "--scores",
      paramLabel = "NAME",
      description = "The field of the model's numbers. Default: scores.")
  private String scores = "scores";

  @Option(
      names = "--classes",
      paramLabel = "NAMES",
      split = ",",
      description = "The labels in the order of arrays of scores, with commas between.")
  private @Nullable List<String> classes;

  @Option(
      names = "--positive",
      paramLabel = "NAME",
      description = "The label that a single score speaks for. Default: 1, true or yes.")
  private @Nullable String positive;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads work; the result is the same for any. Default: 1.")
  private int threads = 1;

  @Option(
      names = "--set-aside",
      paramLabel = "F",
      description = "Where all rows that were not measured go, with line and reason, as JSONL.")
  private @Nullable Path setAside;

  /** Made by picocli, which sets the options before it calls. */
  @SuppressWarnings("NullAway.Init")
  public EvaluateProgram() {}

  @Override
  public Integer call() throws Exception {
    EvaluationTask kind = task();
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    List<String> names = names();
    boolean fromTags = gold != null || predicted != null;
    if (names.equals(List.of("list"))) {
      list(kind, out);
      return 0;
    }
    refuseBadOptions();
    Console console = new Console(System.err, 1);
    EvaluationReport[] report = new EvaluationReport[1];
    console.step(
        "Evaluate",
        progress -> {
          report[0] = fromTags ? tagged(kind, names) : rows(kind, names, progress);
          return report[0].summary();
        });
    for (String warning : report[0].warnings()) {
      console.line("      note: " + warning);
    }
    for (String line : report[0].asideLines(SHOWN)) {
      console.line("      set aside: " + line);
    }
    if (setAside != null) {
      writeSetAside(setAside, report[0]);
    }
    if (report[0].rows() == 0) {
      throw new BadInputException(
          "No row could be measured."
              + report[0].asideLines(1).stream()
                  .map(line -> " The first reason is: " + line)
                  .collect(Collectors.joining()));
    }
    out.print(report[0].toJson().toPrettyString());
    return 0;
  }

  private EvaluationReport rows(
      EvaluationTask kind,
      List<String> names,
      io.github.finefettle.core.progress.ProgressListener progress) {
    FileRows source = source();
    List<FieldRow> first = InputOptions.firstRows(source);
    List<PartPlan<?>> plans =
        kind.plans(RowFields.named(reference, prediction, scores), options(), first);
    List<PartResult> results = new ArrayList<>();
    for (PartOfPlan part : PartOfPlan.of(plans, names)) {
      results.addAll(measure(part.plan(), part.names(), source, progress));
    }
    return new EvaluationReport(kind.key(), results, List.of());
  }

  private <R> List<PartResult> measure(
      PartPlan<R> plan,
      List<String> names,
      FileRows source,
      io.github.finefettle.core.progress.ProgressListener progress) {
    return plan.suites(names, preset()).stream()
        .map(suite -> plan.part(suite).measure(source, threads, progress))
        .toList();
  }

  private EvaluationReport tagged(EvaluationTask kind, List<String> names) throws IOException {
    if (kind != EvaluationTask.NER || gold == null || predicted == null || input != null) {
      throw new BadInputException(
          "--gold and --predicted belong together and to --task ner, without --input. Give both"
              + " files of tags, or rows by --input.");
    }
    PartPlan<TaggedSentence> plan =
        EvaluationTask.sentences(
            row -> {
              throw new IllegalStateException("Sentences are read from files of tags here.");
            });
    List<String> wanted = PartOfPlan.of(List.of(plan), names).get(0).names();
    return TagFiles.measured(
        kind.key(),
        plan.suites(wanted, preset()),
        existing("--gold", gold),
        existing("--predicted", predicted),
        threads);
  }

  private FileRows source() {
    if (input == null) {
      throw new BadInputException(
          "Nothing to measure is named. Give a file by --input F"
              + (task.equals("ner") ? ", or files of tags by --gold F --predicted F." : "."));
    }
    return RowSources.file(existing("--input", input));
  }

  private static Path existing(String option, Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          option + " (" + file + ") does not exist or is no file. Name an existing file.");
    }
    return file;
  }

  private EvaluationTask task() {
    return Arrays.stream(EvaluationTask.values())
        .filter(known -> known.key().equals(task))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "--task ("
                        + task
                        + ") is unknown. Tasks are "
                        + Arrays.stream(EvaluationTask.values())
                            .map(EvaluationTask::key)
                            .collect(Collectors.joining(", "))
                        + "."));
  }

  private List<String> names() {
    return metrics == null ? List.of() : MetricNames.split(metrics);
  }

  private ScoreOptions options() {
    return new ScoreOptions(classes == null ? List.of() : classes, Optional.ofNullable(positive));
  }

  private @Nullable MetricPreset preset() {
    if (preset == null) {
      return null;
    }
    try {
      return MetricPreset.valueOf(preset.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          "--preset (" + preset + ") is unknown. Presets are sklearn, torchmetrics and conlleval.",
          e);
    }
  }

  private void list(EvaluationTask kind, PrintStream out) {
    RowFields fields = RowFields.named(reference, prediction, scores);
    for (PartPlan<?> plan : kind.plans(fields, options(), List.of())) {
      plan.family().ids().forEach(out::println);
    }
  }

  private void refuseBadOptions() {
    if (threads < 1) {
      throw new BadInputException(
          "--threads (" + threads + ") must be 1 or more. One for each processor is fastest.");
    }
    if (setAside == null) {
      return;
    }
    Path folder = setAside.toAbsolutePath().getParent();
    if (Files.isDirectory(setAside) || folder == null || !Files.isWritable(folder)) {
      throw new BadInputException(
          "--set-aside ("
              + setAside
              + ") cannot be written. Name a file in a folder that exists and is yours.");
    }
    Path target = setAside.toAbsolutePath().normalize();
    for (Path read : Arrays.asList(input, gold, predicted)) {
      if (read != null && target.equals(read.toAbsolutePath().normalize())) {
        throw new BadInputException(
            "--set-aside ("
                + setAside
                + ") would be written over a file that is read. Name"
                + " another.");
      }
    }
  }

  private static void writeSetAside(Path file, EvaluationReport report) throws IOException {
    Files.write(
        file, report.aside().map(JsonValue::toCanonicalString).toList(), StandardCharsets.UTF_8);
  }
}
