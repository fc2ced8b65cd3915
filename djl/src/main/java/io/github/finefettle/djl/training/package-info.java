/**
 * Pieces of training whose result depends on the seed alone: optimizer, dropout, batches,
 * checkpoints.
 */
@NullMarked
package io.github.finefettle.djl.training;

import org.jspecify.annotations.NullMarked;
