package io.github.finefettle.core.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TestSplitTest {
  private static final List<RowId> IDS = List.of(new RowId("a", 0), new RowId("a", 1));

  @Test
  void everyLookIsCountedWithItsPurpose() {
    TestSplit<String> test = new TestSplit<>(IDS, List.of("x", "y"));
    assertThat(test.looks()).isEmpty();
    assertThat(test.open("final score")).containsExactly("x", "y");
    assertThat(test.open("confusion matrix")).containsExactly("x", "y");
    assertThat(test.looks()).containsExactly("final score", "confusion matrix");
  }

  @Test
  void idsAndSizeAreNoLook() {
    TestSplit<String> test = new TestSplit<>(IDS, List.of("x", "y"));
    assertThat(test.ids()).isEqualTo(IDS);
    assertThat(test.size()).isEqualTo(2);
    assertThat(test.looks()).isEmpty();
  }

  @Test
  void insideTrainingItRefusesToOpenAndNamesWhatIsRunning() {
    TestSplit<String> test = new TestSplit<>(IDS, List.of("x", "y"));
    try (TrainingScope trial = TrainingScope.enter("trial 3")) {
      assertThat(trial).isNotNull();
      assertThatThrownBy(() -> test.open("early look"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("trial 3")
          .hasMessageContaining("early look");
      try (TrainingScope listener = TrainingScope.enter("listener of epoch 1")) {
        assertThat(listener).isNotNull();
        assertThatThrownBy(() -> test.open("early look")).hasMessageContaining("listener");
      }
      assertThatThrownBy(() -> test.open("early look")).hasMessageContaining("trial 3");
    }
    assertThat(test.looks()).as("a refused look is no look").isEmpty();
    assertThat(test.open("after training")).hasSize(2);
  }

  @Test
  void closingAScopeTwiceDoesNotEndTheOuterOne() {
    try (TrainingScope outer = TrainingScope.enter("outer")) {
      assertThat(outer).isNotNull();
      TrainingScope inner = TrainingScope.enter("inner");
      inner.close();
      inner.close();
      assertThat(TrainingScope.current()).contains("outer");
    }
    assertThat(TrainingScope.current()).isEmpty();
  }

  @Test
  void scopesClosedOutOfOrderLeaveTheOtherOne() {
    TrainingScope outer = TrainingScope.enter("outer");
    TrainingScope inner = TrainingScope.enter("inner");
    outer.close();
    assertThat(TrainingScope.current()).contains("inner");
    inner.close();
    assertThat(TrainingScope.current()).isEmpty();
  }

  @Test
  void aScopeBelongsToItsThread() {
    try (TrainingScope scope = TrainingScope.enter("trial")) {
      assertThat(CompletableFuture.supplyAsync(TrainingScope::current).join()).isEmpty();
      assertThatThrownBy(() -> CompletableFuture.runAsync(scope::close).join())
          .hasCauseInstanceOf(IllegalStateException.class);
      assertThat(TrainingScope.current()).contains("trial");
    }
  }

  @Test
  void itCannotBeIteratedByAccident() {
    assertThat(Iterable.class.isAssignableFrom(TestSplit.class)).isFalse();
    assertThat(Collection.class.isAssignableFrom(TestSplit.class)).isFalse();
  }

  @Test
  void rowsAreCopiedAndCannotBeChanged() {
    List<String> rows = new ArrayList<>(List.of("x", "y"));
    TestSplit<String> test = new TestSplit<>(IDS, rows);
    rows.set(0, "changed");
    assertThat(test.open("check")).containsExactly("x", "y");
    assertThatThrownBy(() -> test.open("check").add("z"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void aLookWithoutPurposeIsRefused() {
    TestSplit<String> test = new TestSplit<>(IDS, List.of("x", "y"));
    assertThatThrownBy(() -> test.open("  ")).isInstanceOf(IllegalArgumentException.class);
    assertThat(test.looks()).isEmpty();
  }

  @Test
  void looksOfManyThreadsAreAllCounted() throws Exception {
    TestSplit<String> test = new TestSplit<>(IDS, List.of("x", "y"));
    ExecutorService pool = Executors.newFixedThreadPool(7);
    try {
      List<CompletableFuture<Void>> looks =
          IntStream.range(0, 700)
              .mapToObj(i -> CompletableFuture.runAsync(() -> look(test), pool))
              .toList();
      looks.forEach(CompletableFuture::join);
    } finally {
      pool.shutdown();
    }
    assertThat(test.looks()).hasSize(700);
  }

  @Test
  void eachSplitNeedsOneIdARow() {
    assertThatThrownBy(() -> new TestSplit<>(IDS, List.of("x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("test split has 2 ids but 1 rows");
    assertThatThrownBy(() -> new TrainSplit<>(IDS, List.of("x"))).hasMessageContaining("train");
    assertThatThrownBy(() -> new ValidationSplit<>(IDS, List.of("x")))
        .hasMessageContaining("validation");
    assertThat(new TrainSplit<>(IDS, List.of("x", "y")).size()).isEqualTo(2);
    assertThat(new ValidationSplit<>(IDS, List.of("x", "y")).size()).isEqualTo(2);
  }

  private static void look(TestSplit<String> test) {
    assertThat(test.open("many")).hasSize(2);
  }
}
