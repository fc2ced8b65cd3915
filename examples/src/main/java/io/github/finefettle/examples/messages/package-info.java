/**
 * A data set of our own: short customer messages with labels and dirt of known kinds and counts.
 */
@NullMarked
package io.github.finefettle.examples.messages;

import org.jspecify.annotations.NullMarked;
