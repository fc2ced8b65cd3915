/** The three splits as types of their own, so that a test split cannot be tuned on by accident. */
@NullMarked
package io.github.finefettle.core.split;

import org.jspecify.annotations.NullMarked;
