package io.github.finefettle.core.search;

/**
 * The user's training code. It is called once for each segment of a trial: from one rung to the
 * next.
 *
 * <p>A trial that goes on must go on from its own weights, optimiser and schedule at {@link
 * Trial#resourceSoFar()}, not from the start: keep a checkpoint for each rung in {@link
 * Trial#directory()}. A segment that was cut off (the process was killed) is run again from the
 * rung before, maybe by another process; so write a checkpoint under the resource it belongs to,
 * and read exactly that of {@code resourceSoFar()}.
 *
 * <p>With several threads it must be safe for use by all of them. For equal results it must be a
 * function of the trial's values, seed and checkpoint alone.
 */
@FunctionalInterface
public interface TrialBody {
  /**
   * Trains a trial from {@link Trial#resourceSoFar()} to {@link Trial#resourceTarget()}.
   *
   * @param trial what to train and how far
   * @return how far it came, and the best value so far
   * @throws InterruptedException to stop the study in a state that can be resumed; so does a {@link
   *     java.util.concurrent.CancellationException}
   * @throws java.io.IOException to stop the study likewise: a full disk or a lost file is no fault
   *     of the trial's values
   * @throws Exception to fail this trial; the study goes on
   */
  TrialReport run(Trial trial) throws Exception;
}
