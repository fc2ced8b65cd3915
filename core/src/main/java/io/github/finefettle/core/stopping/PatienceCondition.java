package io.github.finefettle.core.stopping;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.evidence.NumberText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * No improvement for so long. Each evaluation stands for the stretch since the one before; the
 * stretches add up from the last evaluation that improved, without those of the warm-up, of a
 * cooldown, and of undefined evaluations that the rule passes over. The stretch of a worse one may
 * count several times.
 */
record PatienceCondition(Span span) implements StopCondition {
  PatienceCondition {
    if (span.amount() == 0) {
      throw new IllegalArgumentException(
          "The patience (0) must be more than 0 "
              + span.unit()
              + ". Take 1 evaluation to stop at the first one without improvement.");
    }
  }

  /** How much of the patience is used up: as counted along the run, or read from it. */
  double used(ObservedRun run) {
    OptionalDouble counted = run.tally().used(span);
    return counted.isPresent() ? counted.getAsDouble() : read(run);
  }

  /** By the whole run: what is carried along must equal it. */
  double read(ObservedRun run) {
    double used = 0;
    double cooldownFrom = -1;
    List<ObservedPoint> points = run.points();
    Span cooldown = run.rule().cooldown();
    int improved = lastImproved(points);
    for (int i = 0; i < points.size(); i++) {
      ObservedPoint point = points.get(i);
      if (point.rateChanged() && cooldown.amount() > 0) {
        cooldownFrom = run.readingAt(i - 1, cooldown);
        used = 0;
      }
      if (i <= improved) {
        // Nothing before it counts, and a long run would be read over and over.
        continue;
      }
      boolean cooling =
          cooldownFrom >= 0 && cooldown.reaches(run.readingAt(i, cooldown) - cooldownFrom);
      if (!cooling && !run.isWarmingUp(i) && counts(run.rule(), point)) {
        int times = point.standing() == Standing.WORSE ? run.rule().worseCounts() : 1;
        used += times * (run.readingAt(i, span) - run.readingAt(i - 1, span));
      }
    }
    return used;
  }

  /** The index of the last evaluation that improved, or -1. */
  private static int lastImproved(List<ObservedPoint> points) {
    int i = points.size() - 1;
    while (i >= 0 && points.get(i).standing() != Standing.IMPROVED) {
      i--;
    }
    return i;
  }

  static boolean counts(EarlyStopping rule, ObservedPoint point) {
    return point.isDefined() || !(rule.undefinedPolicy() instanceof UndefinedPolicy.Skip);
  }

  Span remaining(ObservedRun run) {
    return span.withAmount(Math.max(0, span.amount() - used(run)));
  }

  @Override
  public Optional<ConditionMet> met(ObservedRun run) {
    double used = used(run);
    if (!span.isSpentBy(used)) {
      return Optional.empty();
    }
    return Optional.of(new ConditionMet(StopReason.NO_IMPROVEMENT, evidence(run, used)));
  }

  private String evidence(ObservedRun run, double used) {
    String since =
        run.best()
            .map(
                best ->
                    "the best was "
                        + NumberText.of(best.score().value())
                        + " in "
                        + best.position())
            .orElse("no evaluation had a value");
    return stretch(run.rule(), used) + "; " + since + ".";
  }

  private String stretch(EarlyStopping rule, double used) {
    Span spent = span.withAmount(used);
    if (rule.worseCounts() > 1) {
      return "Without improvement "
          + spent
          + " of patience are used up (patience "
          + SpanText.bare(span)
          + "; one worse beyond "
          + SpanText.threshold(rule.improvement())
          + " counts "
          + rule.worseCounts()
          + " times)";
    }
    String text =
        span instanceof Span.Evaluations
            ? spent + " in a row did not improve"
            : "No evaluation has improved for " + spent;
    return text + " (patience " + SpanText.bare(span) + ")";
  }

  @Override
  public void check(int evaluations, Observation observation) {
    SpanText.require(span, "patience", evaluations, observation.position());
  }

  @Override
  public JsonValue.JsonObject toJson() {
    return JsonValue.object().put("kind", "patience").put("span", span.toJson()).toJson();
  }
}
