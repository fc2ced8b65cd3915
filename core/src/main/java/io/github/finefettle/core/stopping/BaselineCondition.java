package io.github.finefettle.core.stopping;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.NumberText;
import java.util.Optional;

/** No evaluation has beaten a baseline, and the time for it is over. */
record BaselineCondition(double value, Span within) implements StopCondition {
  BaselineCondition {
    ConditionJson.requireFinite("baseline", value);
    SpanText.requireSome("time for the baseline", within);
  }

  @Override
  public Optional<ConditionMet> met(ObservedRun run) {
    boolean beaten = run.direction().isBetter(run.tally().bestValue(), value);
    if (beaten || !within.isSpentBy(run.reading(within))) {
      return Optional.empty();
    }
    String best =
        run.best()
            .map(observation -> "the best was " + NumberText.of(observation.score().value()))
            .orElse("no evaluation had a value");
    String evidence =
        "The baseline of "
            + NumberText.of(value)
            + " was not beaten within "
            + within
            + "; "
            + best
            + ".";
    return Optional.of(new ConditionMet(StopReason.BASELINE_MISSED, evidence));
  }

  @Override
  public void check(int evaluations, Observation observation) {
    SpanText.require(within, "time for the baseline", evaluations, observation.position());
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("kind", "baseline")
        .put("value", value)
        .put("within", within.toJson())
        .toJson();
  }
}
