package io.github.finefettle.examples.language;

import io.github.finefettle.core.definition.JsonValue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A pretrained model in a folder of three files: {@code config.json} with its sizes, {@code
 * model.safetensors} with its weights, {@code tokenizer.json} with its vocabulary.
 *
 * <p>Immutable and safe for use by several threads.
 *
 * @param config the sizes
 * @param tensors the weights by name; at least those that the sizes ask for, in their shapes
 * @param tokenizer the vocabulary, as large as the sizes say
 */
public record Checkpoint(
    LlamaConfig config, SortedMap<String, Tensor> tensors, BytePairTokenizer tokenizer)
    implements StartingWeights {
  static final String CONFIG_FILE = "config.json";
  static final String WEIGHTS_FILE = "model.safetensors";
  static final String TOKENIZER_FILE = "tokenizer.json";

  /** How names of weights begin that belong to a head and not to the language model. */
  static final String HEAD_PREFIX = "score.";

  /** Checks that sizes, weights and vocabulary belong together. */
  public Checkpoint {
    tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
    Map<String, int[]> expected = config.tensorShapes();
    for (Map.Entry<String, int[]> entry : expected.entrySet()) {
      checkShape(entry.getKey(), tensors.get(entry.getKey()), entry.getValue());
    }
    for (String name : tensors.keySet()) {
      if (!expected.containsKey(name) && !name.startsWith(HEAD_PREFIX)) {
        throw new UnreadableCheckpointException(
            "The weights hold a tensor "
                + name
                + " that a model of these sizes does not have. Check that config.json belongs to"
                + " them.");
      }
    }
    if (tokenizer.size() != config.vocabulary()) {
      throw new UnreadableCheckpointException(
          "The tokenizer has "
              + tokenizer.size()
              + " pieces but vocab_size is "
              + config.vocabulary()
              + ". Use the tokenizer that the model was trained with.");
    }
  }

  private static void checkShape(String name, @Nullable Tensor tensor, int[] shape) {
    if (tensor == null) {
      throw new UnreadableCheckpointException(
          "The weights lack the tensor " + name + ". Check that config.json belongs to them.");
    }
    if (!tensor.hasShape(shape)) {
      throw new UnreadableCheckpointException(
          "The tensor "
              + name
              + " has shape "
              + Arrays.toString(tensor.shape())
              + " but the sizes ask for "
              + Arrays.toString(shape)
              + ". Check that config.json belongs to the weights.");
    }
  }

  /**
   * Reads a checkpoint.
   *
   * @param folder the folder that holds the three files
   * @return the checkpoint
   * @throws UnreadableCheckpointException if a file is missing or damaged or the three do not fit
   *     together; the message says which and why
   */
  public static Checkpoint read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new UnreadableCheckpointException(
          "The checkpoint "
              + folder
              + " is no folder. Name a folder with config.json, model.safetensors and"
              + " tokenizer.json.");
    }
    LlamaConfig config = readJson(folder.resolve(CONFIG_FILE), LlamaConfig::fromJson);
    BytePairTokenizer tokenizer =
        readJson(folder.resolve(TOKENIZER_FILE), BytePairTokenizer::fromJson);
    return new Checkpoint(config, Safetensors.read(folder.resolve(WEIGHTS_FILE)), tokenizer);
  }

  /** Reads a JSON file and makes something of it; whatever goes wrong names the file. */
  static <T> T readJson(Path file, Function<JsonValue, T> reader) {
    try {
      return parseJson(Files.readAllBytes(file), file.toString(), reader);
    } catch (NoSuchFileException e) {
      throw new UnreadableCheckpointException(
          "The file " + file + " does not exist. Name a folder that holds a checkpoint.", e);
    } catch (IOException e) {
      throw new UnreadableCheckpointException("The file " + file + " cannot be read.", e);
    }
  }

  /** Makes something of the content of a JSON file; the name is for messages. */
  static <T> T parseJson(byte[] content, String file, Function<JsonValue, T> reader) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
      return reader.apply(JsonValue.parse(text));
    } catch (CharacterCodingException e) {
      throw new UnreadableCheckpointException(
          "The file " + file + " is no UTF-8 text. Copy the checkpoint again.", e);
    } catch (IllegalArgumentException e) {
      throw new UnreadableCheckpointException(
          "The file " + file + " does not fit: " + e.getMessage(), e);
    }
  }

  /**
   * Writes the three files; equal checkpoints give equal bytes.
   *
   * @param folder where; made if it does not exist
   * @throws IOException if a file cannot be written
   */
  public void write(Path folder) throws IOException {
    Files.createDirectories(folder);
    Safetensors.write(folder.resolve(WEIGHTS_FILE), tensors);
    writeJson(folder.resolve(TOKENIZER_FILE), tokenizer.toJson());
    writeJson(folder.resolve(CONFIG_FILE), config.toJson());
  }

  static void writeJson(Path file, JsonValue json) throws IOException {
    Files.writeString(file, json.toPrettyString(), StandardCharsets.UTF_8);
  }

  /** The weight with this name, for the blocks to begin with. */
  @Override
  public Tensor get(String name, int... shape) {
    Tensor tensor = tensors.get(name);
    checkShape(name, tensor, shape);
    return Objects.requireNonNull(tensor);
  }
}
