/**
 * Metrics of rows that have any number of labels at once, and of scores for each label, with the
 * semantics of scikit-learn 1.9 where it has the metric.
 */
@NullMarked
package io.github.finefettle.metrics.multilabel;

import org.jspecify.annotations.NullMarked;
