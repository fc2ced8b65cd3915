/** The program that measures predictions against references. */
@NullMarked
package io.github.finefettle.examples.evaluating;

import org.jspecify.annotations.NullMarked;
