package io.github.finefettle.core.search;

import com.google.errorprone.annotations.CheckReturnValue;
import io.github.finefettle.core.definition.JsonValue;
import java.util.Optional;

/**
 * How far a segment of a trial came, and the best value so far. Immutable.
 *
 * @param ending why it came no further
 * @param resource what the trial has been trained, in total
 * @param value the best value so far by the study's objective; NaN if there is none. An infinite
 *     value counts as none
 * @param memory what the trial's next segment is to be handed
 */
@CheckReturnValue
public record TrialReport(Ending ending, long resource, double value, Optional<JsonValue> memory) {
  /** Why a segment came no further. */
  public enum Ending {
    /** The target was reached; the trial's schedule could go on. */
    REACHED,
    /** The trial's own schedule is over, at the target or before. */
    ENDED,
    /** An early-stopping rule ended the trial. */
    EARLY_STOPPED
  }

  /** Checks the resource and makes a value that is not finite undefined. */
  public TrialReport {
    if (resource < 0) {
      throw new IllegalArgumentException(
          "The resource (" + resource + ") must be 0 or more: what the trial trained in total.");
    }
    value = Double.isFinite(value) ? value + 0.0 : Double.NaN;
  }

  /**
   * The trial reached its target, and its schedule could go on.
   *
   * @param resource the target; what was trained in total
   * @param value the best value so far; NaN if there is none
   * @return the report
   */
  public static TrialReport reached(long resource, double value) {
    return new TrialReport(Ending.REACHED, resource, value, Optional.empty());
  }

  /**
   * The trial's own schedule is over; it is complete.
   *
   * @param resource what was trained in total, at most the target
   * @param value the best value; NaN if there is none
   * @return the report
   */
  public static TrialReport ended(long resource, double value) {
    return new TrialReport(Ending.ENDED, resource, value, Optional.empty());
  }

  /**
   * An early-stopping rule ended the trial.
   *
   * @param resource what was trained in total, at most the target
   * @param value the value of the best checkpoint; NaN if there is none
   * @return the report
   */
  public static TrialReport earlyStopped(long resource, double value) {
    return new TrialReport(Ending.EARLY_STOPPED, resource, value, Optional.empty());
  }

  /**
   * The same report with something for the trial's next segment. It stands in the study's result,
   * so for equal results leave times and paths out.
   *
   * @param state any JSON value
   * @return a new report
   */
  public TrialReport remembering(JsonValue state) {
    return new TrialReport(ending, resource, value, Optional.of(state));
  }

  /** Checks the report against what the segment was asked for. */
  void requireFits(long soFar, long target) {
    boolean inReach = resource >= soFar && resource <= target;
    boolean reachedIt = ending != Ending.REACHED || target == Long.MAX_VALUE || resource == target;
    if (!inReach || !reachedIt) {
      throw new IllegalArgumentException(
          "The report says "
              + ending
              + " at resource "
              + resource
              + ", but the segment goes from "
              + soFar
              + " to "
              + (target == Long.MAX_VALUE ? "the end of the schedule" : target)
              + ". Count the resource from the trial's start; report reached(...) at the target,"
              + " ended(...) where the schedule is over.");
    }
  }
}
