/** Measures of structured output: JSON documents and calls of tools. */
@NullMarked
package io.github.finefettle.metrics.structured;

import org.jspecify.annotations.NullMarked;
