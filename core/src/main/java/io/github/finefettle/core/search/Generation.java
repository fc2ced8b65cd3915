package io.github.finefettle.core.search;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.search.TrialReport.Ending;
import io.github.finefettle.core.search.pruning.Contender;
import io.github.finefettle.core.search.pruning.Pruner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How one generation of trials stands, worked out anew from the records. It is a function of what
 * the segments reported, whoever ran them and in whatever order: that is why a study has one
 * result.
 *
 * <p>Rung by rung: trials that have a segment to train are open; when none is, the pruner says who
 * stays in the race.
 */
final class Generation {
  private final Study study;
  private final StudyLog log;
  private final Map<Integer, TrialState> states = new TreeMap<>();
  private final List<Segment> open = new ArrayList<>();

  Generation(Study study, int index, StudyLog log) {
    this.study = study;
    this.log = log;
    int first = index * study.generationWidth();
    int end = (int) Math.min((long) first + study.generationWidth(), study.trialCount());
    SortedSet<Integer> race = new TreeSet<>();
    for (int trial = first; trial < end; trial++) {
      states.put(trial, TrialState.RUNNING);
      race.add(trial);
    }
    run(race);
  }

  private void run(SortedSet<Integer> race) {
    int rungs = study.rungs().size();
    for (int rung = 0; rung < rungs; rung++) {
      for (int trial : race) {
        take(trial, rung);
      }
      race.removeIf(trial -> states.get(trial) == TrialState.FAILED);
      if (!open.isEmpty() || race.stream().noneMatch(this::canGoOn)) {
        return;
      }
      if (rung == rungs - 1) {
        race.stream().filter(this::canGoOn).forEach(t -> states.put(t, TrialState.COMPLETE));
        return;
      }
      prune(race, rung);
    }
  }

  private boolean canGoOn(int trial) {
    return states.get(trial) == TrialState.RUNNING;
  }

  /** Looks at what a trial in the race did up to this rung. */
  private void take(int trial, int rung) {
    if (!canGoOn(trial)) {
      return;
    }
    SegmentLog segment = log.segment(trial, rung);
    if (segment.failure().isPresent()) {
      states.put(trial, TrialState.FAILED);
    } else if (segment.report().isEmpty()) {
      open.add(open(trial, rung));
    } else if (segment.report().get().ending() == Ending.ENDED) {
      states.put(trial, TrialState.COMPLETE);
    } else if (segment.report().get().ending() == Ending.EARLY_STOPPED) {
      states.put(trial, TrialState.EARLY_STOPPED);
    }
  }

  private Segment open(int trial, int rung) {
    long soFar = 0;
    Optional<JsonValue> memory = Optional.empty();
    long lastStep = -1;
    for (int r = 0; r < rung; r++) {
      SegmentLog before = log.segment(trial, r);
      TrialReport report = before.report().orElseThrow();
      soFar = report.resource();
      memory = report.memory();
      for (IntermediateValue value : before.values()) {
        lastStep = value.step();
      }
    }
    return new Segment(trial, rung, 0, soFar, study.rungs().get(rung), lastStep, memory);
  }

  private void prune(SortedSet<Integer> race, int rung) {
    Pruner pruner = study.pruner().orElseThrow();
    List<Contender> contenders =
        race.stream().map(t -> new Contender(t, value(t, rung), !canGoOn(t))).toList();
    List<Integer> staying = pruner.survivors(contenders, study.objective().direction());
    for (int trial : race) {
      if (!staying.contains(trial) && canGoOn(trial)) {
        states.put(trial, TrialState.PRUNED);
      }
    }
    race.retainAll(staying);
  }

  /** What a trial in the race has at a rung: its newest report up to there. */
  private double value(int trial, int rung) {
    for (int r = rung; r >= 0; r--) {
      Optional<TrialReport> report = log.segment(trial, r).report();
      if (report.isPresent()) {
        return report.get().value();
      }
    }
    return Double.NaN;
  }

  /** Each trial's state, by trial number. */
  Map<Integer, TrialState> states() {
    return states;
  }

  /** The segments that are still to be run or being run, by trial number. */
  List<Segment> open() {
    return open;
  }

  /** Whether nothing is left to do. */
  boolean isOver() {
    return open.isEmpty();
  }
}
