package io.github.finefettle.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.finefettle.core.progress.Cancellation;
import io.github.finefettle.core.progress.Progress;
import io.github.finefettle.metrics.classification.ClassificationMetric;
import io.github.finefettle.metrics.classification.LabelPair;
import io.github.finefettle.metrics.classification.SyntheticRows;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class SuiteRunnerTest {
  private static final MetricSuite<LabelPair> SUITE =
      MetricSuite.of(ClassificationMetric.macroF1(), ClassificationMetric.mcc());
  private static final List<LabelPair> ROWS = SyntheticRows.spam(3, 10_000, 0.2, 0.8, 0.1);

  @Test
  void anyNumberOfThreadsGivesTheSameResult() {
    SuiteResult expected = SUITE.evaluate(ROWS);
    for (int threads : new int[] {1, 2, 7}) {
      assertThat(SUITE.runner().threads(threads).evaluate(ROWS).measurements())
          .as("%d threads", threads)
          .isEqualTo(expected.measurements());
    }
  }

  @Test
  void theListenerHearsOfEveryRow() {
    List<Progress> heard = new ArrayList<>();
    assertThat(SUITE.runner().threads(2).progress(heard::add).evaluate(ROWS).measurements())
        .hasSize(2);
    assertThat(heard).extracting(Progress::done).isSorted().last().isEqualTo(10_000L);
  }

  @Test
  void aRunThatIsNotWantedStops() {
    Cancellation cancellation = new Cancellation();
    SuiteRunner<LabelPair> runner =
        SUITE.runner().cancellation(cancellation).progress(progress -> cancellation.cancel());
    assertThatThrownBy(() -> runner.evaluate(ROWS)).isInstanceOf(CancellationException.class);
  }

  @Test
  void aRunNeedsAThread() {
    assertThatThrownBy(() -> SUITE.runner().threads(0)).hasMessageContaining("(0)");
  }
}
