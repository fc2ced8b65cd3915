/** The main job: fine-tune a language model end to end, guarded against all six mistakes. */
@NullMarked
package io.github.finefettle.examples.finetune;

import org.jspecify.annotations.NullMarked;
