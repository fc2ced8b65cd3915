/**
 * A small Llama language model written with DJL blocks: its tokenizer, its checkpoint files, its
 * forward pass, and the text classifier that a fine-tune makes of it.
 */
@NullMarked
package io.github.finefettle.examples.language;

import org.jspecify.annotations.NullMarked;
