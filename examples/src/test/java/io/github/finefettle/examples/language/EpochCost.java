package io.github.finefettle.examples.language;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Blocks;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Batch;
import ai.djl.training.dataset.RandomAccessDataset;
import ai.djl.training.dataset.Sampler;
import ai.djl.training.optimizer.Optimizer;
import io.github.finefettle.core.statistics.RandomStream;
import io.github.finefettle.djl.training.KeyedBatches;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * Measures the CPU seconds of an epoch of fine-tuning; a program, not a test. Arguments: checkpoint
 * folder, sms.tsv, where to cut, "plain" or "bucketed", number of epochs, layers to freeze.
 */
final class EpochCost {
  private static final int ROWS = 4100;
  private static final int BATCH = 32;

  private EpochCost() {}

  public static void main(String[] arguments) throws Exception {
    Engine engine = TorchRuntime.start();
    Checkpoint checkpoint = Checkpoint.read(Path.of(arguments[0]));
    TokenizedExamples examples =
        messages(checkpoint, Path.of(arguments[1]), Integer.parseInt(arguments[2]));
    Sampler sampler =
        arguments[3].equals("plain")
            ? new Shuffled()
            : KeyedBatches.of(BATCH, 1).bucketedBy(row -> examples.length((int) row), 20);
    TokenizedDataset data = TokenizedDataset.of(examples, sampler);
    SequenceClassifier classifier =
        SequenceClassifier.fineTuning(checkpoint, 2, 1, Blocks.identityBlock());
    classifier.freezeLowerLayers(arguments.length > 5 ? Integer.parseInt(arguments[5]) : 0);
    try (Model model = Model.newInstance("sms", engine.getEngineName())) {
      model.setBlock(classifier);
      DefaultTrainingConfig config =
          new DefaultTrainingConfig(ClassificationLoss.unweighted())
              .optOptimizer(Optimizer.adamW().build());
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(new Shape(1, 8), new Shape(1, 8));
        for (int epoch = 0; epoch < Integer.parseInt(arguments[4]); epoch++) {
          long cpu = cpuNanos();
          long wall = System.nanoTime();

          int batches = 0;
          for (Batch batch : trainer.iterateDataset(data)) {
            EasyTrain.trainBatch(trainer, batch);
            trainer.step();
            batch.close();
            batches++;
          }
          System.out.printf(
              Locale.ROOT,
              "cut %s %s epoch %d: %.2f CPU s, %.2f s, %d batches%n",
              arguments[2],
              arguments[3],
              epoch,
              (cpuNanos() - cpu) * 1e-9,
              (System.nanoTime() - wall) * 1e-9,
              batches);
        }
      }
    }
  }

  private static long cpuNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static TokenizedExamples messages(Checkpoint checkpoint, Path file, int cut)
      throws IOException {
    List<String> texts = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8).subList(0, ROWS)) {
      int tab = line.indexOf('\t');
      labels.add(line.startsWith("spam") ? 1 : 0);
      texts.add(line.substring(tab + 1));
    }
    return TokenizedExamples.of(
        checkpoint.tokenizer(), texts, labels.stream().mapToInt(Integer::intValue).toArray(), cut);
  }

  /** Shuffled rows cut into batches, without regard to length. */
  private static final class Shuffled implements Sampler {
    @Override
    public Iterator<List<Long>> sample(RandomAccessDataset dataset) {
      int[] order = RandomStream.of(1, "plain").sequence().permutation((int) dataset.size());
      List<List<Long>> batches = new ArrayList<>();
      for (int begin = 0; begin < order.length; begin += BATCH) {
        batches.add(
            Arrays.stream(order, begin, Math.min(begin + BATCH, order.length))
                .asLongStream()
                .boxed()
                .toList());
      }
      return batches.iterator();
    }

    @Override
    public int getBatchSize() {
      return BATCH;
    }
  }
}
