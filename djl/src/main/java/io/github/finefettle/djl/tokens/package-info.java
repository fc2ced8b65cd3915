/** Tokenizers of DJL as counters of tokens, for limits on the length of examples. */
@NullMarked
package io.github.finefettle.djl.tokens;

import org.jspecify.annotations.NullMarked;
