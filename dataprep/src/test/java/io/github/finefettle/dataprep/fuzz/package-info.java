/** Runs of the fuzz targets that stand beside what they try. */
@NullMarked
package io.github.finefettle.dataprep.fuzz;

import org.jspecify.annotations.NullMarked;
