/**
 * Measures of answers to questions: exact match, overlap of words, extracted closed-form answers.
 */
@NullMarked
package io.github.finefettle.metrics.answering;

import org.jspecify.annotations.NullMarked;
