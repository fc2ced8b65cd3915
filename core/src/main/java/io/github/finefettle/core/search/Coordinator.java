package io.github.finefettle.core.search;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.search.store.RecordStore;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands out segments and takes their outcomes. Safe for use by several threads. */
final class Coordinator {
  private static final Logger LOG = LoggerFactory.getLogger(Coordinator.class);

  private final Study study;
  private final RecordStore store;
  private final StudyLog log;

  /** All generations before this one are over; touched inside the store's exclusive section. */
  private int firstOpen;

  Coordinator(Study study, RecordStore store, StudyLog log) {
    this.study = study;
    this.store = store;
    this.log = log;
  }

  /**
   * What a worker may do now.
   *
   * @param segment what to run, if there is something
   * @param done whether the study is over; if not and there is no segment, wait for other workers
   */
  record Step(Optional<Segment> segment, boolean done) {}

  /** Claims a segment of the earliest generation that has one to spare. */
  Step next() {
    return store.exclusively(
        append -> {
          boolean done = true;
          for (int g = firstOpen; g < study.generations(); g++) {
            Generation generation = new Generation(study, g, log);
            if (generation.isOver()) {
              firstOpen += g == firstOpen ? 1 : 0;
              continue;
            }
            done = false;
            for (Segment segment : generation.open()) {
              SegmentLog known = log.segment(segment.trial(), segment.rung());
              if (known.attempt() == 0 || !store.isAlive(known.owner())) {
                return new Step(Optional.of(claim(segment, known.attempt() + 1, append)), false);
              }
            }
          }
          return new Step(Optional.empty(), done);
        });
  }

  private Segment claim(Segment segment, int attempt, Consumer<JsonValue.JsonObject> append) {
    Segment claimed = segment.withAttempt(attempt);
    append.accept(StudyRecords.claim(claimed, store.owner()));
    if (attempt > 1) {
      LOG.debug(
          "Trial {}, rung {}: its worker is gone, attempt {} begins",
          segment.trial(),
          segment.rung(),
          attempt);
    }
    return claimed;
  }

  void value(Segment segment, long step, double value) {
    appendIfOurs(segment, StudyRecords.value(segment, step, value));
  }

  void finished(Segment segment, TrialReport report) {
    appendIfOurs(segment, StudyRecords.finished(segment, report));
  }

  void failed(Segment segment, String message) {
    appendIfOurs(segment, StudyRecords.failed(segment, message));
  }

  /** A worker that others gave up for dead must not write over their work. */
  private void appendIfOurs(Segment segment, JsonValue.JsonObject record) {
    store.<Boolean>exclusively(
        append -> {
          SegmentLog known = log.segment(segment.trial(), segment.rung());
          boolean ours = known.attempt() == segment.attempt() && !known.isOver();
          if (ours) {
            append.accept(record);
          } else {
            LOG.debug(
                "Trial {}, rung {}: attempt {} came too late",
                segment.trial(),
                segment.rung(),
                segment.attempt());
          }
          return ours;
        });
  }

  /**
   * How many trials are over. A generation that nobody touched ends the count: segments are handed
   * out from the earliest generation that has one, so nobody touched those behind it either.
   */
  int trialsOver() {
    return store.exclusively(
        append -> {
          int over = Math.min(firstOpen * study.generationWidth(), study.trialCount());
          for (int g = firstOpen; g < study.generations(); g++) {
            Map<Integer, TrialState> states = new Generation(study, g, log).states();
            if (states.keySet().stream().allMatch(trial -> log.segments(trial).isEmpty())) {
              break;
            }
            over += (int) states.values().stream().filter(s -> s != TrialState.RUNNING).count();
          }
          return over;
        });
  }

  /** The result by the records there are. */
  StudyResult result() {
    return store.exclusively(append -> StudyResult.of(study, log));
  }
}
