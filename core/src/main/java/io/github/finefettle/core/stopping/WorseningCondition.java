package io.github.finefettle.core.stopping;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.NumberText;
import java.util.List;
import java.util.Optional;

/**
 * So many evaluations since the last improvement were worse than it by as much as an improvement
 * would have to be better.
 */
record WorseningCondition(int times) implements StopCondition {
  WorseningCondition {
    if (times < 1) {
      throw new IllegalArgumentException(
          "The number of worse evaluations (" + times + ") must be 1 or more. Try 2.");
    }
  }

  @Override
  public Optional<ConditionMet> met(ObservedRun run) {
    int counted = run.tally().worse();
    return counted >= 0 && counted < times ? Optional.empty() : read(run);
  }

  /** By the points since the improvement: what is carried along must equal it. */
  Optional<ConditionMet> read(ObservedRun run) {
    List<ObservedPoint> points = run.points();
    int worse = 0;
    int reference = points.size() - 1;
    for (; reference >= 0 && points.get(reference).standing() != Standing.IMPROVED; reference--) {
      boolean counts = !run.isWarmingUp(reference);
      worse += counts && points.get(reference).standing() == Standing.WORSE ? 1 : 0;
    }
    if (worse < times) {
      return Optional.empty();
    }
    ObservedPoint before = points.get(reference);
    String evidence =
        SpanText.counted(worse, "evaluation")
            + " since the improvement to "
            + NumberText.of(before.compared())
            + " in "
            + before.position()
            + " were worse than it beyond "
            + SpanText.threshold(run.rule().improvement())
            + " (limit "
            + times
            + ").";
    return Optional.of(new ConditionMet(StopReason.WORSENED, evidence));
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object().put("kind", "worsening").put("times", times).toJson();
  }
}
