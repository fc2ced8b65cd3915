/** Figures drawn as marks in the plane: geometry only, no markup. Not API. */
@NullMarked
package io.github.finefettle.report.charts.internal;

import org.jspecify.annotations.NullMarked;
