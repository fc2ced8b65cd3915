/**
 * Metrics of stated probabilities: how good they are, and whether they can be taken at face value.
 */
@NullMarked
package io.github.finefettle.metrics.calibration;

import org.jspecify.annotations.NullMarked;
