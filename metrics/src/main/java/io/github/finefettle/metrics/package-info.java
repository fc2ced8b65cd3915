/** Suites of metrics that share one pass, and the catalogue that finds a metric by its name. */
@NullMarked
package io.github.finefettle.metrics;

import org.jspecify.annotations.NullMarked;
