/** When to stop training, what the best epoch was, and whether the model overfits. */
@NullMarked
package io.github.finefettle.core.stopping;

import org.jspecify.annotations.NullMarked;
