package io.github.finefettle.examples.evaluating;

import io.github.finefettle.examples.BadInputException;
import java.util.ArrayList;
import java.util.List;

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
    List<List<String>> dealt = new ArrayList<>();
    for (PartPlan<?> plan : plans) {
      dealt.add(new ArrayList<>(names.isEmpty() ? plan.defaults() : List.of()));
    }
    for (String name : names) {
      dealt.get(taker(plans, name)).add(name);
    }
    List<PartOfPlan> parts = new ArrayList<>();
    for (int i = 0; i < dealt.size(); i++) {
      if (!dealt.get(i).isEmpty()) {
        parts.add(new PartOfPlan(plans.get(i), dealt.get(i)));
      }
    }
    return parts;
  }

  /** Which of the kinds of rows gives a metric. */
  private static int taker(List<PartPlan<?>> plans, String name) {
    try {
      for (int i = 0; i < plans.size(); i++) {
        if (plans.get(i).find(name).isPresent()) {
          return i;
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
