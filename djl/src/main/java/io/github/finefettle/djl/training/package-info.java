/**
 * Pieces of training whose result depends on the seed alone: optimizer, dropout, batches,
 * checkpoints.
 *
 * <p>The same seed gives the same weights in every process on one machine, given the same native
 * engine, one thread in it ({@code ai.djl.pytorch.num_threads} and {@code num_interop_threads} of
 * 1) and initial weights that are written by {@link
 * io.github.finefettle.djl.training.ParameterSnapshot}, not drawn by the engine.
 *
 * <p>What else a model is made of must keep clear of one trap of DJL 0.35 on PyTorch: {@code mul},
 * {@code div}, {@code pow} and {@code maximum} with a {@code Number}, {@code swish}, {@code L2Loss}
 * and a cross-entropy with a weight other than 1 build their constant on a Java buffer and let go
 * of it at once, while autograd keeps using the memory. A garbage collection between the forward
 * and the backward pass then gives wrong gradients, without an error. Safe are {@code add} and
 * {@code sub} with a {@code Number}, {@code gelu}, {@code clip} and {@code mean}, and any constant
 * that is held as an array until the backward pass is over; SiLU can be written as {@code
 * x.mul(sigmoid(x))}.
 */
@NullMarked
package io.github.finefettle.djl.training;

import org.jspecify.annotations.NullMarked;
