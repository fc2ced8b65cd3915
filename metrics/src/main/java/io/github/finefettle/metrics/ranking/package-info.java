/** Metrics of scores that rank rows: how far positive rows stand above the others. */
@NullMarked
package io.github.finefettle.metrics.ranking;

import org.jspecify.annotations.NullMarked;
