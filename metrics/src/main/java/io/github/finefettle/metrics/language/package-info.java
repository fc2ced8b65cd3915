/** Measures of language models: perplexity, bits, and multiple choice by likelihood. */
@NullMarked
package io.github.finefettle.metrics.language;

import org.jspecify.annotations.NullMarked;
