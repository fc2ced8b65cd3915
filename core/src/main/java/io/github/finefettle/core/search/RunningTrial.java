package io.github.finefettle.core.search;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.journal.JournalException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A segment as its body sees it. */
final class RunningTrial implements Trial {
  private final Study study;
  private final Segment segment;
  private final Coordinator coordinator;
  private final Workspace workspace;
  private final BooleanSupplier cancelled;
  private long lastStep;
  private @Nullable JournalException broken;

  RunningTrial(
      Study study,
      Segment segment,
      Coordinator coordinator,
      Workspace workspace,
      BooleanSupplier cancelled) {
    this.study = study;
    this.segment = segment;
    this.coordinator = coordinator;
    this.workspace = workspace;
    this.cancelled = cancelled;
    this.lastStep = segment.lastStep();
  }

  /** What went wrong with the store inside the body is the study's trouble, not the trial's. */
  void requireStoreIntact() {
    JournalException trouble = broken;
    if (trouble != null) {
      throw trouble;
    }
  }

  @Override
  public int number() {
    return segment.trial();
  }

  @Override
  public Assignment assignment() {
    return study.assignment(segment.trial());
  }

  @Override
  public long resourceSoFar() {
    return segment.soFar();
  }

  @Override
  public long resourceTarget() {
    return segment.target();
  }

  @Override
  public long seed() {
    return study.trialSeed(segment.trial());
  }

  @Override
  public Optional<JsonValue> memory() {
    return segment.memory();
  }

  @Override
  public void report(long step, double value) {
    if (step < 0 || step <= lastStep) {
      throw new IllegalArgumentException(
          "The step ("
              + step
              + ") must be 0 or more and above the last one reported ("
              + lastStep
              + "). Count steps from the trial's start.");
    }
    lastStep = step;
    try {
      coordinator.value(segment, step, value);
    } catch (JournalException e) {
      broken = e;
      throw e;
    }
  }

  @Override
  public Path directory() {
    try {
      return workspace.directory(segment.trial());
    } catch (JournalException e) {
      broken = e;
      throw e;
    }
  }

  @Override
  public boolean isCancelled() {
    return cancelled.getAsBoolean();
  }
}
