/** A small linear text classifier that stands in for a large one where an answer must be cheap. */
@NullMarked
package io.github.finefettle.dataprep.linear;

import org.jspecify.annotations.NullMarked;
