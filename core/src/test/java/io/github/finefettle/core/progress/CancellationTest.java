package io.github.finefettle.core.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class CancellationTest {
  @Test
  void workGoesOnUntilSomeoneAsks() {
    Cancellation cancellation = new Cancellation();
    assertThat(cancellation.isCancelled()).isFalse();
    assertThatCode(() -> cancellation.throwIfCancelled("study")).doesNotThrowAnyException();
    cancellation.cancel();
    assertThat(cancellation.isCancelled()).isTrue();
    assertThatThrownBy(() -> cancellation.throwIfCancelled("study"))
        .isInstanceOf(CancellationException.class)
        .hasMessageContaining("\"study\"");
  }

  @Test
  void askingOnOneThreadIsSeenOnAnother() {
    Cancellation cancellation = new Cancellation();
    CompletableFuture.runAsync(cancellation::cancel).join();
    assertThat(cancellation.isCancelled()).isTrue();
  }

  @Test
  void anInterruptOfTheThreadStopsTheWorkAndStaysSet() {
    Cancellation cancellation = new Cancellation();
    Thread.currentThread().interrupt();
    try {
      assertThat(cancellation.isCancelled()).isTrue();
      assertThatThrownBy(() -> cancellation.throwIfCancelled("study"))
          .isInstanceOf(CancellationException.class);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertThat(cancellation.isCancelled()).as("nobody asked").isFalse();
  }

  @Test
  void progressCarriesItsNumbers() {
    Progress progress = Progress.of("clean", 3, 10, "rows").withDetail("near duplicates");
    assertThat(progress)
        .isEqualTo(new Progress("clean", 3, OptionalLong.of(10), "rows", "near duplicates"));
    assertThatCode(() -> ProgressListener.none().progressed(progress)).doesNotThrowAnyException();
  }
}
