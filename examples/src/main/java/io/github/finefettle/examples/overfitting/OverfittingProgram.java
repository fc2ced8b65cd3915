package io.github.finefettle.examples.overfitting;

import ai.djl.translate.TranslateException;
import io.github.finefettle.core.advice.RegularizationAdvice;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.objective.Direction;
import io.github.finefettle.core.objective.Improvement;
import io.github.finefettle.core.stopping.OverfittingDiagnosis;
import io.github.finefettle.examples.ProgramVersion;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The program {@code show-overfitting}: trains a real pretrained language model on a few messages
 * without any care, diagnoses the run, then trains again with early stopping and what the diagnosis
 * advises. The result goes to standard output as JSON, a line for each epoch to standard error.
 * Exit status 0: done; 2: bad input.
 */
@Command(
    name = "show-overfitting",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    description =
        "Overfits a pretrained model on a few messages, diagnoses it, and trains again as advised.")
public final class OverfittingProgram extends TrainingProgram {
  private static final double CONFIDENCE = 0.95;

  // Picocli sets these fields; the values here only stand until then.
  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "The folder of the pretrained model.")
  private Path model = Path.of("model");

  @Option(
      names = "--input",
      required = true,
      paramLabel = "FILE",
      description = "Messages with labels, as for fine-tune.")
  private Path input = Path.of("messages.tsv");

  @Option(names = "--messages", description = "Messages to learn (default: ${DEFAULT-VALUE}).")
  private int messages = 200;

  @Option(
      names = "--others",
      description = "Messages to validate on and to test on, each (default: ${DEFAULT-VALUE}).")
  private int others = 500;

  /** Made by picocli, which sets the options. */
  public OverfittingProgram() {
    super(20);
  }

  @Override
  JsonValue result(PrintWriter err) throws IOException, TranslateException {
    MessageData data = MessageData.read(model, input, messages, others, seed());
    MessageTraining training = new MessageTraining(data, seed());
    MessageSetting careless = MessageSetting.careless(epochs());
    MessageTraining.Result before = run(training, careless, "without care", err);
    OverfittingDiagnosis diagnosis = OverfittingDiagnosis.of(before.outcome().history());
    RegularizationAdvice advice =
        RegularizationAdvice.of(
            diagnosis,
            careless.setup(
                data.train().size(), before.parameters(), data.base().config().layers()));
    MessageSetting advised = careless.following(advice);
    MessageTraining.Result after = run(training, advised, "as advised", err);
    boolean beyondNoise =
        Improvement.statistical(CONFIDENCE)
            .improves(Direction.MINIMIZE, after.test(), before.test());
    return JsonValue.object()
        .put("messages", data.train().size())
        .put("before", toJson(careless, before))
        .put("verdict", diagnosis.verdict().kind().name())
        .put("verdictReason", diagnosis.verdict().reason())
        .put(
            "advice",
            advice.measures().stream()
                .map(
                    measure ->
                        (JsonValue)
                            JsonValue.object()
                                .put("measure", measure.measure().title())
                                .put("range", measure.range())
                                .put("why", measure.why())
                                .put("source", measure.source())
                                .toJson())
                .toList())
        .put("after", toJson(advised, after))
        .put("testLossImprovedBeyondNoise", beyondNoise)
        .toJson();
  }

  private static MessageTraining.Result run(
      MessageTraining training, MessageSetting setting, String name, PrintWriter err)
      throws IOException, TranslateException {
    return training.run(
        setting,
        report -> {
          err.printf(
              Locale.ROOT,
              "%s: epoch %d, loss on training messages %.4f, on validation messages %.4f%n",
              name,
              report.epoch(),
              report.measured().probeLoss().orElse(Double.NaN),
              report.measured().validationLoss().orElse(Double.NaN));
          err.flush();
        });
  }

  private static JsonValue toJson(MessageSetting setting, MessageTraining.Result result) {
    return JsonValue.object()
        .put("learningRate", setting.learningRate())
        .put("dropout", setting.dropout())
        .put("weightDecay", setting.weightDecay())
        .put("frozenLayers", setting.frozenLayers())
        .put("epochsRun", result.outcome().epochsRun())
        .put("bestEpoch", result.outcome().bestEpoch().orElse(0))
        .put("reason", result.outcome().reasonEvidence())
        .put("testLoss", result.test().value())
        .toJson();
  }
}
