/** Exact and near duplicates: verified, in star clusters, with guards against false ones. */
@NullMarked
package io.github.finefettle.dataprep.duplicates;

import org.jspecify.annotations.NullMarked;
