package io.github.finefettle.validation.verdict;

import io.github.finefettle.core.definition.JsonValue;
import io.github.finefettle.core.statistics.Proportion;
import java.util.OptionalDouble;

/**
 * What came of one perturbation over all cases. Every case is in exactly one of the first three
 * counts.
 *
 * @param perturbation the perturbation's id
 * @param applied cases whose text was changed and answered again
 * @param notApplicable cases to which the rule does not apply
 * @param onlyNoOps cases where every draw left the text as it was: they prove nothing and do not
 *     count as passed
 * @param rejectedDraws draws thrown away because they changed nothing
 * @param changedAnswers applied cases whose answer differs from that to the unchanged text
 */
public record PerturbationCounts(
    String perturbation,
    long applied,
    long notApplicable,
    long onlyNoOps,
    long rejectedDraws,
    long changedAnswers) {
  /** Checks that changed answers are among those given. */
  public PerturbationCounts {
    if (changedAnswers < 0 || changedAnswers > applied) {
      throw new IllegalArgumentException(
          "The changed answers ("
              + changedAnswers
              + ") under "
              + perturbation
              + " must be among the "
              + applied
              + " applied cases.");
    }
  }

  /**
   * All cases.
   *
   * @return applied, not applicable and only no-ops together
   */
  public long cases() {
    return applied + notApplicable + onlyNoOps;
  }

  /**
   * The share of changed answers.
   *
   * @return in [0, 1], or empty where the perturbation applied to no case
   */
  public OptionalDouble rate() {
    return applied == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(new Proportion(changedAnswers, applied).value());
  }

  JsonValue.JsonObject toJson() {
    return JsonValue.object()
        .put("perturbation", perturbation)
        .put("cases", cases())
        .put("applied", applied)
        .put("notApplicable", notApplicable)
        .put("onlyNoOps", onlyNoOps)
        .put("rejectedDraws", rejectedDraws)
        .put("changedAnswers", changedAnswers)
        .toJson();
  }
}
