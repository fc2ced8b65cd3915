/** Kept rows and splits as views of DJL data sets. */
@NullMarked
package io.github.finefettle.djl.datasets;

import org.jspecify.annotations.NullMarked;
