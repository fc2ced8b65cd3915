package io.github.finefettle.core.search.pruning;

/**
 * A trial as it stands at a rung.
 *
 * @param trial its number
 * @param value its best value so far; NaN where it has none
 * @param ended whether its own schedule is over, so that it cannot be trained further
 */
public record Contender(int trial, double value, boolean ended) {}
