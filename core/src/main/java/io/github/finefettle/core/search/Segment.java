package io.github.finefettle.core.search;

import io.github.finefettle.core.definition.JsonValue;
import java.util.Optional;

/**
 * A piece of a trial's training, from one rung to the next.
 *
 * @param trial the trial's number
 * @param rung the index of the rung that it trains to
 * @param attempt which claim of this segment it is, from 1; 0 while nobody claimed it
 * @param soFar the resource it begins at
 * @param target the resource it trains to
 * @param lastStep the last step reported by earlier segments, or -1
 * @param memory what the segment before was told to remember
 */
record Segment(
    int trial,
    int rung,
    int attempt,
    long soFar,
    long target,
    long lastStep,
    Optional<JsonValue> memory) {
  Segment withAttempt(int number) {
    return new Segment(trial, rung, number, soFar, target, lastStep, memory);
  }
}
