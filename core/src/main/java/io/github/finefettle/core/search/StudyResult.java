package io.github.finefettle.core.search;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.HasEvidence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of a study. Immutable; equal for equal records, with no times in it.
 *
 * <p>The best trial is the best of those that count as complete; of equal values the smallest trial
 * number. A pruned trial is never the best.
 */
public final class StudyResult implements HasEvidence {
  private final Study study;
  private final List<TrialSummary> trials;

  private StudyResult(Study study, List<TrialSummary> trials) {
    this.study = study;
    this.trials = List.copyOf(trials);
  }

  static StudyResult of(Study study, StudyLog log) {
    List<TrialSummary> trials = new ArrayList<>();
    for (int g = 0; g < study.generations(); g++) {
      Map<Integer, TrialState> states = new Generation(study, g, log).states();
      states.forEach(
          (trial, state) -> {
            if (!log.segments(trial).isEmpty()) {
              trials.add(summary(study, trial, state, log.segments(trial)));
            }
          });
    }
    return new StudyResult(study, trials);
  }

  private static TrialSummary summary(
      Study study, int trial, TrialState state, List<SegmentLog> segments) {
    List<IntermediateValue> intermediate = new ArrayList<>();
    Optional<TrialReport> newest = Optional.empty();
    Optional<String> failure = Optional.empty();
    for (SegmentLog segment : segments) {
      intermediate.addAll(segment.values());
      newest = segment.report().isPresent() ? segment.report() : newest;
      failure = segment.failure();
    }
    return new TrialSummary(
        trial,
        study.assignment(trial),
        state,
        newest.map(TrialReport::value).orElse(Double.NaN),
        newest.map(TrialReport::resource).orElse(0L),
        intermediate,
        newest.flatMap(TrialReport::memory),
        failure);
  }

  /**
   * The study that was run.
   *
   * @return the definition
   */
  public Study study() {
    return study;
  }

  /**
   * The best trial.
   *
   * @return the best of the trials that count as complete and have a value
   * @throws IllegalStateException if there is none
   */
  public TrialSummary best() {
    return findBest()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "No trial of the study is complete with a value, so none is the best. Look at"
                        + " trials() for what became of them."));
  }

  /**
   * The best trial, if there is one.
   *
   * @return the best of the trials that count as complete and have a value, or empty
   */
  public Optional<TrialSummary> findBest() {
    return bestFirst().stream().findFirst();
  }

  /** The trials that may be the best, best first, ties by number. */
  List<TrialSummary> bestFirst() {
    Comparator<TrialSummary> byValue =
        (a, b) -> study.objective().direction().compareBestFirst(a.value(), b.value());
    return trials.stream()
        .filter(TrialSummary::isEligible)
        .sorted(byValue.thenComparingInt(TrialSummary::number))
        .toList();
  }

  /**
   * All trials that were begun.
   *
   * @return by trial number
   */
  public List<TrialSummary> trials() {
    return trials;
  }

  /**
   * The trials in a state.
   *
   * @param state the state
   * @return by trial number
   */
  public List<TrialSummary> trials(TrialState state) {
    return trials.stream().filter(t -> t.state() == state).toList();
  }

  /**
   * The trials that were given up because others were better.
   *
   * @return by trial number
   */
  public List<TrialSummary> pruned() {
    return trials(TrialState.PRUNED);
  }

  /**
   * What was trained, summed over the trials: what counts in the result. What was repeated after a
   * kill, or lost in a failed segment, is not in it.
   *
   * @return in units of the pruner's resource, 0 or more
   */
  public long resourceSpent() {
    return trials.stream().mapToLong(TrialSummary::resource).sum();
  }

  /** How many trials are over, in whatever way. */
  int trialsOver() {
    return trials.size() - trials(TrialState.RUNNING).size();
  }

  /**
   * Whether all trials of the study are over.
   *
   * @return false only for a result so far
   */
  public boolean isFinished() {
    return trialsOver() == study.trialCount();
  }

  void requireSomeSuccess() {
    List<TrialSummary> failed = trials(TrialState.FAILED);
    if (!failed.isEmpty() && failed.size() == trials.size()) {
      throw new StudyFailedException(
          "All "
              + failed.size()
              + " trials of the study failed; trial "
              + failed.get(0).number()
              + " with: "
              + failed.get(0).failure().orElse("no message")
              + ". Mend the training code and start with a new journal.");
    }
  }

  /**
   * The versioned JSON form.
   *
   * @return an object, the same for every way of running the study
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", "study-result")
        .put("version", 1)
        .put("study", study.fingerprint().hex())
        .put("objective", study.objective().toJson())
        .put("unit", study.unit())
        .putIfPresent("best", findBest().map(b -> JsonValue.of((long) b.number())))
        .put("finished", isFinished())
        .put("resourceSpent", resourceSpent())
        .put("trials", trials.stream().map(TrialSummary::toJson).toList())
        .toJson();
  }

  @Override
  public Evidence evidence() {
    return new StudyEvidence(this).make();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StudyResult that
        && study.equals(that.study)
        && trials.equals(that.trials);
  }

  @Override
  public int hashCode() {
    return trials.hashCode();
  }

  @Override
  public String toString() {
    return "result of " + trials.size() + " trials of the " + study;
  }
}
