package io.github.finefettle.examples.language;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import io.github.finefettle.core.definition.JsonValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A fine-tuned classifier in use. On disk it is a checkpoint folder whose {@code config.json} has
 * the labels and the cut as well, and whose weights have the head.
 *
 * <p>Holds native memory until closed. Several threads may predict at once; each gives the same
 * answers, and each makes PyTorch use one thread for itself. The answer for a text does not depend
 * on the texts beside it, but for the last bits of its probabilities, which may differ with the
 * padding.
 */
public final class TextClassifier implements AutoCloseable {
  private static final int BATCH = 32;

  private final BytePairTokenizer tokenizer;
  private final SequenceClassifier model;
  private final List<String> labels;
  private final int maxTokens;
  private final NDManager manager;

  private TextClassifier(Checkpoint checkpoint, List<String> labels, int maxTokens) {
    this.tokenizer = checkpoint.tokenizer();
    this.labels = List.copyOf(labels);
    this.maxTokens = maxTokens;
    this.manager = TorchRuntime.start().newBaseManager();
    this.model = SequenceClassifier.trained(checkpoint, labels.size(), Blocks.identityBlock());
    // Without gradients no graph is built, whatever the thread.
    model.getParameters().values().forEach((Parameter parameter) -> parameter.freeze(true));
    model.initialize(manager, DataType.FLOAT32, new Shape(1, maxTokens), new Shape(1, maxTokens));
  }

  /**
   * Makes a classifier from weights in memory, such as those of a model in training.
   *
   * @param base the checkpoint that the training began from, for sizes and tokenizer
   * @param weights the present weights, {@link SequenceClassifier#toTensors()}
   * @param labels the name of each class
   * @param maxTokens where texts are cut
   * @return the classifier
   * @throws UnreadableCheckpointException if the parts do not fit together
   */
  public static TextClassifier of(
      Checkpoint base, SortedMap<String, Tensor> weights, List<String> labels, int maxTokens) {
    check(base.config(), labels, maxTokens);
    Checkpoint trained = new Checkpoint(base.config(), weights, base.tokenizer());
    return new TextClassifier(trained, labels, maxTokens);
  }

  /**
   * Writes a fine-tuned model; equal models give equal bytes.
   *
   * @param folder where; made if it does not exist
   * @param base the checkpoint that the training began from, for sizes and tokenizer
   * @param weights the weights, {@link SequenceClassifier#toTensors()}
   * @param labels the name of each class
   * @param maxTokens where texts are cut
   * @throws IOException if a file cannot be written
   */
  public static void save(
      Path folder,
      Checkpoint base,
      SortedMap<String, Tensor> weights,
      List<String> labels,
      int maxTokens)
      throws IOException {
    check(base.config(), labels, maxTokens);
    Files.createDirectories(folder);
    new Checkpoint(base.config(), weights, base.tokenizer()).write(folder);
    Map<String, JsonValue> config = new TreeMap<>(base.config().toJson().members());
    config.put("head", JsonValue.of("mean-pool linear"));
    config.put("labels", JsonValue.strings(labels));
    config.put("max_tokens", JsonValue.of(maxTokens));
    Checkpoint.writeJson(folder.resolve(Checkpoint.CONFIG_FILE), new JsonValue.JsonObject(config));
  }

  /**
   * Reads a fine-tuned model.
   *
   * @param folder a folder that {@link #save} wrote
   * @return the classifier
   * @throws UnreadableCheckpointException if the folder holds no readable classifier
   */
  public static TextClassifier load(Path folder) {
    Checkpoint checkpoint = Checkpoint.read(folder);
    return Checkpoint.readJson(
        folder.resolve(Checkpoint.CONFIG_FILE), json -> fromConfig(checkpoint, json.asObject()));
  }

  private static TextClassifier fromConfig(Checkpoint checkpoint, JsonValue.JsonObject config) {
    if (config.find("labels").isEmpty()) {
      throw new UnreadableCheckpointException(
          "This is a pretrained model without labels. Fine-tune it first.");
    }
    List<String> labels = config.array("labels").stream().map(JsonValue::asString).toList();
    int maxTokens = (int) Math.min(Integer.MAX_VALUE, config.integer("max_tokens"));
    check(checkpoint.config(), labels, maxTokens);
    return new TextClassifier(checkpoint, labels, maxTokens);
  }

  private static void check(LlamaConfig config, List<String> labels, int maxTokens) {
    if (labels.size() < 2 || new HashSet<>(labels).size() != labels.size()) {
      throw new UnreadableCheckpointException(
          "A classifier needs two or more different labels but has " + labels.size() + ".");
    }
    if (maxTokens < 1 || maxTokens > config.positions()) {
      throw new UnreadableCheckpointException(
          "The cut max_tokens ("
              + maxTokens
              + ") must be in 1 .. "
              + config.positions()
              + ", the positions of the model.");
    }
  }

  /**
   * The names of the classes.
   *
   * @return in the order of the probabilities
   */
  public List<String> labels() {
    return labels;
  }

  /**
   * Where texts are cut.
   *
   * @return a number of tokens
   */
  public int maxTokens() {
    return maxTokens;
  }

  /**
   * Labels texts.
   *
   * @param texts any texts
   * @return a prediction for each, in the same order
   */
  public List<Prediction> predict(List<String> texts) {
    TorchRuntime.confineCallingThread();
    TokenizedExamples examples =
        TokenizedExamples.of(tokenizer, texts, new int[texts.size()], maxTokens);
    // Texts of like length together: less padding. The order of the answers is restored below.
    int[] order =
        IntStream.range(0, texts.size())
            .boxed()
            .sorted(Comparator.comparingInt(examples::length))
            .mapToInt(Integer::intValue)
            .toArray();
    Prediction[] predictions = new Prediction[texts.size()];
    for (int begin = 0; begin < order.length; begin += BATCH) {
      int[] rows = Arrays.copyOfRange(order, begin, Math.min(begin + BATCH, order.length));
      float[] logits = logits(examples, rows);
      for (int i = 0; i < rows.length; i++) {
        predictions[rows[i]] =
            prediction(Arrays.copyOfRange(logits, i * labels.size(), (i + 1) * labels.size()));
      }
    }
    return List.of(predictions);
  }

  private float[] logits(TokenizedExamples examples, int[] rows) {
    try (NDManager batch = manager.newSubManager()) {
      ParameterStore store = new ParameterStore(batch, false);
      return model
          .forward(store, examples.inputs(batch, rows), false)
          .singletonOrThrow()
          .toFloatArray();
    }
  }

  private Prediction prediction(float[] logits) {
    List<Double> probabilities = new ArrayList<>();
    for (double probability : Softmax.probabilities(logits)) {
      probabilities.add(probability);
    }
    return new Prediction(labels.get(Softmax.argmax(logits)), probabilities);
  }

  /** Frees the native memory. */
  @Override
  public void close() {
    manager.close();
  }
}
