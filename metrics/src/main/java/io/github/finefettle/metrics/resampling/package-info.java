/** Bootstrap intervals over the cells of a table of counts. */
@NullMarked
package io.github.finefettle.metrics.resampling;

import org.jspecify.annotations.NullMarked;
