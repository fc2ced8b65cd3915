/** Early stopping at home in the training loop of DJL. */
@NullMarked
package io.github.finefettle.djl;

import org.jspecify.annotations.NullMarked;
