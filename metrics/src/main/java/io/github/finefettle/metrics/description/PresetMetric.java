package io.github.finefettle.metrics.description;

import io.github.finefettle.core.metric.Metric;

/**
 * A metric whose conventions can be those of a well-known tool.
 *
 * @param <R> the type of a row
 */
public interface PresetMetric<R> extends Metric<R> {
  /**
   * The same metric with the choices that a tool makes.
   *
   * @param preset the tool
   * @return a metric whose signature states what was chosen; this one where the preset changes
   *     nothing
   */
  PresetMetric<R> following(MetricPreset preset);
}
