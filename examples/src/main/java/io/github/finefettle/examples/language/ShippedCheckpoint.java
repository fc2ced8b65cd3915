package io.github.finefettle.examples.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The pretrained model that comes with the examples, so that they run without any download. Our own
 * program {@code pretrain} made it from the plays of Shakespeare; the file PROVENANCE.md beside it
 * says how.
 */
public final class ShippedCheckpoint {
  private static final String FOLDER = "/io/github/finefettle/examples/checkpoint/";

  private ShippedCheckpoint() {}

  /**
   * Reads the model from the class path.
   *
   * @return the checkpoint
   * @throws UnreadableCheckpointException if the installation lacks it
   */
  public static Checkpoint read() {
    LlamaConfig config =
        Checkpoint.parseJson(
            content(Checkpoint.CONFIG_FILE), Checkpoint.CONFIG_FILE, LlamaConfig::fromJson);
    BytePairTokenizer tokenizer =
        Checkpoint.parseJson(
            content(Checkpoint.TOKENIZER_FILE),
            Checkpoint.TOKENIZER_FILE,
            BytePairTokenizer::fromJson);
    byte[] weights = content(Checkpoint.WEIGHTS_FILE);
    return new Checkpoint(config, Safetensors.read(weights, Checkpoint.WEIGHTS_FILE), tokenizer);
  }

  private static byte[] content(String name) {
    try (InputStream in = ShippedCheckpoint.class.getResourceAsStream(FOLDER + name)) {
      if (in == null) {
        throw new UnreadableCheckpointException(
            "The shipped checkpoint lacks " + name + ". Build the examples again.");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
