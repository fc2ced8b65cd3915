package io.github.finefettle.core.search;

import io.github.finefettle.core.definition.JsonValue;
import java.util.List;
import java.util.Optional;

/**
 * What came of a trial.
 *
 * @param number its number in the study
 * @param assignment the values it was trained with
 * @param state how it stands
 * @param value the best value it reported; NaN if it has none
 * @param resource how far it was trained: what counts in the result, not what was repeated after a
 *     kill
 * @param intermediate the values on the way, in order of their steps
 * @param memory what its last segment was told to remember
 * @param failure what went wrong, for a failed trial
 */
public record TrialSummary(
    int number,
    Assignment assignment,
    TrialState state,
    double value,
    long resource,
    List<IntermediateValue> intermediate,
    Optional<JsonValue> memory,
    Optional<String> failure) {
  /** Copies the list. */
  public TrialSummary {
    intermediate = List.copyOf(intermediate);
  }

  /**
   * Whether the trial may be the best: it counts as complete and has a value.
   *
   * @return true if it may
   */
  public boolean isEligible() {
    return state.countsAsComplete() && !Double.isNaN(value);
  }

  JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("number", number)
        .put("assignment", assignment.toJson())
        .put("state", state.name())
        .put("value", StudyRecords.json(value))
        .put("resource", resource)
        .put(
            "intermediate",
            intermediate.stream()
                .map(
                    i ->
                        JsonValue.array(
                            List.of(JsonValue.of(i.step()), StudyRecords.json(i.value()))))
                .toList())
        .putIfPresent("memory", memory)
        .putIfPresent("failure", failure.map(JsonValue::of))
        .toJson();
  }
}
