package io.github.finefettle.core.stopping;

import java.util.List;

/**
 * A point of a run with its number, which a reading in evaluations needs.
 *
 * @param points of the run
 * @param index of the point, -1 before the first
 */
record CountedPoint(List<ObservedPoint> points, int index) {
  ObservedPoint point() {
    return points.get(index);
  }

  /** The count in the unit of a span; 0 before the first, NaN where it was not counted. */
  double reading(Span span) {
    return index < 0 ? 0 : span.reading(index + 1, point().position()).orElse(Double.NaN);
  }
}
