/** Any metric by slice of the rows, with the worst slice and the gap between slices. */
@NullMarked
package io.github.finefettle.metrics.slices;

import org.jspecify.annotations.NullMarked;
