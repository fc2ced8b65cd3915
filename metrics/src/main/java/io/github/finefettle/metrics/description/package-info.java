/** How a metric is described: the text of its signature and named sets of choices. */
@NullMarked
package io.github.finefettle.metrics.description;

import org.jspecify.annotations.NullMarked;
