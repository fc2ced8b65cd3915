package io.github.finefettle.examples.overfitting;

import ai.djl.translate.TranslateException;
import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.stopping.forgetting.Forgetting;
import io.github.finefettle.examples.BadInputException;
import io.github.finefettle.examples.ProgramVersion;
import io.github.finefettle.examples.characters.CharacterSurprise;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The program {@code compare-forgetting}: fine-tunes a real pretrained character model on a few
 * hundred lines of text in several ways, and measures what it has forgotten of the titles it knew.
 * The result goes to standard output as JSON, a line for each epoch to standard error. Exit status
 * 0: done; 2: bad input.
 */
@Command(
    name = "compare-forgetting",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description =
        "Fine-tunes a pretrained character model with and without early stopping, low rate and"
            + " LoRA, and measures what it forgets.")
public final class ForgettingProgram extends TrainingProgram {
  // Picocli sets these fields; the values here only stand until then.
  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "The folder with base.safetensors, vocab.json and the titles it knew.")
  private Path model = Path.of("model");

  @Option(
      names = "--text",
      required = true,
      paramLabel = "FILE",
      description = "Lines of text to learn from, compressed by gzip.")
  private Path text = Path.of("text.gz");

  @Option(names = "--lines", description = "Lines to learn (default: ${DEFAULT-VALUE}).")
  private int lines = 150;

  @Option(
      names = "--others",
      description =
          "Lines to validate on, to test on and to remember, each (default: ${DEFAULT-VALUE}).")
  private int others = 60;

  /** Made by picocli, which sets the options. */
  public ForgettingProgram() {
    super(12);
  }

  @Override
  JsonValue result(PrintWriter err) throws TranslateException {
    try {
      return compare(CharacterData.read(model, text, lines, others, seed()), err);
    } catch (IOException e) {
      throw new BadInputException(
          "A file cannot be read: "
              + e.getMessage()
              + ". The folder must hold the weights, the vocabulary and the titles, and the text"
              + " must be compressed by gzip.",
          e);
    }
  }

  private JsonValue compare(CharacterData data, PrintWriter err)
      throws IOException, TranslateException {
    CharacterTraining training = new CharacterTraining(data, epochs(), seed());
    CharacterTraining.Scores before = training.before();
    List<JsonValue> settings = new ArrayList<>();
    for (CharacterSetting setting : CharacterSetting.all()) {
      CharacterTraining.Result result =
          training.run(
              setting,
              report -> {
                err.printf(
                    Locale.ROOT,
                    "%s: epoch %d, loss %.4f, on validation lines %.4f%n",
                    setting.name(),
                    report.epoch(),
                    report.measured().trainLoss().orElse(Double.NaN),
                    report.measured().validationLoss().orElse(Double.NaN));
                err.flush();
              });
      settings.add(toJson(before, result));
    }
    return JsonValue.object()
        .put("lines", data.train().size())
        .put("testPerplexityBefore", perplexity(before.test()))
        .put("generalPerplexityBefore", perplexity(before.general()))
        .put("settings", settings)
        .toJson();
  }

  /** Perplexities, and how much more perplexed by general text than before: 1 is nothing lost. */
  private static JsonValue toJson(CharacterTraining.Scores before, CharacterTraining.Scores after) {
    Forgetting forgetting = CharacterTraining.forgetting(before.general(), after.general());
    JsonObjectBuilder json =
        JsonValue.object()
            .put("testPerplexity", perplexity(after.test()))
            .put("generalPerplexity", forgetting.perplexityAfter())
            .put("ratio", forgetting.ratio())
            .put("kept", forgetting.state().name());
    forgetting
        .interval()
        .ifPresent(
            interval -> json.put("ratioLow", interval.low()).put("ratioHigh", interval.high()));
    return json.toJson();
  }

  private static JsonValue toJson(
      CharacterTraining.Scores before, CharacterTraining.Result result) {
    return JsonValue.object()
        .put("setting", result.setting().name())
        .put("learningRate", result.setting().learningRate())
        .put("trainedParameters", result.trainedParameters())
        .put("toTheLastEpoch", toJson(before, result.last()))
        .put("stoppedAfterEpoch", result.stoppedAfter())
        .put("bestEpoch", result.bestEpoch())
        .put("stopped", toJson(before, result.stopped()))
        .toJson();
  }

  private static double perplexity(List<CharacterSurprise.OfText> texts) {
    double sum = texts.stream().mapToDouble(CharacterSurprise.OfText::negativeLogLikelihood).sum();
    long symbols = texts.stream().mapToLong(CharacterSurprise.OfText::symbols).sum();
    return StrictMath.exp(sum / symbols);
  }
}
