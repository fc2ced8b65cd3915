/** Choosing the metric from the task and the labels, with the number that refuses the others. */
@NullMarked
package io.github.finefettle.metrics.selection;

import org.jspecify.annotations.NullMarked;
