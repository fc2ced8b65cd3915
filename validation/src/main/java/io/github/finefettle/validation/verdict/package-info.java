/** Ship, do not ship, or not enough evidence, with the numbers behind it. */
@NullMarked
package io.github.finefettle.validation.verdict;

import org.jspecify.annotations.NullMarked;
