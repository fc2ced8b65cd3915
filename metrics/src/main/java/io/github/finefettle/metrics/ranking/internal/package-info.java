/** How scores are held, sorted and walked over; not API. */
@NullMarked
package io.github.finefettle.metrics.ranking.internal;

import org.jspecify.annotations.NullMarked;
