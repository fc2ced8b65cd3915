/** Missing values: which texts only say that there is none, and what to do about it. */
@NullMarked
package io.github.finefettle.dataprep.missing;

import org.jspecify.annotations.NullMarked;
