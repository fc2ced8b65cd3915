package io.github.finefettle.examples.finetune;

import io.github.finefettle.examples.BadInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What the user asked for.
 *
 * @param input the labelled texts, or null for the embedded ones
 * @param textColumn the column of the texts, or null to find it
 * @param labelColumn the column of the labels, or null to find it
 * @param checkpoint the folder of the base checkpoint, or null for the embedded one
 * @param output where everything is written
 * @param seed decides every random choice
 * @param workers processes that train side by side, 1 or more
 * @param carelessTwin whether the careless recipe runs for comparison
 */
record FineTuneOptions(
    @Nullable Path input,
    @Nullable String textColumn,
    @Nullable String labelColumn,
    @Nullable Path checkpoint,
    Path output,
    long seed,
    int workers,
    boolean carelessTwin) {
  private static final int MOST_WORKERS = 256;

  FineTuneOptions {
    if (workers < 1 || workers > MOST_WORKERS) {
      throw new BadInputException(
          "--workers ("
              + workers
              + ") must be 1 to "
              + MOST_WORKERS
              + "; one a core is a good number.");
    }
    if (input != null && !Files.isRegularFile(input)) {
      throw new BadInputException(
          "--input (" + input + ") is no readable file. Check the path; it is relative to here.");
    }
    if (checkpoint != null && !Files.isDirectory(checkpoint)) {
      throw new BadInputException(
          "--checkpoint ("
              + checkpoint
              + ") is no folder. It must hold config.json, model.safetensors and tokenizer.json.");
    }
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw new BadInputException(
          "--output (" + output + ") exists and is no folder. Name another one.");
    }
  }
}
