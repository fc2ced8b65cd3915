package io.github.finefettle.metrics.classification;

/**
 * An answer that is given to every row, and what it scores.
 *
 * @param label the answer
 * @param score its value of the metric in question
 */
public record ConstantAnswer(String label, double score) {}
