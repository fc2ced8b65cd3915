package io.github.finefettle.examples.evaluating;

import io.github.finefettle.examples.BadInputException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A kind of row with the metrics to be measured of it.
 *
 * @param plan the kind of row
 * @param names its metrics, one or more
 */
record PartOfPlan(PartPlan<?> plan, List<String> names) {
  PartOfPlan {
    names = List.copyOf(names);
  }

  /** Deals the metrics that the user named, or the defaults, out over the kinds of rows. */
  static List<PartOfPlan> of(List<PartPlan<?>> plans, List<String> names) {
    Map<PartPlan<?>, List<String>> dealt = new LinkedHashMap<>();
    for (PartPlan<?> plan : plans) {
      dealt.put(plan, new ArrayList<>(names.isEmpty() ? plan.defaults() : List.of()));
    }
    for (String name : names) {
      dealt.computeIfAbsent(taker(plans, name), plan -> new ArrayList<>()).add(name);
    }
    List<PartOfPlan> parts = new ArrayList<>();
    dealt.forEach(
        (plan, wanted) -> {
          if (!wanted.isEmpty()) {
            parts.add(new PartOfPlan(plan, wanted));
          }
        });
    return parts;
  }

  private static PartPlan<?> taker(List<PartPlan<?>> plans, String name) {
    try {
      for (PartPlan<?> plan : plans) {
        if (plan.find(name).isPresent()) {
          return plan;
        }
      }
    } catch (IllegalArgumentException e) {
      throw new BadInputException("--metrics: " + e.getMessage(), e);
    }
    List<String> ids = plans.stream().flatMap(plan -> plan.family().ids().stream()).toList();
    throw new BadInputException(
        "--metrics names \""
            + name
            + "\", which is no metric of such rows. Near are "
            + String.join(", ", NearNames.of(name, ids))
            + "; --metrics list shows all.");
  }
}
