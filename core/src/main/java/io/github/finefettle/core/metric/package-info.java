/** The contracts of a metric; the families live in the metrics module. */
@NullMarked
package io.github.finefettle.core.metric;

import org.jspecify.annotations.NullMarked;
