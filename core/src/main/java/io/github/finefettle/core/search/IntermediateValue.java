package io.github.finefettle.core.search;

/**
 * A value on the way of a trial.
 *
 * @param step where it was measured
 * @param value the objective's value there; NaN if undefined
 */
public record IntermediateValue(long step, double value) {}
