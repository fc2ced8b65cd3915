package io.github.finefettle.report;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Mistake;
import java.util.List;

/**
 * The verdict on one mistake.
 *
 * @param mistake which of the six
 * @param state avoided, committed or not checked
 * @param sentence why, with the numbers, for people
 * @param evidence what it rests on, in the order it was handed in
 */
public record MistakeFinding(
    Mistake mistake, MistakeState state, String sentence, List<Evidence> evidence) {
  /** Copies the evidence. */
  public MistakeFinding {
    evidence = List.copyOf(evidence);
  }

  /**
   * The verdict without its evidence, which the audit's JSON holds in a place of its own.
   *
   * @return an object with mistake, number, title, state and sentence
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("mistake", mistake.name())
        .put("number", mistake.number())
        .put("title", mistake.title())
        .put("state", state.name())
        .put("sentence", sentence)
        .toJson();
  }
}
