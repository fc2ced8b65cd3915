/**
 * Hyperparameter search: spaces, studies and their trials, the same result for any number of
 * workers.
 */
@NullMarked
package io.github.finefettle.core.search;

import org.jspecify.annotations.NullMarked;
