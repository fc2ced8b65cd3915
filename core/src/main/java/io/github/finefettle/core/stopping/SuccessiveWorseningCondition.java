package io.github.finefettle.core.stopping;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.NumberText;
import java.util.Optional;

/**
 * Prechelt's UP (1998, section 2.2) with strips of one evaluation: each of the newest evaluations
 * was worse than the one before it, however little. Undefined ones are passed over.
 */
record SuccessiveWorseningCondition(int times) implements StopCondition {
  SuccessiveWorseningCondition {
    if (times < 1) {
      throw new IllegalArgumentException(
          "The number of successive worsenings (" + times + ") must be 1 or more. Try 3 or 4.");
    }
  }

  @Override
  public Optional<ConditionMet> met(ObservedRun run) {
    if (!run.latest().isDefined() || run.tally().worsenings() < times) {
      return Optional.empty();
    }
    double[] values = run.comparedValues();
    int first = values.length - 1 - times;
    String evidence =
        "The objective worsened in "
            + SpanText.counted(times, "successive evaluation")
            + ", from "
            + NumberText.of(values[first])
            + " to "
            + NumberText.of(values[values.length - 1])
            + " in "
            + run.latest().position()
            + ".";
    return Optional.of(new ConditionMet(StopReason.SUCCESSIVE_WORSENING, evidence));
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object().put("kind", "successive-worsening").put("times", times).toJson();
  }
}
