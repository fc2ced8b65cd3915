/** Programs that clean data sets and texts. */
@NullMarked
package io.github.finefettle.examples.cleaning;

import org.jspecify.annotations.NullMarked;
