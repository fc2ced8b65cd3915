/** The example programs and what they share: the list of programs, the console, bad input. */
@NullMarked
package io.github.finefettle.examples;

import org.jspecify.annotations.NullMarked;
