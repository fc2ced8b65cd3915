package io.github.finefettle.examples.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Blocks;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import io.github.finefettle.core.statistics.RandomSequence;
import io.github.finefettle.core.statistics.RandomStream;
import org.junit.jupiter.api.Test;

class GradientTest {
  private static final float STEP = 1e-2f;

  /** In 32-bit floats, a central difference over 0.02 is good to about one part in a hundred. */
  @Test
  void gradientsOfEveryWeightAreThoseOfFiniteDifferences() {
    Engine engine = TorchRuntime.start();
    try (NDManager manager = engine.newBaseManager()) {
      SequenceClassifier model =
          SequenceClassifier.fineTuning(TinyModel.checkpoint(), 2, 3, Blocks.identityBlock());
      model.initialize(manager, DataType.FLOAT32, new Shape(4, 16), new Shape(4, 16));
      // A head of 0.02 would leave gradients too small to measure by differences.
      Parameter head = model.getDirectParameters().get(0).getValue();
      head.getArray().muli(50);
      NDArray loss = loss(model, manager, true);
      RandomSequence draws = RandomStream.of(5, "weights to look at").sequence();
      for (Parameter parameter : model.getParameters().values()) {
        float[] gradient = parameter.getArray().getGradient().toFloatArray();
        for (int trial = 0; trial < 6; trial++) {
          int index = draws.nextInt(gradient.length);
          double difference = difference(model, manager, parameter, index);
          assertThat((double) gradient[index])
              .as("%s at %d", parameter.getName(), index)
              .isCloseTo(difference, within(1e-3 + 0.02 * Math.abs(difference)));
        }
      }
      assertThat(loss.getFloat()).isPositive();
    }
  }

  private static double difference(
      SequenceClassifier model, NDManager manager, Parameter parameter, int index) {
    float[] values = parameter.getArray().toFloatArray();
    float before = values[index];
    set(parameter, values, index, before + STEP);
    double above = loss(model, manager, false).getFloat();
    set(parameter, values, index, before - STEP);
    double below = loss(model, manager, false).getFloat();
    set(parameter, values, index, before);
    return (above - below) / (2 * STEP);
  }

  private static void set(Parameter parameter, float[] values, int index, float value) {
    values[index] = value;
    NDArray array = parameter.getArray();
    try (NDArray changed = array.getManager().create(values, array.getShape())) {
      changed.copyTo(array);
    }
  }

  private static NDArray loss(SequenceClassifier model, NDManager manager, boolean backward) {
    TokenizedExamples examples = TinyModel.examples();
    int[] rows = {0, 3, 8, 9};
    NDList labels = new NDList(examples.classes(manager, rows));
    ParameterStore store = new ParameterStore(manager, false);
    ClassificationLoss loss = ClassificationLoss.weighted(1, 3);
    if (!backward) {
      return loss.evaluate(labels, model.forward(store, examples.inputs(manager, rows), false));
    }
    try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      NDList logits = model.forward(store, examples.inputs(manager, rows), true);
      NDArray value = loss.evaluate(labels, logits);
      collector.backward(value);
      return value;
    }
  }

  @Test
  void weightedLossIsTheWeightedMean() {
    try (NDManager manager = TorchRuntime.start().newBaseManager()) {
      NDArray logits = manager.create(new float[] {1, 2, 0, 0}, new Shape(2, 2));
      NDList labels = new NDList(manager.create(new long[] {0, 1}));
      // -log softmax: log(1 + e) = 1.3132617 and log(2) = 0.6931472.
      assertThat(ClassificationLoss.unweighted().evaluate(labels, new NDList(logits)).getFloat())
          .isCloseTo((1.3132617f + 0.6931472f) / 2, within(1e-6f));
      assertThat(ClassificationLoss.weighted(1, 3).evaluate(labels, new NDList(logits)).getFloat())
          .isCloseTo((1.3132617f + 3 * 0.6931472f) / 4, within(1e-6f));
    }
  }
}
