package io.github.finefettle.metrics.preference;

import io.github.finefettle.core.metric.MetricState;

/** A state from which the ratings of all players follow. */
interface RatingState extends MetricState<Match> {
  /** The ratings under a system that this state fits. */
  Ratings rate(RatingSystem system);

  /** What this state gathers. */
  String stateId();
}
