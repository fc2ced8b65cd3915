package io.github.finefettle.core.stopping;

import java.util.OptionalDouble;

/**
 * How much of a patience is used up, carried from one evaluation to the next: what {@link
 * PatienceCondition} finds by reading the whole run, added up in the same order. Immutable.
 *
 * @param span the patience
 * @param used in its unit; NaN where an earlier evaluation lacks a count that the rule looks at, as
 *     after a resumption under another rule: the run is then read, which says so
 * @param cooldownFrom where the last cooldown began, -1 for none, NaN where not counted
 */
record PatienceUse(Span span, double used, double cooldownFrom) {
  static PatienceUse of(Span span) {
    return new PatienceUse(span, 0, -1);
  }

  /** After one more point, which follows on another; neither is changed. */
  PatienceUse after(CountedPoint before, CountedPoint now, EarlyStopping rule) {
    ObservedPoint point = now.point();
    double from = cooldownFrom;
    double sum = used;
    if (point.rateChanged() && rule.cooldown().amount() > 0) {
      from = before.reading(rule.cooldown());
      sum = 0;
    }
    return point.standing() == Standing.IMPROVED
        ? new PatienceUse(span, 0, from)
        : new PatienceUse(span, sum + stretch(before, now, rule, from), from);
  }

  private double stretch(
      CountedPoint before, CountedPoint now, EarlyStopping rule, double coolingSince) {
    ObservedPoint point = now.point();
    double cooled = coolingSince < 0 ? 0 : now.reading(rule.cooldown()) - coolingSince;
    double warmed = rule.warmUp().amount() > 0 ? now.reading(rule.warmUp()) : 0;
    if (Double.isNaN(cooled) || Double.isNaN(warmed)) {
      return Double.NaN;
    }
    boolean cooling = coolingSince >= 0 && rule.cooldown().reaches(cooled);
    boolean warming = rule.warmUp().amount() > 0 && rule.warmUp().reaches(warmed);
    if (cooling || warming || !PatienceCondition.counts(rule, point)) {
      return 0;
    }
    int times = point.standing() == Standing.WORSE ? rule.worseCounts() : 1;
    return times * (now.reading(span) - before.reading(span));
  }

  /** In the unit of the span, or empty where it has to be read from the run. */
  OptionalDouble known() {
    return Double.isNaN(used) ? OptionalDouble.empty() : OptionalDouble.of(used);
  }
}
