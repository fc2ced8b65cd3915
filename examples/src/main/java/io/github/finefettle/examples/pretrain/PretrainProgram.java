package io.github.finefettle.examples.pretrain;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.examples.ProgramVersion;
import io.github.finefettle.examples.language.BytePairTokenizer;
import io.github.finefettle.examples.language.Checkpoint;
import io.github.finefettle.examples.language.LanguageModel;
import io.github.finefettle.examples.language.LlamaConfig;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The program {@code pretrain}: plain text in, a checkpoint folder out. The result goes to standard
 * output as JSON, progress to standard error. Exit status 0: done; 2: bad input.
 */
@Command(
    name = "pretrain",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description = "Trains a small language model from plain text alone and writes a checkpoint.")
public final class PretrainProgram implements Callable<Integer> {
  private static final int BAD_INPUT = 2;
  private static final double NORM_EPSILON = 1e-5;
  private static final double ROPE_THETA = 10_000;

  // Picocli sets these fields; the values here only stand until then.
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "UTF-8 text, passages separated by blank lines; .gz is unpacked. Repeatable.")
  private List<Path> inputs = List.of();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Where the checkpoint goes.")
  private Path output = Path.of("checkpoint");

  @Option(names = "--seed", description = "Decides weights and order (default: ${DEFAULT-VALUE}).")
  private long seed = 42;

  @Option(names = "--hidden", description = "Width of the model (default: ${DEFAULT-VALUE}).")
  private int hidden = 64;

  @Option(
      names = "--intermediate",
      description = "Width inside feed-forward parts (default: ${DEFAULT-VALUE}).")
  private int intermediate = 172;

  @Option(names = "--layers", description = "Number of layers (default: ${DEFAULT-VALUE}).")
  private int layers = 3;

  @Option(names = "--heads", description = "Attention heads (default: ${DEFAULT-VALUE}).")
  private int heads = 4;

  @Option(
      names = "--key-value-heads",
      description = "Heads with keys and values of their own (default: ${DEFAULT-VALUE}).")
  private int keyValueHeads = 2;

  @Option(names = "--vocabulary", description = "Number of tokens (default: ${DEFAULT-VALUE}).")
  private int vocabulary = 1024;

  @Option(
      names = "--positions",
      description = "Longest text in tokens (default: ${DEFAULT-VALUE}).")
  private int positions = 256;

  @Option(names = "--steps", description = "Training steps (default: ${DEFAULT-VALUE}).")
  private int steps = 2000;

  @Option(names = "--batch-size", description = "Windows in a step (default: ${DEFAULT-VALUE}).")
  private int batchSize = 24;

  @Option(names = "--window", description = "Tokens in a window (default: ${DEFAULT-VALUE}).")
  private int window = 128;

  @Option(
      names = "--learning-rate",
      description = "Highest learning rate (default: ${DEFAULT-VALUE}).")
  private double learningRate = 4e-3;

  /** Made by picocli, which sets the options. */
  public PretrainProgram() {}

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    try {
      spec.commandLine().getOut().println(pretrain(err).toPrettyString().strip());
      spec.commandLine().getOut().flush();
      return 0;
    } catch (IllegalArgumentException e) {
      err.println("pretrain: " + e.getMessage());
    } catch (IOException | UncheckedIOException e) {
      err.println(
          "pretrain: A file cannot be read or written: "
              + e.getClass().getSimpleName()
              + " "
              + e.getMessage()
              + ". Inputs must be UTF-8 text, the output a folder that may be written.");
    }
    err.flush();
    return BAD_INPUT;
  }

  private JsonValue pretrain(PrintWriter err) throws IOException {
    Pretraining recipe = new Pretraining(seed, steps, batchSize, window, learningRate);
    Corpus corpus = Corpus.read(inputs);
    BytePairTokenizer tokenizer = BytePairTraining.learn(corpus.training(), vocabulary);
    LlamaConfig config =
        new LlamaConfig(
            hidden,
            intermediate,
            layers,
            heads,
            keyValueHeads,
            tokenizer.size(),
            positions,
            NORM_EPSILON,
            ROPE_THETA);
    Pretraining.Trained trained =
        recipe.train(config, tokenizer, corpus.training(), progress -> show(progress, err));
    trained.checkpoint().write(output);
    LanguageModel.Surprise heldOut = heldOut(trained.checkpoint(), corpus.heldOut());
    return JsonValue.object()
        .put("seed", seed)
        .put("steps", steps)
        .put("parameters", config.parameters())
        .put("vocabulary", config.vocabulary())
        .put("trainingLoss", trained.loss())
        .put(
            "heldOut",
            JsonValue.object()
                .put("bytes", heldOut.bytes())
                .put("tokens", heldOut.tokens())
                .put("loss", heldOut.mean())
                .put("perplexity", heldOut.perplexity())
                .put("bitsPerByte", heldOut.bitsPerByte())
                .toJson())
        .toJson();
  }

  private static void show(Progress progress, PrintWriter err) {
    err.println(
        "pretrain: "
            + progress.done()
            + " of "
            + progress.total().orElse(0)
            + " "
            + progress.unit()
            + ", "
            + progress.detail());
    err.flush();
  }

  /** Each passage by itself, as it was learned. */
  static LanguageModel.Surprise heldOut(Checkpoint checkpoint, List<String> passages) {
    try (LanguageModel model = LanguageModel.of(checkpoint)) {
      double sum = 0;
      int tokens = 0;
      int bytes = 0;
      for (String passage : passages) {
        LanguageModel.Surprise one = model.surprise(passage);
        sum += one.sum();
        tokens += one.tokens();
        bytes += one.bytes();
      }
      return new LanguageModel.Surprise(sum, tokens, bytes);
    }
  }
}
