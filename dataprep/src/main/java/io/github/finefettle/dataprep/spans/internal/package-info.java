/** The suffix array and what is computed from it; not API. */
@NullMarked
package io.github.finefettle.dataprep.spans.internal;

import org.jspecify.annotations.NullMarked;
