package io.github.finefettle.examples.cleaning;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.split.RowId;
import io.github.finefettle.dataprep.cleaning.DuplicateRemoval;
import io.github.finefettle.dataprep.cleaning.FieldDuplicates;
import io.github.finefettle.dataprep.duplicates.Guard;
import io.github.finefettle.dataprep.duplicates.NearDuplicates;
import io.github.finefettle.dataprep.duplicates.Shingles;
import io.github.finefettle.dataprep.duplicates.Survivor;
import io.github.finefettle.dataprep.io.FieldPath;
import io.github.finefettle.dataprep.io.FieldRow;
import io.github.finefettle.dataprep.io.FileRows;
import io.github.finefettle.examples.BadInputException;
import io.github.finefettle.examples.Console;
import io.github.finefettle.examples.ProgramVersion;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds the near duplicates of one field in a file of any size, and takes them out if wished. */
@Command(
    name = "find-duplicates",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    sortOptions = false,
    description = "Finds rows that are nearly the same, and takes them out if wished.",
    footer = {
      "",
      "The summary goes to standard output as JSON. Two rows are near duplicates if the Jaccard",
      "similarity of their shingles reaches --similarity and no guard keeps them apart; every pair is",
      "compared in full. Up to 50,000 rows none is missed; beyond, --recall is kept at the threshold",
      "and the summary tells the recall that was measured.",
      "",
      "Examples:",
      "  examples/run find-duplicates --input train.jsonl --field text",
      "  examples/run find-duplicates --input train.jsonl --field text --pairs pairs.jsonl",
      "  examples/run find-duplicates --input train.jsonl --field text --output kept.jsonl"
    })
public final class FindDuplicatesProgram implements Callable<Integer> {
  private static final int EXACT_ROWS = 50_000;
  private static final long MEGABYTE = 1L << 20;

  @Mixin private InputOptions input;

  @Option(
      names = "--field",
      paramLabel = "NAME",
      required = true,
      description =
          "The field that is compared: a name, or a path such as /messages/0/content in JSON. The"
              + " columns of a file without a header are 1, 2 and so on.")
  private String field;

  @Option(
      names = "--similarity",
      paramLabel = "S",
      defaultValue = "0.8",
      description = "The least Jaccard similarity, 0.5 to 1. Default: ${DEFAULT-VALUE}.")
  private double similarity;

  @Option(
      names = "--recall",
      paramLabel = "R",
      defaultValue = "0.99",
      description = "The least share of pairs at the threshold to find. Default: ${DEFAULT-VALUE}.")
  private double recall;

  @Option(
      names = "--shingles",
      paramLabel = "KIND",
      defaultValue = "adaptive",
      description =
          "How texts are cut: adaptive (by length and script), word:N or char:N. Default:"
              + " ${DEFAULT-VALUE}.")
  private String shingles;

  @Option(
      names = "--guards",
      paramLabel = "WHICH",
      defaultValue = "default",
      description =
          "default: rows that differ in a number, a negation, code, the order of options or a name"
              + " are no duplicates; none: they may be.")
  private String guards;

  @Option(
      names = "--same",
      paramLabel = "NAME",
      description =
          "Rows are duplicates only if this field is equal in both, such as the label; give it once"
              + " for each field.")
  private List<String> same = List.of();

  @Option(
      names = "--survivor",
      paramLabel = "WHICH",
      defaultValue = "longest",
      description = "Which row of a cluster stays: longest or first. Default: ${DEFAULT-VALUE}.")
  private String survivor;

  @Option(
      names = "--pairs",
      paramLabel = "F",
      description =
          "Write every pair as JSONL: {\"a\":row,\"b\":row,\"similarity\":x}. Rows are counted from 0;"
              + " rows that cannot be parsed count, blank lines do not.")
  private @Nullable Path pairs;

  @Option(
      names = "--most-pairs",
      paramLabel = "N",
      defaultValue = "100000000",
      description =
          "Write no more pairs than so many: ten thousand equal rows are fifty million pairs. The"
              + " summary tells if there were more. Default: ${DEFAULT-VALUE}.")
  private long mostPairs;

  @Option(
      names = "--kept-apart",
      paramLabel = "F",
      description =
          "Write the pairs that only a guard keeps apart, with its name. Their number is in the"
              + " summary up to 50,000 rows also without this.")
  private @Nullable Path keptApart;

  @Option(
      names = "--output",
      paramLabel = "F",
      description = "Write the rows that stay; those of JSONL byte for byte.")
  private @Nullable Path output;

