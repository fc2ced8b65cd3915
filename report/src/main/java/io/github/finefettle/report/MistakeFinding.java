package io.github.finefettle.report;

import io.github.finefettle.core.definition.JsonObjectBuilder;
import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.Claim;
import io.github.finefettle.core.evidence.Evidence;
import io.github.finefettle.core.evidence.Mistake;
import java.util.List;
import java.util.stream.Stream;

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
   * The verdict with the claims that decided it. All of the evidence stands in a place of its own
   * in the audit's JSON.
   *
   * @return an object with mistake, number, title, state, sentence and evidence: for each required
   *     claim its block, id, state and, where known, value, low, high, n and limit
   */
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("mistake", mistake.name())
        .put("number", mistake.number())
        .put("title", mistake.title())
        .put("state", state.name())
        .put("sentence", sentence)
        .put("evidence", evidence.stream().flatMap(MistakeFinding::deciding).toList())
        .toJson();
  }

  private static Stream<JsonValue.JsonObject> deciding(Evidence from) {
    return from.claims().stream().filter(Claim::required).map(c -> claim(from.block(), c));
  }

  private static JsonValue.JsonObject claim(String block, Claim claim) {
    JsonObjectBuilder json =
        JsonValue.object()
            .put("block", block)
            .put("id", claim.id())
            .put("state", claim.state().name());
    claim.value().ifPresent(value -> json.put("value", value));
    claim.interval().ifPresent(i -> json.put("low", i.low()).put("high", i.high()));
    claim.n().ifPresent(n -> json.put("n", n));
    claim.limit().ifPresent(limit -> json.put("limit", limit));
    return json.toJson();
  }
}
