/** Programs that split a data set and that audit a split. */
@NullMarked
package io.github.finefettle.examples.splitting;

import org.jspecify.annotations.NullMarked;
