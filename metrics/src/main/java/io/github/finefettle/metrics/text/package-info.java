/** Measures of generated text against references. */
@NullMarked
package io.github.finefettle.metrics.text;

import org.jspecify.annotations.NullMarked;
