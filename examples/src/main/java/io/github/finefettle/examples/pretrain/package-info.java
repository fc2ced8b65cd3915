/** The program {@code pretrain}, which makes a small language model from plain text alone. */
@NullMarked
package io.github.finefettle.examples.pretrain;

import org.jspecify.annotations.NullMarked;
