/** Properties of characters that are the same on every Java release; not for use by others. */
@NullMarked
package io.github.finefettle.dataprep.text.internal;

import org.jspecify.annotations.NullMarked;
