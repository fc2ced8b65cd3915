/** Measures of ranked answers to queries against relevance judgements. */
@NullMarked
package io.github.finefettle.metrics.retrieval;

import org.jspecify.annotations.NullMarked;
