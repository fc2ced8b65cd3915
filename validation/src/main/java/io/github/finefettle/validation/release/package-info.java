/** What changes for users when a model takes the place of another. */
@NullMarked
package io.github.finefettle.validation.release;

import org.jspecify.annotations.NullMarked;
