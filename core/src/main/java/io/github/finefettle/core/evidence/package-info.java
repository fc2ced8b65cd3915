/**
 * Evidence: the closed vocabulary in which every block says what it saw, and which reports draw.
 */
@NullMarked
package io.github.finefettle.core.evidence;

import org.jspecify.annotations.NullMarked;
