package io.github.finefettle.examples.finetune;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.examples.ProgramVersion;
import io.github.finefettle.examples.language.Prediction;
import io.github.finefettle.examples.language.TextClassifier;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Asks a fine-tuned model. */
@Command(
    name = "classify",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Classifies a line of text with a fine-tuned model.",
    footer = {"", "Without TEXT it reads lines from standard input. One JSON object a line."})
public final class ClassifyProgram implements Callable<Integer> {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      defaultValue = "fine-tune-output/model",
      description = "The folder of the model. Default: ${DEFAULT-VALUE}.")
  private Path model;

  @Parameters(arity = "0..1", paramLabel = "TEXT", description = "The text to classify.")
  private @Nullable String text;

  /** Made by picocli, which sets the options before it calls. */
  @SuppressWarnings("NullAway.Init")
  public ClassifyProgram() {}

  @Override
  public Integer call() throws Exception {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try (TextClassifier classifier = TextClassifier.load(model)) {
      if (text != null) {
        out.println(answer(classifier, text));
        return 0;
      }
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          out.println(answer(classifier, line));
        }
      }
    }
    return 0;
  }

  private static String answer(TextClassifier classifier, String line) throws Exception {
    Prediction prediction = classifier.predict(List.of(line)).get(0);
    var probabilities = JsonValue.object();
    List<String> labels = classifier.labels();
    for (int i = 0; i < labels.size(); i++) {
      probabilities.put(labels.get(i), prediction.probabilities().get(i));
    }
    return JsonValue.object()
        .put("label", prediction.label())
        .put("probabilities", probabilities.toJson())
        .toJson()
        .toCanonicalString();
  }
}
