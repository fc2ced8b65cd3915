/** What intervals from resampling share. */
@NullMarked
package io.github.finefettle.metrics.resampling.internal;

import org.jspecify.annotations.NullMarked;