  @Option(
      names = "--ledger",
      paramLabel = "F",
      description =
          "With --output: where each row that went is told, with its bytes and its partner. Default:"
              + " OUTPUT.ledger.jsonl. restore-dataset makes the input again from both.")
  private @Nullable Path ledger;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads work; the result is the same. Default: one a core.")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--memory",
      paramLabel = "MB",
      defaultValue = "256",
      description =
          "Memory for keys while they are sorted; what is more goes to temporary files. Default:"
              + " ${DEFAULT-VALUE}. The heap itself is set by FINEFETTLE_HEAP.")
  private int memory;

  /** Made by picocli, which sets the options before it calls. */
  @SuppressWarnings("NullAway.Init")
  public FindDuplicatesProgram() {}

  @Override
  public Integer call() throws Exception {
    NearDuplicates near = definition();
    FileRows source = input.source();
    refuseLostFiles();
    FieldPath path = path("--field", field, source);
    Console console = new Console(System.err, output == null ? 1 : 2);
    JsonObjectBuilder summary = JsonValue.object().put("definition", near.toJson());
    FieldDuplicates[] found = new FieldDuplicates[1];
    try {
      console.step(
          "Find",
          progress -> {
            found[0] = removal(near, path, source).progress(progress).read(source);
            summary.put("found", found[0].toJson());
            return found[0].clusters().toString();
          });
      console.line(found[0].recall().toText());
      if (pairs != null) {
        tellPairs(found[0], pairs, summary);
      }
      if (!near.guards().isEmpty() && (keptApart != null || found[0].read() <= EXACT_ROWS)) {
        summary.put("keptApart", tellKeptApart(found[0]));
      }
      if (output != null) {
        Path kept = output;
        console.step(
            "Write",
            progress -> {
              found[0].write(CleanDatasetProgram.sink(source, kept), Optional.of(ledgerOf(kept)));
              return "done";
            });
      }
    } finally {
      if (found[0] != null) {
        found[0].close();
      }
    }
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    out.print(summary.toJson().toPrettyString());
    return 0;
  }

  private Path ledgerOf(Path kept) {
    return ledger != null ? ledger : kept.resolveSibling(kept.getFileName() + ".ledger.jsonl");
  }

  /** No file that is read, or written for another option, may be written over. */
  private void refuseLostFiles() {
    Map<String, Path> files = new TreeMap<>();
    put(files, "--pairs", pairs);
    put(files, "--kept-apart", keptApart);
    put(files, "--output", output);
    put(files, "--ledger", output == null ? null : ledgerOf(output));
    Map<Path, String> seen = new TreeMap<>();
    files.forEach(
        (option, file) -> {
          input.refuseToOverwrite(option, file);
          String other = seen.put(file.toAbsolutePath().normalize(), option);
          if (other != null) {
            throw new BadInputException(
                other + " and " + option + " (" + file + ") must be different files.");
          }
        });
  }

  private static void put(Map<String, Path> files, String option, @Nullable Path file) {
    if (file != null) {
      files.put(option, file);
    }
  }

  private DuplicateRemoval removal(NearDuplicates near, FieldPath path, FileRows source) {
    if (threads < 1) {
      throw new BadInputException("--threads (" + threads + ") must be at least 1.");
    }
    if (memory < 1) {
      throw new BadInputException("--memory (" + memory + ") must be at least 1. Try 256.");
    }
    try {
      return DuplicateRemoval.of(near, path)
          .onlyWithSame(same.stream().map(name -> path("--same", name, source)).toList())
          .threads(threads)
          .memory(memory * MEGABYTE);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  private NearDuplicates definition() {
    try {
      NearDuplicates near =
          NearDuplicates.atSimilarity(similarity)
              .recall(recall)
              .shingledBy(Shingles.named(shingles));
      near = guards.equals("none") ? near.withoutGuards() : near;
      if (!guards.equals("none") && !guards.equals("default")) {
        throw new BadInputException("--guards (" + guards + ") must be default or none.");
      }
      return switch (survivor) {
        case "longest" -> near.keep(Survivor.longest());
        case "first" -> near.keep(Survivor.first());
        default ->
            throw new BadInputException("--survivor (" + survivor + ") must be longest or first.");
      };
    } catch (IllegalArgumentException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Some of the first rows must have the field, or its name is wrong. */
  private static FieldPath path(String option, String name, FileRows source) {
    FieldPath path;
    try {
      path = name.startsWith("/") ? FieldPath.parse(name) : FieldPath.of(name);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(option + ": " + e.getMessage(), e);
    }
    List<FieldRow> rows = InputOptions.firstRows(source);
    if (rows.stream().noneMatch(row -> row.text(path).isPresent())) {
      throw new BadInputException(
          option
              + " ("
              + name
              + ") is in none of the first "
              + rows.size()
              + " rows. They have: "
              + String.join(", ", rows.get(0).names())
              + ".");
    }
    return path;
  }

  private void tellPairs(FieldDuplicates found, Path file, JsonObjectBuilder summary) {
    long[] count = new long[1];
    boolean complete = true;
    try (Writer out = writer(file)) {
      found.pairs(
          (a, b, similarity) -> {
            if (count[0] == mostPairs) {
              throw new EnoughPairsException();
            }
            write(out, pair(a, b, similarity).toJson());
            count[0]++;
          });
    } catch (EnoughPairsException e) {
      complete = false;
    } catch (IOException | UncheckedIOException e) {
      throw new BadInputException(
          "--pairs (" + file + ") cannot be written. Is the disk full, or the folder protected?",
          e);
    }
    summary.put("pairs", count[0]).put("pairsComplete", complete);
  }

  /** Ends the listing of pairs before its end. */
  private static final class EnoughPairsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Makes the folder as well, as it is made for the rows that stay. */
  private static Writer writer(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }

  private static JsonObjectBuilder pair(RowId a, RowId b, double similarity) {
    JsonObjectBuilder json =
        JsonValue.object()
            .put("a", a.position())
            .put("b", b.position())
            .put("similarity", similarity);
    // A folder has several files, and positions begin anew in each.
    return a.source().equals(b.source())
        ? json
        : json.put("sourceA", a.source()).put("sourceB", b.source());
  }

  private static void write(Writer out, JsonValue json) {
    try {
      out.write(json.toCanonicalString() + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private JsonValue tellKeptApart(FieldDuplicates found) throws IOException {
    Map<Guard, Long> counts = new TreeMap<>();
    try (Writer out = keptApart == null ? Writer.nullWriter() : writer(keptApart)) {
      found.keptApart(
          (a, b, similarity, guard) -> {
            counts.merge(guard, 1L, Long::sum);
            write(out, pair(a, b, similarity).put("guard", guard.name()).toJson());
          });
    }
    JsonObjectBuilder json = JsonValue.object();
    counts.forEach((guard, count) -> json.put(guard.name(), count));
    return json.toJson();
  }
}
