package io.github.finefettle.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.search.store.MemoryStore;
import io.github.finefettle.core.search.store.RecordStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CoordinatorTest {
  private static final Hyperparameter<Integer> X = Hyperparameter.ordinal("x", 0, 1);

  /** A store whose workers all look dead, as after a machine lost its network. */
  private static final class Graveyard implements RecordStore {
    private final RecordStore store;

    Graveyard(RecordStore store) {
      this.store = store;
    }

    @Override
    public <R> R exclusively(Function<Consumer<JsonValue.JsonObject>, R> work) {
      return store.exclusively(work);
    }

    @Override
    public long owner() {
      return store.owner();
    }

    @Override
    public boolean isAlive(long owner) {
      return false;
    }

    @Override
    public long pollMillis() {
      return 1;
    }

    @Override
    public void close() {}
  }

  private static Study study() {
    return Study.optimizing(TrainedCurves.study().objective())
        .over(HyperparameterGrid.of(X.values()))
        .trials(1);
  }

  @Test
  void whoWasGivenUpForDeadDoesNotWriteOverItsSuccessor() {
    StudyLog log = new StudyLog();
    RecordStore store = new Graveyard(new MemoryStore(log::apply));
    Coordinator zombie = new Coordinator(study(), store, log);
    Coordinator successor = new Coordinator(study(), store, log);
    Segment first = zombie.next().segment().orElseThrow();
    zombie.value(first, 1, 0.1);
    Segment second = successor.next().segment().orElseThrow();

    zombie.value(first, 2, 0.2);
    zombie.finished(first, TrialReport.ended(3, 0.3));
    successor.value(second, 1, 0.4);
    successor.finished(second, TrialReport.ended(1, 0.4));
    zombie.failed(first, "too late");

    assertThat(second.attempt()).isEqualTo(2);
    TrialSummary trial = successor.result().best();
    assertThat(trial.value()).isEqualTo(0.4);
    assertThat(trial.resource()).isEqualTo(1);
    assertThat(trial.intermediate()).containsExactly(new IntermediateValue(1, 0.4));
    assertThat(successor.next().done()).isTrue();
  }

  @Test
  void aLivingWorkersSegmentIsNotHandedOutTwice() {
    StudyLog log = new StudyLog();
    Coordinator coordinator = new Coordinator(study(), new MemoryStore(log::apply), log);
    assertThat(coordinator.next().segment()).isPresent();
    Coordinator.Step step = coordinator.next();
    assertThat(step.segment()).isEmpty();
    assertThat(step.done()).isFalse();
  }

  @Test
  void theOrderOfRecordsOfDifferentSegmentsDoesNotMatter() throws Exception {
    Study study = TrainedCurves.study();
    List<JsonValue.JsonObject> records = new ArrayList<>();
    StudyLog log = new StudyLog();
    RecordStore store =
        new MemoryStore(
            record -> {
              records.add(record);
              log.apply(record);
            });
    Coordinator coordinator = new Coordinator(study, store, log);
    for (var step = coordinator.next(); !step.done(); step = coordinator.next()) {
      Segment segment = step.segment().orElseThrow();
      int value = segment.trial() % 5;
      coordinator.value(segment, segment.soFar() + 1, value);
      coordinator.finished(
          segment,
          segment.trial() % 4 == 0
              ? TrialReport.ended(segment.soFar() + 1, value)
              : TrialReport.reached(segment.target(), value));
    }

    Map<String, List<JsonValue.JsonObject>> bySegment = new TreeMap<>();
    for (JsonValue.JsonObject record : records) {
      String segment = (100 - record.integer("trial")) + "/" + (10 - record.integer("rung"));
      bySegment.computeIfAbsent(segment, s -> new ArrayList<>()).add(record);
    }
    StudyLog backwards = new StudyLog();
    bySegment.values().forEach(segment -> segment.forEach(backwards::apply));
    assertThat(StudyResult.of(study, backwards)).isEqualTo(coordinator.result());
    assertThat(coordinator.result().pruned()).isNotEmpty();
  }
}
