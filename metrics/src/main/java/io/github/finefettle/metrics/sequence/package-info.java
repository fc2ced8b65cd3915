/** Measures of tagged tokens: entities by conlleval or a strict scheme, partial matches, tokens. */
@NullMarked
package io.github.finefettle.metrics.sequence;

import org.jspecify.annotations.NullMarked;
