/**
 * Metrics of single-label classification, all read from one confusion matrix of exact counts.
 *
 * <p>{@code ClassificationMetric} has the metrics of all rows, {@code Averaging} those of
 * precision, recall, F and Jaccard over labels, {@code OneVersusRest} those of one label, {@code
 * OrdinalScale} those of labels with an order, {@code CostMatrix} those of errors with costs. Top-k
 * accuracy alone reads scores and has a state of its own. {@code ConfusionCounts} counts arrays of
 * rows quickly.
 *
 * <p>Compared with scikit-learn 1.9: labels are those seen among true or predicted labels ({@code
 * labels:seen}, its default). Where a metric is undefined, ours says so and why ({@code
 * zero:undefined}); {@code zeroRule(ZeroRule.ZERO)} gives what {@code zero_division=0} gives there
 * for precision, recall and F1, what {@code matthews_corrcoef} always gives, and what {@code
 * cohen_kappa_score(replace_undefined_by=0)} gives. Balanced accuracy leaves out classes without
 * true rows, as there. An empty input is undefined under every rule. {@code following(preset)} sets
 * the choices of a tool at once.
 */
@NullMarked
package io.github.finefettle.metrics.classification;

import org.jspecify.annotations.NullMarked;
