package io.github.finefettle.djl.evaluators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.github.finefettle.core.metric.Measurement;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.classification.LabelPair;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricEvaluatorTest {
  private static final long[] TRUTH = {1, 0, 0, 1, 0, 0, 0, 1, 0, 0};
  private static final long[] PREDICTED = {1, 0, 1, 0, 0, 0, 0, 1, 1, 0};

  private final MetricEvaluator<LabelPair> evaluator =
      MetricEvaluator.of(ClassificationMetric.f1("1"), MetricEvaluatorTest::read);

  @Test
  void theEpochsValueIsThatOfAllRowsAndNotTheMeanOfBatches() {
    double meanOfBatches = 0;
    evaluator.addAccumulator("validate_epoch");
    try (NDManager manager = NDManager.newBaseManager()) {
      for (int[] batch : new int[][] {{0, 4}, {4, 8}, {8, 10}}) {
        NDList labels = slice(manager, TRUTH, batch);
        NDList predictions = slice(manager, PREDICTED, batch);
        evaluator.updateAccumulator("validate_epoch", labels, predictions);
        meanOfBatches += evaluator.evaluate(labels, predictions).getFloat() / 3;
      }
    }
    Measurement measured = evaluator.measurement("validate_epoch");
    assertThat(measured.requireValue()).isEqualTo(4.0 / 7);
    assertThat(measured.interval()).isPresent();
    assertThat(evaluator.getAccumulator("validate_epoch")).isEqualTo((float) (4.0 / 7));
    assertThat(meanOfBatches).isCloseTo(0.5, within(1e-7));
  }

  @Test
  void aResetBeginsAgainAndNothingSeenIsNotANumber() {
    evaluator.addAccumulator("train_epoch");
    try (NDManager manager = NDManager.newBaseManager()) {
      int[] all = {0, 10};
      evaluator.updateAccumulator(
          "train_epoch", slice(manager, TRUTH, all), slice(manager, PREDICTED, all));
    }
    evaluator.resetAccumulator("train_epoch");
    assertThat(evaluator.getAccumulator("train_epoch")).isNaN();
    assertThat(evaluator.measurement("train_epoch").undefinedReason()).isPresent();
  }

  @Test
  void anUnknownAccumulatorIsNamed() {
    assertThatThrownBy(() -> evaluator.measurement("nope"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nope");
  }

  private static NDList slice(NDManager manager, long[] values, int[] range) {
    NDArray array = manager.create(java.util.Arrays.copyOfRange(values, range[0], range[1]));
    return new NDList(array);
  }

  private static List<LabelPair> read(NDList labels, NDList predictions) {
    long[] truth = labels.head().toLongArray();
    long[] predicted = predictions.head().toLongArray();
    List<LabelPair> rows = new ArrayList<>();
    for (int i = 0; i < truth.length; i++) {
      rows.add(new LabelPair(Long.toString(truth[i]), Long.toString(predicted[i])));
    }
    return rows;
  }
}
