/** Metrics as evaluators of DJL. */
@NullMarked
package io.github.finefettle.djl.evaluators;

import org.jspecify.annotations.NullMarked;
