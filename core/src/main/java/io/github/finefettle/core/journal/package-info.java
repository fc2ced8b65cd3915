/** A file that only grows, from which work that was killed goes on where it stopped. */
@NullMarked
package io.github.finefettle.core.journal;

import org.jspecify.annotations.NullMarked;
