package io.github.finefettle.examples.cleaning;

import io.github.finefettle.core.definition.JsonFormatException;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.dataprep.text.EncodingRepair;
import io.github.finefettle.dataprep.text.RepairStep;
import io.github.finefettle.dataprep.text.TextRepair;
import io.github.finefettle.examples.BadInputException;
import io.github.finefettle.examples.ProgramVersion;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Repairs texts, one JSON string a line. */
@Command(
    name = "repair-text",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Repairs damaged text: JSON strings in, one a line, repaired JSON strings out.",
    footer = {
      "",
      "Repairs by default: entities, encoding, c1-controls, line-ends,",
      "surrogates, terminal-escapes, byte-order-marks, controls, normal-form.",
      "Off by default, because they may be meant: ligatures, width, quotes.",
      "",
      "A line that is no JSON string becomes null in the output, so that the",
      "others keep their places; it is named on standard error, and the exit",
      "status is 2. Input and output are UTF-8.",
      "",
      "Example: echo '\"l\\u00e2\\u20ac\\u2122amour\"' | examples/run repair-text"
    })
public final class RepairTextProgram implements Callable<Integer> {
  private static final int BAD_LINES = 2;

  @Spec private CommandSpec spec;

  @Option(
      names = "--input",
      paramLabel = "F",
      description = "The file to read. Default: standard input.")
  private @Nullable Path input;

  @Option(
      names = "--output",
      paramLabel = "F",
      description = "The file to write. Default: standard output.")
  private @Nullable Path output;

  @Option(
      names = "--encoding-only",
      description =
          "Repair the encoding and C1 controls of each text as a whole, and nothing else.")
  private boolean encodingOnly;

  @Option(
      names = "--all",
      description =
          "Switch all repairs on, as ftfy does by default: also ligatures, width, quotes.")
  private boolean all;

  @Option(
      names = "--with",
      paramLabel = "NAME",
      split = ",",
      completionCandidates = RepairNames.class,
      description = "Switch repairs on, by name: ${COMPLETION-CANDIDATES}.")
  private List<String> with = new ArrayList<>();

  @Option(
      names = "--without",
      paramLabel = "NAME",
      split = ",",
      description = "Switch repairs off, by name.")
  private List<String> without = new ArrayList<>();

  @Option(
      names = "--entities-beside-markup",
      description = "Resolve entities also behind a literal <, where the text is likely HTML.")
  private boolean entitiesBesideMarkup;

  /** Made by picocli, which sets the options before it calls. */
  @SuppressWarnings("NullAway.Init")
  public RepairTextProgram() {}

  /** The names of all repairs, for the help. */
  static final class RepairNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Stream.of(RepairStep.values()).map(RepairStep::id).iterator();
    }
  }

  @Override
  public Integer call() throws IOException {
    UnaryOperator<String> repair = repair();
    try (BufferedReader in =
            new BufferedReader(new InputStreamReader(open(), StandardCharsets.UTF_8));
        Writer out = new BufferedWriter(new OutputStreamWriter(create(), StandardCharsets.UTF_8))) {
      return repairAll(in, out, repair);
    }
  }

  private UnaryOperator<String> repair() {
    boolean others = all || entitiesBesideMarkup || !with.isEmpty() || !without.isEmpty();
    if (encodingOnly && others) {
      throw new BadInputException(
          "--encoding-only stands alone. Leave it out and use --without to switch repairs off.");
    }
    if (encodingOnly) {
      return EncodingRepair::repair;
    }
    TextRepair repair =
        (all ? TextRepair.everything() : TextRepair.standard())
            .with(steps(with))
            .without(steps(without));
    return entitiesBesideMarkup ? repair.entitiesBesideMarkup()::repair : repair::repair;
  }

  private static RepairStep[] steps(List<String> names) {
    try {
      return names.stream().map(RepairStep::of).toArray(RepairStep[]::new);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(String.valueOf(e.getMessage()), e);
    }
  }

  private InputStream open() throws IOException {
    if (input == null) {
      return System.in;
    }
    if (!Files.isRegularFile(input)) {
      throw new BadInputException("--input (" + input + ") is no file. Check the path.");
    }
    return Files.newInputStream(input);
  }

  private OutputStream create() throws IOException {
    if (output == null) {
      return new FileOutputStream(FileDescriptor.out);
    }
    if (Files.isDirectory(output)) {
      throw new BadInputException("--output (" + output + ") is a folder. Name a file in it.");
    }
    return Files.newOutputStream(output);
  }

  private int repairAll(BufferedReader in, Writer out, UnaryOperator<String> repair)
      throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    long number = 0;
    long bad = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      String text = parsed(line, number, err);
      bad += text == null ? 1 : 0;
      out.write(
          text == null ? "null" : new JsonValue.JsonString(repair.apply(text)).toCanonicalString());
      out.write('\n');
    }
    if (bad > 0) {
      err.println(bad + " of " + number + " lines are no JSON strings; null stands for them.");
    }
    return bad > 0 ? BAD_LINES : 0;
  }

  private static @Nullable String parsed(String line, long number, PrintWriter err) {
    try {
      return JsonValue.parse(line).asString();
    } catch (JsonFormatException e) {
      String reason = String.valueOf(e.getMessage()).lines().collect(Collectors.joining(" "));
      err.println("Line " + number + " is no JSON string: " + reason);
      return null;
    }
  }
}
