/** Pruning: which trials of a study are worth more training. */
@NullMarked
package io.github.finefettle.core.search.pruning;

import org.jspecify.annotations.NullMarked;
