package io.github.finefettle.core.search;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.stopping.EarlyStopping;
import io.github.finefettle.core.stopping.EarlyStoppingTracker;
import io.github.finefettle.core.stopping.Observation;
import io.github.finefettle.core.stopping.StopDecision;
import io.github.finefettle.core.stopping.TrainingPosition;

/**
 * Watches a trial of a study by a stopping rule. Each observation goes to both: to the trial's
 * curve, which the study stores, and to the rule. Whether the trial was stopped by the rule, pruned
 * by the study or came to its end stays distinct: the rule's stop is reported as {@link
 * TrialReport.Ending#EARLY_STOPPED}, which counts as complete with the value of the best
 * evaluation; a pruned trial was never stopped by the rule.
 *
 * <p>The state of the rule goes through the trial's memory, so that a trial that is promoted to the
 * next rung, or resumed after a kill, is watched on. It stands in the study's result: positions
 * that tell the elapsed time make that differ from run to run.
 *
 * <p>Not safe for use by several threads.
 */
public final class TrialWatch {
  private final Trial trial;
  private final EarlyStoppingTracker tracker;

  private TrialWatch(Trial trial, EarlyStoppingTracker tracker) {
    this.trial = trial;
    this.tracker = tracker;
  }

  /**
   * Begins to watch a segment, where the trial's memory left off.
   *
   * @param trial the segment, whose memory is empty or was written by {@link #reached}
   * @param rule the rule, the same in every segment; its objective is that of the study
   * @return the watch
   * @throws io.github.finefettle.core.definition.JsonFormatException if the memory holds something
   *     else; take {@link #resume} then
   */
  public static TrialWatch of(Trial trial, EarlyStopping rule) {
    return trial.memory().isPresent()
        ? resume(trial, rule, trial.memory().get())
        : new TrialWatch(trial, rule.start());
  }

  /**
   * Goes on watching from a state that the body kept with other things.
   *
   * @param trial the segment
   * @param rule the rule
   * @param state what {@link EarlyStoppingTracker#toJson()} wrote at the end of the segment before
   * @return the watch
   */
  public static TrialWatch resume(Trial trial, EarlyStopping rule, JsonValue state) {
    return new TrialWatch(trial, rule.resume(state));
  }

  /**
   * Asks the rule about an evaluation and reports it to the study, under the steps of its position
   * or, where it has none, its whole epochs. If the rule refuses it nothing is reported; if the
   * report throws, the rule's tracker is left as it was.
   *
   * @param observation the evaluation
   * @return the rule's decision
   * @throws IllegalArgumentException if the rule refuses the observation, or two evaluations lie in
   *     one epoch and count no steps
   */
  @CanIgnoreReturnValue
  public StopDecision observe(Observation observation) {
    requireStep(observation.position());
    return tracker.observe(
        observation,
        decision -> trial.report(step(observation.position()), observation.score().value()));
  }

  private void requireStep(TrainingPosition position) {
    if (position.steps().isEmpty() && position.epochs() != position.epoch()) {
      throw new IllegalArgumentException(
          "The evaluation at "
              + position
              + " lies within an epoch and does not say its step, under which the study stores"
              + " it. Give its position with atStep(n).");
    }
  }

  private static long step(TrainingPosition position) {
    return position.steps().orElse(position.epoch());
  }

  /**
   * The rule's tracker.
   *
   * @return the tracker of this trial
   */
  public EarlyStoppingTracker tracker() {
    return tracker;
  }

  /**
   * Whether the rule has stopped the trial.
   *
   * @return true if it has
   */
  public boolean stopped() {
    return tracker.stop().isPresent();
  }

  /**
   * The report of a segment that trained to its target, for a schedule that could go on: early
   * stopped where the rule says so. The rule's state is remembered for the next segment.
   *
   * @param resource what the trial has been trained, in total; the target unless the rule stopped
   * @return the report, with the value of the best evaluation
   */
  public TrialReport reached(long resource) {
    TrialReport report =
        stopped()
            ? TrialReport.earlyStopped(resource, bestValue())
            : TrialReport.reached(resource, bestValue());
    return report.remembering(tracker.toJson());
  }

  /**
   * The report of a segment whose schedule is over: early stopped where the rule says so.
   *
   * @param resource what the trial has been trained, in total
   * @return the report, with the value of the best evaluation
   */
  public TrialReport ended(long resource) {
    TrialReport report =
        stopped()
            ? TrialReport.earlyStopped(resource, bestValue())
            : TrialReport.ended(resource, bestValue());
    return report.remembering(tracker.toJson());
  }

  private double bestValue() {
    return tracker.bestValue().orElse(Double.NaN);
  }
}
