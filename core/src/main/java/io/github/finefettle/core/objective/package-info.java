/** What is to be improved, in which direction, and what counts as an improvement. */
@NullMarked
package io.github.finefettle.core.objective;

import org.jspecify.annotations.NullMarked;
