package io.github.finefettle.examples.finetune;

import io.github.finefettle.examples.ProgramVersion;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main job as a program. */
@Command(
    name = "fine-tune",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    sortOptions = false,
    description =
        "Fine-tunes a language model on labelled texts, guarded against all six mistakes.",
    footer = {
      "",
      "Without --input and --checkpoint it runs on the data and the model that come",
      "with it. It writes report.html, result.json, timings.json, ledger.jsonl and the",
      "model into the output folder. Start it again with the same options after an",
      "interruption: finished trials are kept. Exit status: 0 done, whatever the",
      "verdict; 2 bad input."
    })
public final class FineTuneProgram implements Callable<Integer> {
  @Option(
      names = "--input",
      paramLabel = "F",
      description = "Labelled texts: .csv, .tsv or .jsonl (also .gz). Default: the embedded data.")
  private @Nullable Path input;

  @Option(
      names = "--text-column",
      paramLabel = "NAME",
      description = "The column of the texts, by name or position from 1. Default: found.")
  private @Nullable String textColumn;

  @Option(
      names = "--label-column",
      paramLabel = "NAME",
      description = "The column of the labels, by name or position from 1. Default: found.")
  private @Nullable String labelColumn;

  @Option(
      names = "--checkpoint",
      paramLabel = "DIR",
      description =
          "A pretrained Llama: config.json, model.safetensors, tokenizer.json. Default: ours.")
  private @Nullable Path checkpoint;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      defaultValue = "fine-tune-output",
      description = "Where everything is written. Default: ${DEFAULT-VALUE}.")
  private Path output;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Decides every random choice. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--workers",
      paramLabel = "N",
      defaultValue = "2",
      description = "Processes that train side by side, one core each. Default: ${DEFAULT-VALUE}.")
  private int workers;

  @Option(
      names = "--without-careless-twin",
      description = "Leave out the comparison with a recipe that makes all six mistakes.")
  private boolean withoutCarelessTwin;

  /** Made by picocli, which sets the options before it calls. */
  @SuppressWarnings("NullAway.Init")
  public FineTuneProgram() {}

  @Override
  public Integer call() throws Exception {
    FineTuneOptions options =
        new FineTuneOptions(
            input,
            textColumn,
            labelColumn,
            checkpoint,
            output,
            seed,
            workers,
            !withoutCarelessTwin);
    try (FineTuneJob job = new FineTuneJob(options)) {
      job.run();
    }
    return 0;
  }
}
